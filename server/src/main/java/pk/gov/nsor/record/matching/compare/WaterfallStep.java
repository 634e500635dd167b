package pk.gov.nsor.record.matching.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A step of the waterfall in which match weights are shown: each begins where the one before it has ended.
 *
 * @param bits with its sign and one digit behind the point
 * @param left where its bar begins, and
 * @param width how wide it is, in hundredths of the whole
 */
public record WaterfallStep(Evidence evidence, String bits, double left, double width) {

    private static final double WHOLE = 100;

    /** Whether it speaks for one person. */
    public boolean isFor() {
        return evidence.bits() >= 0;
    }

    /** The key of the text that names the part. */
    public String partKey() {
        return "matching.part." + evidence.part().name().toLowerCase(Locale.ROOT);
    }

    /** The key of the text that says how far it agrees. */
    public String agreementKey() {
        return "matching.agreement." + evidence.agreement().key();
    }

    /** Of a name, the words that were compared: one where both are the same or one is missing. */
    public List<String> words() {
        boolean isOfName = evidence.part() == Part.NAME || evidence.part() == Part.FATHER;
        return Stream.of(evidence.one(), evidence.other())
                .filter(word -> isOfName && !word.isEmpty())
                .distinct()
                .toList();
    }

    static List<WaterfallStep> of(List<Evidence> evidence) {
        double least = 0;
        double most = 0;
        double sum = 0;
        for (Evidence each : evidence) {
            sum += each.bits();
            least = Math.min(least, sum);
            most = Math.max(most, sum);
        }
        double scale = WHOLE / Math.max(1, most - least);
        List<WaterfallStep> steps = new ArrayList<>();
        double before = 0;
        for (Evidence each : evidence) {
            double after = before + each.bits();
            steps.add(new WaterfallStep(
                    each,
                    signed(each.bits()),
                    (Math.min(before, after) - least) * scale,
                    Math.abs(each.bits()) * scale));
            before = after;
        }
        return steps;
    }

    static String signed(double bits) {
        String digits = String.format(Locale.ROOT, "%.1f", Math.abs(bits));
        return digits.equals("0.0") ? digits : (bits < 0 ? "−" : "+") + digits;
    }
}

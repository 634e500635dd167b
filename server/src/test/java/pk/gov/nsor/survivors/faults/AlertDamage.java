package pk.gov.nsor.survivors.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import pk.gov.nsor.survivors.faults.AlertJournal.Kind;
import pk.gov.nsor.survivors.faults.AlertJournal.Line;

/** What a server could do wrong, planted in what the SMSC has of one survivor's alert: the count has to find it. */
enum AlertDamage {
    /** She was never told of it. */
    LOST,
    /** It was decided twice, with another code. */
    DOUBLED,
    /** The same text came again a second after it was confirmed. */
    REPEATED,
    /** It went to a telephone that is nobody's. */
    MISDIRECTED,
    /** It has a number that can be none. */
    MEANINGLESS;

    private static final String NOBODYS = "923990000000";
    private static final String MEANS_NOTHING = "00";
    private static final long SECOND = 1_000_000;

    /**
     * The journal with the damage.
     *
     * @throws IllegalStateException where there is no alert that can be damaged
     */
    List<Line> plantedIn(List<Line> journal, List<Kill> kills, List<Survivor> survivors) {
        Line one = chosen(journal, kills, survivors);
        AlertText text = AlertText.of(one).orElseThrow();
        List<Line> planted = new ArrayList<>(journal);
        switch (this) {
            case LOST -> planted.removeIf(isOf(one.fields()[1], text));
            case DOUBLED -> planted.add(again(one, one.fields()[1], text, text.number(), other(text.code())));
            case REPEATED -> planted.add(again(one, one.fields()[1], text, text.number(), text.code()));
            case MISDIRECTED -> planted.add(again(one, NOBODYS, text, text.number(), text.code()));
            case MEANINGLESS -> planted.add(again(one, one.fields()[1], text, MEANS_NOTHING, other(text.code())));
        }
        planted.sort(Comparator.comparingLong(Line::micros));
        return planted;
    }

    /** An alert of something that happened, confirmed to the vault when nothing was killed then or soon after. */
    private static Line chosen(List<Line> journal, List<Kill> kills, List<Survivor> survivors) {
        Map<String, Survivor> byPhone = survivors.stream().collect(Collectors.toMap(Survivor::phone, one -> one));
        Set<String> confirmed = journal.stream()
                .filter(line -> line.kind() == Kind.CONFIRMED)
                .filter(line -> kills.stream()
                        .noneMatch(kill ->
                                kill.from() > line.micros() - SECOND && kill.from() < line.micros() + 10 * SECOND))
                .map(line -> line.fields()[0])
                .collect(Collectors.toSet());
        return journal.stream()
                .filter(line -> line.kind() == Kind.SUBMITTED && confirmed.contains(line.fields()[0]))
                .filter(line -> AlertText.of(line)
                        .filter(text -> byPhone.containsKey(line.fields()[1])
                                && byPhone.get(line.fields()[1]).meanings().containsKey(text.number()))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No alert was confirmed without a kill soon after"));
    }

    private static Predicate<Line> isOf(String phone, AlertText text) {
        return line -> line.kind() == Kind.SUBMITTED
                && line.fields()[1].equals(phone)
                && AlertText.of(line).filter(text::equals).isPresent();
    }

    private static Line again(Line line, String phone, AlertText text, String number, String code) {
        String written = new String(HexFormat.of().parseHex(line.fields()[2]), StandardCharsets.ISO_8859_1)
                .replaceFirst(" " + text.number() + " ", " " + number + " ")
                .replaceFirst(text.code() + "\\.$", code + ".");
        return new Line(line.micros() + SECOND, Kind.SUBMITTED, new String[] {
            line.fields()[0] + "00", phone, HexFormat.of().formatHex(written.getBytes(StandardCharsets.ISO_8859_1))
        });
    }

    private static String other(String code) {
        return "%04d".formatted((Integer.parseInt(code) + 1) % 10_000);
    }
}

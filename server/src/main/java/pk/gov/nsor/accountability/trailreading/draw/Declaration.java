package pk.gov.nsor.accountability.trailreading.draw;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;

/**
 * What an auditor draws from, fixed before anybody knows what will be drawn. Its text is what others recompute it from, and
 * its identifier is what the declaration's entry on the trail is about, so that the tree binds it.
 *
 * @param from the first day of the entries
 * @param to the last day, not before the first
 * @param actions which, at least one; done, and not refused or failed
 * @param leaves the population is among the first so many leaves of the tree: those there were at the declaration
 * @param wanted how many are drawn
 * @param commitment see {@link SampleDraw#commitment}
 * @param at when, to the microsecond
 */
public record Declaration(
        LocalDate from,
        LocalDate to,
        Set<TrailAction> actions,
        long leaves,
        int wanted,
        String commitment,
        UUID auditor,
        Instant at) {

    /** The most entries of a sample. */
    public static final int MOST = 200;

    private static final String TITLE = "nsor draw 1";
    private static final Pattern COMMITMENT = Pattern.compile("[0-9a-f]{64}");
    private static final List<String> NAMES =
            List.of("from ", "to ", "actions ", "leaves ", "wanted ", "commitment ", "auditor ", "at ");

    /** @throws IllegalArgumentException where one of them can not be so */
    public Declaration {
        actions = Set.copyOf(actions);
        at = at.truncatedTo(ChronoUnit.MICROS);
        if (to.isBefore(from)
                || actions.isEmpty()
                || leaves < 1
                || wanted < 1
                || wanted > MOST
                || !COMMITMENT.matcher(commitment).matches()) {
            throw new IllegalArgumentException(
                    "Not a declaration: " + List.of(from, to, actions, leaves, wanted, commitment));
        }
    }

    /** Lines that each end in a newline, actions in the order of their names. */
    public String text() {
        return TITLE + "\nfrom " + from + "\nto " + to + "\nactions "
                + actions.stream().map(TrailAction::name).sorted().collect(Collectors.joining(" "))
                + "\nleaves " + leaves + "\nwanted " + wanted + "\ncommitment " + commitment + "\nauditor " + auditor
                + "\nat " + at + "\n";
    }

    /** The first 128 bits of SHA-256 of the text. */
    public UUID id() {
        ByteBuffer hash = ByteBuffer.wrap(MerkleHash.sha256(text().getBytes(StandardCharsets.UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }

    /** @throws IllegalArgumentException where it is not exactly what {@link #text} makes */
    public static Declaration parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != NAMES.size() + 2 || !lines[0].equals(TITLE)) {
            throw new IllegalArgumentException("Not a declaration: " + text);
        }
        for (int each = 0; each < NAMES.size(); each++) {
            if (!lines[each + 1].startsWith(NAMES.get(each))) {
                throw new IllegalArgumentException("Line " + (each + 2) + " begins with " + NAMES.get(each));
            }
            lines[each] = lines[each + 1].substring(NAMES.get(each).length());
        }
        Declaration parsed = new Declaration(
                LocalDate.parse(lines[0]),
                LocalDate.parse(lines[1]),
                Arrays.stream(lines[2].split(" "))
                        .map(TrailAction::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new)),
                Long.parseLong(lines[3]),
                Integer.parseInt(lines[4]),
                lines[5],
                UUID.fromString(lines[6]),
                Instant.parse(lines[7]));
        if (!parsed.text().equals(text)) {
            throw new IllegalArgumentException("Written otherwise than declarations are: " + text);
        }
        return parsed;
    }
}

package pk.gov.nsor.foundation.approval;

import java.util.List;

/**
 * The people or things a proposal would affect.
 *
 * @param counts sentences with how many, the totals
 * @param affected the first of those affected, at most {@link #MOST}
 */
public record Preview(List<Text> counts, List<Affected> affected) {

    /** More than these are counted, not listed. */
    public static final int MOST = 50;

    public Preview {
        counts = List.copyOf(counts);
        affected = List.copyOf(affected);
        if (affected.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " are listed");
        }
    }

    /** @param counts sentences only */
    public static Preview of(Text... counts) {
        return new Preview(List.of(counts), List.of());
    }

    /**
     * One person or thing affected.
     *
     * @param name such as a register number; nothing that identifies a person
     * @param path the page about it; empty where there is none
     * @param change what would change for it
     */
    public record Affected(String name, String path, Text change) {}
}

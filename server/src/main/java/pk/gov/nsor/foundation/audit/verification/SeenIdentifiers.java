package pk.gov.nsor.foundation.audit.verification;

import java.util.HashMap;
import java.util.Map;

/**
 * Which identifiers were seen: one bit each, in pages of 8,192. Ten million that follow each other, as the register counts them,
 * take 1.3 million bytes; 64 million at most, and the rest is said to be too scattered.
 */
public final class SeenIdentifiers {

    private static final int PAGE_HEIGHT = 13;
    private static final int WORD_HEIGHT = 6;
    static final int MOST_PAGES = 65_536;

    private final Map<Long, long[]> pages = new HashMap<>();
    private long[] current = {};
    private long currentPage = -1;

    /** What is known of an identifier. */
    public enum Seen {
        FIRST,
        TWICE,
        /** There is no room to remember it. */
        SCATTERED
    }

    /** @param id above 0 */
    public Seen add(long id) {
        long page = id >>> PAGE_HEIGHT;
        if (page != currentPage) {
            long[] other = pages.get(page);
            if (other == null) {
                if (pages.size() == MOST_PAGES) {
                    return Seen.SCATTERED;
                }
                other = new long[1 << (PAGE_HEIGHT - WORD_HEIGHT)];
                pages.put(page, other);
            }
            current = other;
            currentPage = page;
        }
        int word = (int) (id >>> WORD_HEIGHT) & (current.length - 1);
        long bit = 1L << id;
        boolean wasSeen = (current[word] & bit) != 0;
        current[word] |= bit;
        return wasSeen ? Seen.TWICE : Seen.FIRST;
    }
}

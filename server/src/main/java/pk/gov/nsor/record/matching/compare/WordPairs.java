package pk.gov.nsor.record.matching.compare;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.matching.spelling.NameWord;

/** How two words of names agree, and how usual what they agree in is. */
final class WordPairs {

    /** A power of two, so that a place is some bits of a hash. */
    private static final int PLACES = 1 << 18;

    private final NameFrequencies frequencies;
    /** Whoever reads a pair sees it whole: pairs do not change, and threads may overwrite each other's. */
    private final @Nullable Pair @Nullable [] known;

    private WordPairs(NameFrequencies frequencies, boolean isRemembering) {
        this.frequencies = frequencies;
        this.known = isRemembering ? new Pair[PLACES] : null;
    }

    static WordPairs of(NameFrequencies frequencies) {
        return new WordPairs(frequencies, false);
    }

    /**
     * As {@link #of}, and quicker where the same words are compared again and again. For a command that compares the whole
     * register with itself, and never for somebody's search: what is found faster the second time would tell who is on the
     * register. It takes some 20 MB.
     */
    static WordPairs remembering(NameFrequencies frequencies) {
        return new WordPairs(frequencies, true);
    }

    /**
     * Two words.
     *
     * @param usual how many people's names agree with the other word as this one does: a share of all
     * @param likeness from 0 to 1; 0 where they are two words
     */
    record Pair(NameWord one, NameWord other, Agreement agreement, double usual, double likeness) {}

    Pair of(NameWord one, NameWord other) {
        if (known == null) {
            return compare(one, other);
        }
        // Words of a register in memory are shared: one word is one object.
        int hash = System.identityHashCode(one) * 31 + System.identityHashCode(other);
        int place = (hash ^ hash >>> 15) & PLACES - 1;
        Pair before = known[place];
        if (before != null && before.one == one && before.other == other) {
            return before;
        }
        Pair pair = compare(one, other);
        known[place] = pair;
        return pair;
    }

    private Pair compare(NameWord one, NameWord other) {
        Agreement agreement = WordComparison.of(one, other);
        if (!agreement.isOfOneWord()) {
            return new Pair(one, other, agreement, 0, 0);
        }
        double usual = switch (agreement) {
            case AS_WRITTEN, SAME_NAME, SAME_CONSONANTS -> Math.max(frequencies.ofKey(one), frequencies.ofKey(other));
            case SOUNDS_ALIKE -> Math.max(frequencies.ofSound(one), frequencies.ofSound(other));
            default -> frequencies.ofSound(other);
        };
        return new Pair(one, other, agreement, usual, WordComparison.likeness(one, other));
    }
}

package pk.gov.nsor.foundation.shell;

import java.util.List;

/**
 * The values of two sides for one detail, for the fragment {@code shell/compared}: the mark is given in words, and as
 * a symbol.
 *
 * @param label of the detail
 * @param one the values of the first side; empty where it has none
 * @param other the values of the second side
 */
public record Compared(String label, List<Value> one, List<Value> other, Mark mark) {

    public Compared {
        one = List.copyOf(one);
        other = List.copyOf(other);
    }

    /**
     * A value.
     *
     * @param note about it, in the reader's language; empty for none
     * @param isTyped whether somebody wrote it, in whatever script; otherwise it is in the reader's language
     */
    public record Value(String text, String note, boolean isTyped) {

        public static Value typed(String text) {
            return new Value(text, "", true);
        }

        public static Value typed(String text, String note) {
            return new Value(text, note, true);
        }

        public static Value said(String text) {
            return new Value(text, "", false);
        }

        public static Value said(String text, String note) {
            return new Value(text, note, false);
        }
    }

    /** The relation of the two sides. */
    public enum Mark {
        AGREES,
        DIFFERS,
        /** There is nothing on the other side. */
        ONE_ALONE,
        OTHER_ALONE,
        /** Each is in a script of its own: a person has to compare them. */
        OTHER_SCRIPT,
        /** The two need not be the same. */
        NONE
    }

    /** Marked by whether each side has a value, and if both have, by whether they are the same. */
    public static Compared of(String label, List<Value> one, List<Value> other, boolean isSame) {
        Mark both = isSame ? Mark.AGREES : Mark.DIFFERS;
        return new Compared(label, one, other, alone(one, other, both));
    }

    /** As {@link #of(String, List, List, boolean)}, with this mark where both say something. */
    public static Compared of(String label, List<Value> one, List<Value> other, Mark both) {
        return new Compared(label, one, other, alone(one, other, both));
    }

    /** Without a mark where the first side, which cannot provide it, has no value. */
    public Compared unmarkedWhereUnsaid() {
        return one.isEmpty() ? new Compared(label, one, other, Mark.NONE) : this;
    }

    /** Whether neither side says anything. */
    public boolean isEmpty() {
        return one.isEmpty() && other.isEmpty();
    }

    private static Mark alone(List<Value> one, List<Value> other, Mark both) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? Mark.OTHER_ALONE : Mark.ONE_ALONE;
        }
        return both;
    }
}

package pk.gov.nsor.foundation.audit.verification;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An inconsistency of the trail.
 *
 * @param leaf where in the tree; null where it is about no leaf
 * @param entry the entry; null where it is about none, or none is known
 * @param detail what was found, in English, as a sentence without its full stop
 */
public record Finding(
        FindingKind kind, @Nullable Long leaf, @Nullable Long entry, String detail) {

    /** The first in the trail comes first. What is about no leaf comes last. */
    static final Comparator<Finding> ORDER = Comparator.comparing(
                    Finding::leaf, Comparator.nullsLast(Comparator.<Long>naturalOrder()))
            .thenComparing(Finding::kind);

    public static Finding at(FindingKind kind, long leaf, long entry, String detail) {
        return new Finding(kind, leaf, entry, detail);
    }

    /** As a line for people. */
    public String line() {
        StringBuilder line =
                new StringBuilder(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (entry != null) {
            line.append(", entry ").append(entry);
        }
        if (leaf != null) {
            line.append(entry == null ? ", leaf " : " (leaf ").append(leaf).append(entry == null ? "" : ")");
        }
        return line.append(": ").append(detail).toString();
    }
}

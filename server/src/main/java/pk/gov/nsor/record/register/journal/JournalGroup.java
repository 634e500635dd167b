package pk.gov.nsor.record.register.journal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Groups of timeline lines by subject, for filtering. Their messages are under {@code timeline.group.}. */
public enum JournalGroup {
    LEGAL,
    STANDING,
    SUPERVISION,
    KNOWLEDGE,
    IDENTITY,
    ADDRESSES,
    NOTICES,
    MESSAGES;

    /** The kinds of the group. */
    public Set<JournalKind> kinds() {
        return Arrays.stream(JournalKind.values())
                .filter(kind -> kind.group() == this)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(JournalKind.class)));
    }

    /** Those that have a kind, in the order in which they are offered. */
    public static List<JournalGroup> offered() {
        return Arrays.stream(values()).filter(group -> !group.kinds().isEmpty()).toList();
    }

    /** Its name in addresses and message keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

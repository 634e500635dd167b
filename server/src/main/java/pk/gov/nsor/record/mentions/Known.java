package pk.gov.nsor.record.mentions;

import java.util.List;
import java.util.Optional;
import pk.gov.nsor.foundation.screening.mention.Mention;

/** What is known about one person, to look mentions up in. */
public final class Known {

    private final List<Entry> entries;

    Known(List<KnownMention> known) {
        this.entries = known.stream()
                .filter(each -> !each.text().isBlank())
                .map(each -> new Entry(each, MentionKeys.of(each.text())))
                .toList();
    }

    private record Entry(KnownMention known, MentionKeys keys) {}

    /** Who it is, where the record knows. */
    public Optional<Who> who(Mention mention) {
        MentionKeys keys = MentionKeys.of(mention.text());
        return entries.stream()
                .filter(entry ->
                        keys.means(mention.kind(), entry.keys(), entry.known().isWhole()))
                .map(entry -> entry.known().who())
                .findFirst();
    }
}

package pk.gov.nsor.record.registration.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.register.journal.JournalEntry;
import pk.gov.nsor.record.register.journal.Timeline;
import pk.gov.nsor.record.registration.StandingChange;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.web.timeline.JournalMessages;

/** Describes how a standing changed, and why. */
@Component
public class Changes {

    private final Standings standings;
    private final Timeline timeline;
    private final SideBySide comparison;
    private final JournalMessages journalMessages;
    private final UiFormat uiFormat;

    Changes(
            Standings standings,
            Timeline timeline,
            SideBySide comparison,
            JournalMessages journalMessages,
            UiFormat uiFormat) {
        this.standings = standings;
        this.timeline = timeline;
        this.comparison = comparison;
        this.journalMessages = journalMessages;
        this.uiFormat = uiFormat;
    }

    /**
     * One change.
     *
     * @param lines the values before and after, only of what changed
     * @param because the fact that was recorded, or another cause
     */
    public record Change(LocalDate day, OffsetDateTime recordedAt, List<SideBySide.Line> lines, String because) {}

    /** The latest first. A first derivation without a reason to register is not a change. */
    public List<Change> of(PersonId person) {
        List<StandingChange> all = standings.changes(person);
        List<Long> causes =
                all.stream().map(StandingChange::line).filter(Objects::nonNull).toList();
        Map<Long, JournalEntry> lines = timeline.lines(person, causes).stream()
                .collect(Collectors.toMap(JournalEntry::id, Function.identity()));
        return all.stream()
                .filter(change -> change.before() != null || change.after().wasRegistrable())
                .map(change -> new Change(
                        change.day(),
                        change.changedAt(),
                        comparison.of(change.beforeSeen().orElse(null), change.after()).stream()
                                .filter(SideBySide.Line::differs)
                                .toList(),
                        because(change, lines)))
                .toList();
    }

    private String because(StandingChange change, Map<Long, JournalEntry> lines) {
        JournalEntry entry = change.line() == null ? null : lines.get(change.line());
        if (entry != null) {
            return uiFormat.text(
                    "registration.change.fact",
                    journalMessages.line(entry.kind().name(), entry.details()),
                    uiFormat.day(entry.happenedOn()));
        }
        return change.cause() == null
                ? uiFormat.text("registration.change.unknown")
                : switch (change.cause()) {
                    case FACT -> uiFormat.text("registration.change.unknown");
                    case LAW -> uiFormat.text("registration.change.law");
                    case TIME -> uiFormat.text("registration.change.time");
                    case CHECK -> uiFormat.text("registration.change.check");
                    case MERGE -> uiFormat.text("registration.change.merge");
                };
    }
}

package pk.gov.nsor.registration.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.register.JournalEntry;
import pk.gov.nsor.register.Timeline;
import pk.gov.nsor.registration.StandingChange;
import pk.gov.nsor.registration.Standings;
import pk.gov.nsor.shell.Shown;

/** How a standing changed, and why, in words. */
@Component
class Changes {

    private final Standings standings;
    private final Timeline timeline;
    private final SideBySide comparison;
    private final Wording wording;
    private final Shown shown;

    Changes(Standings standings, Timeline timeline, SideBySide comparison, Wording wording, Shown shown) {
        this.standings = standings;
        this.timeline = timeline;
        this.comparison = comparison;
        this.wording = wording;
        this.shown = shown;
    }

    /**
     * One change.
     *
     * @param lines what was and what is, of what changed only
     * @param because the fact that was recorded, or what else brought it
     */
    record Change(LocalDate day, OffsetDateTime recordedAt, List<SideBySide.Line> lines, String because) {}

    /** The latest first; that nothing of somebody was a reason to register, to begin with, is no change. */
    List<Change> of(PersonId person) {
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
            return shown.text(
                    "registration.change.fact",
                    wording.journal(entry.kind().name(), entry.details()),
                    shown.day(entry.happenedOn()));
        }
        return change.cause() == null
                ? shown.text("registration.change.unknown")
                : switch (change.cause()) {
                    case FACT -> shown.text("registration.change.unknown");
                    case LAW -> shown.text("registration.change.law");
                    case TIME -> shown.text("registration.change.time");
                    case CHECK -> shown.text("registration.change.check");
                };
    }
}

package pk.gov.nsor.record.registration.removal.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.record.registration.removal.Removal;
import pk.gov.nsor.record.registration.removal.RemovalFilter;
import pk.gov.nsor.record.registration.removal.Removals;

/** People taken off the register by one person alone: those that wait, the longest first. */
@Component
class RemovalsToday implements TodayList {

    private static final int ROWS = 8;

    private final Removals removals;
    private final RemovalMessages wording;

    RemovalsToday(Removals removals, RemovalMessages wording) {
        this.removals = removals;
        this.wording = wording;
    }

    @Override
    public int order() {
        return 4;
    }

    @Override
    public String entry() {
        return "/removals";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.REGISTRAR) && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        long count = removals.countWaiting(RemovalFilter.ALL);
        List<Removal> first = count == 0 ? List.of() : removals.waiting(RemovalFilter.ALL, ListSort.NONE, 0, ROWS);
        return Optional.of(new Content(
                removals.countOverdue() > 0 ? "removal.overdue.title" : "removal.title",
                count,
                count > first.size() ? "/removals" : null,
                first.stream().map(wording::line).map(RemovalsToday::row).toList()));
    }

    private static Row row(RemovalMessages.Line line) {
        return new Row(
                line.person().identity().name().any(),
                line.person().number().formatted() + " · " + line.kind() + " · " + line.due(),
                "/removals/" + line.removal().id(),
                "removal.open",
                line.person().id().value());
    }
}

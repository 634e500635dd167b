package pk.gov.nsor.disclosure.rights.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.disclosure.rights.RightRequest;
import pk.gov.nsor.disclosure.rights.Rights;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.shell.TodayList;

/** Requests that wait for an answer, the one that is due first, first. */
@Component
class RightsToday implements TodayList {

    private static final int ROWS = 5;

    private final Rights rights;
    private final Shown shown;
    private final Clock clock;

    RightsToday(Rights rights, Shown shown, Clock clock) {
        this.rights = rights;
        this.shown = shown;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 7;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        long count = reader.has(Role.REGISTRAR) || reader.has(Role.NATIONAL_SUPERVISOR) ? rights.count(false) : 0;
        return count == 0
                ? Optional.empty()
                : Optional.of(new Content(
                        "rights.title",
                        count,
                        "/rights",
                        rights.list(false, 0, ROWS).stream().map(this::row).toList()));
    }

    private Row row(RightRequest request) {
        String due = request.isOverdue(LocalDate.now(clock)) ? "rights.overdue-since" : "rights.due-on";
        return new Row(
                shown.text("rights.one", Long.toString(request.number())) + " · "
                        + shown.text("rights.kind." + request.kind().key()),
                shown.text(due, shown.day(request.dueOn())),
                "/rights/" + request.id(),
                "rights.open");
    }
}

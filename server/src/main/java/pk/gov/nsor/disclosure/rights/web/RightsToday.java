package pk.gov.nsor.disclosure.rights.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.disclosure.rights.RightLevel;
import pk.gov.nsor.disclosure.rights.RightRequest;
import pk.gov.nsor.disclosure.rights.Rights;
import pk.gov.nsor.disclosure.rights.RightsEscalation;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.shell.TodayList;

/** Requests that wait for an answer, the one that is due first, first; national supervisors have those that rose to them. */
@Component
class RightsToday implements TodayList {

    private static final int ROWS = 5;

    private final Rights rights;
    private final RightsEscalation escalation;
    private final Shown shown;
    private final Clock clock;

    RightsToday(Rights rights, RightsEscalation escalation, Shown shown, Clock clock) {
        this.rights = rights;
        this.escalation = escalation;
        this.shown = shown;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 7;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        long count = reader.has(Role.REGISTRAR) ? rights.count(false) : 0;
        return count == 0
                ? Optional.empty()
                : Optional.of(new Content(
                        "rights.title",
                        count,
                        "/rights",
                        rights.list(false, 0, ROWS).stream().map(this::row).toList()));
    }

    Row row(RightRequest request) {
        String due = request.isOverdue(LocalDate.now(clock))
                ? "rights.overdue-since"
                : escalation.level(request) == RightLevel.REMINDED ? "rights.due-soon" : "rights.due-on";
        return new Row(
                shown.text("rights.one", Long.toString(request.number())) + " · "
                        + shown.text("rights.kind." + request.kind().key()),
                shown.text(due, shown.day(request.dueOn())),
                "/rights/" + request.id(),
                "rights.open");
    }
}

package pk.gov.nsor.publicservice.disclosure.rights.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.publicservice.disclosure.rights.RightRequest;
import pk.gov.nsor.publicservice.disclosure.rights.Rights;
import pk.gov.nsor.publicservice.disclosure.rights.RightsEscalation;

/** Requests that wait for an answer, the one that is due first, first; national supervisors have those that rose to them. */
@Component
class RightsToday implements TodayList {

    private static final int ROWS = 5;

    private final Rights rights;
    private final RightsEscalation escalation;
    private final UiFormat uiFormat;
    private final Clock clock;

    RightsToday(Rights rights, RightsEscalation escalation, UiFormat uiFormat, Clock clock) {
        this.rights = rights;
        this.escalation = escalation;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 7;
    }

    @Override
    public String entry() {
        return "/rights";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        long count = reader.has(Role.REGISTRAR) ? rights.count(false, null) : 0;
        return count == 0
                ? Optional.empty()
                : Optional.of(new Content(
                        "rights.title",
                        count,
                        "/rights",
                        rights.list(false, null, ListSort.NONE, 0, ROWS).stream()
                                .map(this::row)
                                .toList()));
    }

    Row row(RightRequest request) {
        String due = request.isOverdue(LocalDate.now(clock))
                ? "rights.overdue-since"
                : escalation.level(request) == EscalationLevel.REMINDED ? "rights.due-soon" : "rights.due-on";
        return new Row(
                uiFormat.text("rights.one", Long.toString(request.number())) + " · "
                        + uiFormat.text("rights.kind." + request.kind().key()),
                uiFormat.text(due, uiFormat.day(request.dueOn())),
                "/rights/" + request.id(),
                "rights.open");
    }
}

package pk.gov.nsor.publicservice.disclosure.rights.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.disclosure.rights.RightsEscalation;

/** Requests that were not answered in their days: each for national supervisors, their number for the Special Committee. */
@Component
class LateRightsToday implements TodayList {

    private static final int ROWS = 5;

    private final RightsEscalation escalation;
    private final RightsToday queue;
    private final UiFormat uiFormat;

    LateRightsToday(RightsEscalation escalation, RightsToday queue, UiFormat uiFormat) {
        this.escalation = escalation;
        this.queue = queue;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public String entry() {
        return "/rights";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (reader.has(Role.NATIONAL_SUPERVISOR)) {
            return content(
                    escalation.countAt(EscalationLevel.NATIONAL),
                    "/rights",
                    escalation.at(EscalationLevel.NATIONAL, ROWS).stream()
                            .map(queue::row)
                            .toList());
        }
        if (!reader.has(Role.OVERSIGHT)) {
            return Optional.empty();
        }
        // The same line for none as for one to four: its coming and going would tell of one request.
        long told = escalation.committeeRisen();
        String many = told == 0 ? uiFormat.text("rights.figures.few") : Long.toString(told);
        return content(
                Math.max(1, told),
                "/rights/figures",
                List.of(new Row(uiFormat.text("rights.late-count", many), null, "/rights/figures", "rights.figures")));
    }

    private static Optional<Content> content(long count, String path, List<Row> rows) {
        return count == 0 ? Optional.empty() : Optional.of(new Content("rights.late", count, path, rows));
    }
}

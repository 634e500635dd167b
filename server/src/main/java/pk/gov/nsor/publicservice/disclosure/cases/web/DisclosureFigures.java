package pk.gov.nsor.publicservice.disclosure.cases.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.dashboard.DashboardPart;
import pk.gov.nsor.foundation.shell.dashboard.ReaderFigures;
import pk.gov.nsor.publicservice.disclosure.cases.RequestList;
import pk.gov.nsor.publicservice.disclosure.cases.RequestLists;

/** How many requests wait, and how many have waited for longer than the 48 hours. */
@Component
class DisclosureFigures implements ReaderFigures {

    private static final Set<RequestList> COUNTED =
            EnumSet.of(RequestList.DECISIONS, RequestList.DECIDED, RequestList.COPIES, RequestList.OVERDUE);

    private final RequestLists requests;

    DisclosureFigures(RequestLists requests) {
        this.requests = requests;
    }

    @Override
    public List<Figure> figuresFor(SignedIn reader) {
        return RequestList.of(reader).stream()
                .filter(COUNTED::contains)
                .map(list -> new Figure(
                        DashboardPart.ENQUIRIES,
                        list.ordinal(),
                        "disclosure-" + list.key(),
                        requests.count(list, reader),
                        "/disclosure?list=" + list.key()))
                .toList();
    }
}

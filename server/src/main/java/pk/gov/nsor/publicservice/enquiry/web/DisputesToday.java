package pk.gov.nsor.publicservice.enquiry.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.publicservice.enquiry.dispute.TicketState;
import pk.gov.nsor.publicservice.enquiry.dispute.Tickets;

/** Disputes that wait: somebody may be taken for somebody else. */
@Component
class DisputesToday implements TodayList {

    private static final int ROWS = 5;
    private static final List<TicketState> OPEN = List.of(TicketState.OPENED, TicketState.UNDER_EXAMINATION);

    private final Tickets tickets;
    private final DisputeRows lines;
    private final UiFormat uiFormat;

    DisputesToday(Tickets tickets, DisputeRows lines, UiFormat uiFormat) {
        this.tickets = tickets;
        this.lines = lines;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 6;
    }

    @Override
    public String entry() {
        return "/disputes";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.REGISTRAR) && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        var counts = tickets.counts(null);
        long count =
                OPEN.stream().mapToLong(state -> counts.getOrDefault(state, 0L)).sum();
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(new Content(
                "dispute.title",
                count,
                "/disputes",
                lines.of(tickets.list(OPEN, null, ListSort.NONE, 0, ROWS)).stream()
                        .map(this::row)
                        .toList()));
    }

    private Row row(DisputeRows.Line line) {
        String day = uiFormat.day(LocalDate.ofInstant(line.ticket().openedAt(), Day.ZONE));
        return new Row(
                uiFormat.text("dispute.row", Long.toString(line.ticket().number()), day),
                uiFormat.text("dispute.state." + line.ticket().state().key()),
                "/disputes/" + line.ticket().key(),
                "dispute.open");
    }
}

package pk.gov.nsor.enquiry.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.enquiry.dispute.TicketState;
import pk.gov.nsor.enquiry.dispute.Tickets;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.shell.TodayList;

/** Disputes that wait: somebody may be taken for somebody else. */
@Component
class DisputesToday implements TodayList {

    private static final int ROWS = 5;
    private static final List<TicketState> OPEN = List.of(TicketState.OPENED, TicketState.UNDER_EXAMINATION);

    private final Tickets tickets;
    private final DisputeLines lines;
    private final Shown shown;

    DisputesToday(Tickets tickets, DisputeLines lines, Shown shown) {
        this.tickets = tickets;
        this.lines = lines;
        this.shown = shown;
    }

    @Override
    public int order() {
        return 6;
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
                lines.of(tickets.list(OPEN, null, 0, ROWS)).stream()
                        .map(this::row)
                        .toList()));
    }

    private Row row(DisputeLines.Line line) {
        String day = shown.day(LocalDate.ofInstant(line.ticket().openedAt(), Day.ZONE));
        return new Row(
                shown.text("dispute.row", Long.toString(line.ticket().number()), day),
                shown.text("dispute.state." + line.ticket().state().key()),
                "/disputes/" + line.ticket().key(),
                "dispute.open");
    }
}

package pk.gov.nsor.publicservice.enquiry.web;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.publicservice.enquiry.dispute.Ticket;

/** Tickets as the lists show them. */
@Component
class DisputeRows {

    private final Accounts accounts;
    private final Clock clock;

    DisputeRows(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * @param days since it was opened, begun days not counted
     * @param holder who examines it; empty while nobody does
     */
    record Line(Ticket ticket, long days, String holder) {

        /** The day of the answer. */
        public LocalDate answeredOn() {
            return LocalDate.ofInstant(ticket.answeredAt(), Day.ZONE);
        }
    }

    List<Line> of(List<Ticket> tickets) {
        return tickets.stream().map(this::of).toList();
    }

    Line of(Ticket ticket) {
        long days = Duration.between(ticket.openedAt(), clock.instant()).toDays();
        return new Line(ticket, Math.max(0, days), name(ticket.takenBy()));
    }

    /** Empty for nobody. */
    public String name(@Nullable UUID account) {
        return account == null
                ? ""
                : accounts.find(account).map(Account::displayName).orElse("");
    }
}

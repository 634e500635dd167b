package pk.gov.nsor.access;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;

/** Accounts of people who have left or moved: looked at each quarter, and closed where nobody uses them. */
@Component
public class Leavers {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    public Leavers(JdbcClient jdbc, Accounts accounts, Trail trail, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Notes that the account is still needed as it is. */
    public void reviewed(Account account, Actor by) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update access.account set reviewed_at = ?, reviewed_by = ? where id = ?")
                    .param(OffsetDateTime.now(clock))
                    .param(by.id())
                    .param(account.id())
                    .update();
            trail.append(TrailEntry.done(by, TrailAction.ACCOUNT_REVIEWED).about(account.id()));
        });
    }

    /**
     * Closes the accounts with which nobody has signed in for so long. The last administrator and the last national
     * supervisor stay, since nobody could open the others again.
     *
     * @return how many
     */
    public int closeDormant(Duration since, Actor by) {
        OffsetDateTime last = OffsetDateTime.now(clock).minus(since);
        List<String> dormant = jdbc.sql("""
                        select user_name from access.account
                        where enabled and greatest(created_at, reset_at, last_signed_in_at) <= ? order by user_name
                        """).param(last).query(String.class).list();
        int closed = 0;
        for (String userName : dormant) {
            if (!isLast(accounts.find(userName).orElseThrow())) {
                accounts.disable(userName, by);
                closed++;
            }
        }
        return closed;
    }

    /** Whether there would be no administrator or no national supervisor without this account. */
    public boolean isLast(Account account) {
        return Stream.of(Role.ADMINISTRATOR, Role.NATIONAL_SUPERVISOR)
                .filter(account::has)
                .anyMatch(role -> accounts.all().stream()
                        .noneMatch(other -> other.enabled()
                                && other.has(role)
                                && !other.id().equals(account.id())));
    }
}

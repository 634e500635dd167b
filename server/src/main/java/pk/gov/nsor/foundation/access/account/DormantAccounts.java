package pk.gov.nsor.foundation.access.account;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Accounts of people who have left or moved. They are reviewed each quarter, and closed where nobody uses them. */
@Component
public class DormantAccounts {

    private static final String DORMANT = "enabled and greatest(created_at, reset_at, last_signed_in_at) <= ?";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    public DormantAccounts(
            JdbcClient jdbc, Accounts accounts, Trail trail, TransactionOperations transaction, Clock clock) {
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
     * Closes the accounts with which nobody has signed in for this long. The last administrator and the last national
     * supervisor stay, since nobody could open the others again.
     *
     * @return how many
     */
    public int closeDormant(Duration since, Actor by) {
        OffsetDateTime last = OffsetDateTime.now(clock).minus(since);
        List<String> dormant = jdbc.sql("select user_name from access.account where " + DORMANT + " order by user_name")
                .param(last)
                .query(String.class)
                .list();
        int closed = 0;
        for (String userName : dormant) {
            closed += transaction.execute(status -> {
                Account account = accounts.find(userName).orElseThrow();
                accounts.holdAll(List.of(account.id()));
                // Asked again under the lock: they may have signed in since.
                if (!isDormant(account, last) || holdsLast(account)) {
                    return 0;
                }
                accounts.disable(userName, by);
                return 1;
            });
        }
        return closed;
    }

    private boolean isDormant(Account account, OffsetDateTime last) {
        return jdbc.sql("select exists (select from access.account where id = ? and " + DORMANT + ")")
                .params(account.id(), last)
                .query(Boolean.class)
                .single();
    }

    /**
     * Closes an account; such calls are serialised, so that of two people who close each other only one succeeds.
     *
     * @param by whose account is still open
     * @throws InvalidValueException {@code accounts.last} where nobody could make accounts then, {@code
     *     accounts.may-not} where the one who closes it is closed by now
     */
    public void close(Account account, String reason, Actor by) {
        transaction.executeWithoutResult(status -> {
            UUID closer = by.id();
            accounts.holdAll(closer == null ? List.of(account.id()) : List.of(account.id(), closer));
            if (closer != null && accounts.find(closer).filter(Account::enabled).isEmpty()) {
                throw new InvalidValueException("accounts.may-not", "You may not close this account.");
            }
            refuseIfLast(account);
            accounts.disable(account.userName(), reason, by);
        });
    }

    /**
     * Refuses where there would be no administrator or no national supervisor without this account; until the
     * transaction ends nobody else can remove one. The caller holds the account's lock.
     *
     * @throws InvalidValueException {@code accounts.last}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refuseIfLast(Account account) {
        if (holdsLast(account)) {
            throw new InvalidValueException(
                    "accounts.last", "There would be no administrator or no national supervisor left.");
        }
    }

    /** Always taken after the rows of accounts, so that there is no deadlock. */
    private boolean holdsLast(Account account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('access/last-of-a-role', 0))")
                .query(row -> {});
        return isLast(account);
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

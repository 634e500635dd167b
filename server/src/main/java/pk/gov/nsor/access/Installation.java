package pk.gov.nsor.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.kernel.InvalidValueException;

/** Whether a register is for real people, whose accounts two people make, or holds synthetic data. It is said once. */
@Component
public class Installation {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final TransactionOperations transaction;
    private final Clock clock;

    public Installation(JdbcClient jdbc, Accounts accounts, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What a register is for. */
    public enum Kind {
        LIVE,
        SYNTHETIC
    }

    /** Empty where it has not been said yet. */
    public Optional<Kind> kind() {
        return jdbc.sql("select kind from access.installation")
                .query(Kind.class)
                .optional();
    }

    /**
     * Says that the register holds synthetic data, where nothing has been said yet.
     *
     * @throws InvalidValueException where it is for real people
     */
    public void markSynthetic() {
        if (!isSaidNow(Kind.SYNTHETIC) && kind().equals(Optional.of(Kind.LIVE))) {
            throw new InvalidValueException(
                    "installation.live",
                    "This register is for real people: its first administrator and approver have been made."
                            + " It takes no synthetic data.");
        }
    }

    /**
     * Makes the first administrator and the first approver, once.
     *
     * @param administrator with the one role of that name
     * @param approver with the one role of a national supervisor
     * @throws InvalidValueException where they have been made already, the register holds synthetic data, or an account
     *     can not be made
     */
    public void bootstrap(
            NewAccount administrator, String itsPassPhrase, NewAccount approver, String othersPassPhrase, Actor by) {
        transaction.executeWithoutResult(status -> {
            if (!isSaidNow(Kind.LIVE)) {
                throw kind().equals(Optional.of(Kind.SYNTHETIC))
                        ? new InvalidValueException(
                                "installation.synthetic",
                                "This register holds synthetic data. Make its accounts with bin/nsor user add.")
                        : new InvalidValueException(
                                "installation.done",
                                "The first administrator and approver have been made already. They make all other"
                                        + " accounts, on the pages.");
            }
            accounts.requireChange(accounts.create(administrator, itsPassPhrase, by));
            accounts.requireChange(accounts.create(approver, othersPassPhrase, by));
        });
    }

    /** @throws InvalidValueException where accounts are made by two people, on the pages */
    public void requireSynthetic() {
        if (!kind().equals(Optional.of(Kind.SYNTHETIC))) {
            throw new InvalidValueException(
                    "installation.by-two",
                    "An administrator proposes this on the pages, and an approver decides; a command does it only where"
                            + " the data is synthetic (serve --demo or --synthetic). The first two people are made by"
                            + " bin/nsor user bootstrap.");
        }
    }

    private boolean isSaidNow(Kind kind) {
        return jdbc.sql("insert into access.installation (kind, since) values (?, ?) on conflict do nothing")
                        .params(kind.name(), OffsetDateTime.now(clock))
                        .update()
                == 1;
    }
}

package pk.gov.nsor.foundation.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * Whether a register is for real people, whose accounts are made by two people, or holds synthetic data. It is set
 * once.
 */
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

    /** The use of a register. */
    public enum Kind {
        LIVE,
        SYNTHETIC
    }

    /** Empty where it is not set yet. */
    public Optional<Kind> kind() {
        return jdbc.sql("select kind from access.installation")
                .query(Kind.class)
                .optional();
    }

    /**
     * Marks the register as holding synthetic data, where it is not set yet.
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
     * For a start without synthetic data.
     *
     * @throws InvalidValueException where the register holds synthetic data, by its mark or in its tables
     */
    public void refuseSynthetic() {
        if (kind().equals(Optional.of(Kind.SYNTHETIC)) || isLoaded()) {
            throw new InvalidValueException(
                    "installation.not-live",
                    "This register holds synthetic data, and accounts whose passwords are known: it is served with --demo"
                            + " or --synthetic alone. For real people begin with an empty NSOR_DATA, or an empty database.");
        }
    }

    /** Set up by a version that did not have this mark yet. */
    private boolean isLoaded() {
        return jdbc.sql("select exists (select from demo.data_set)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Makes the first administrator and the first approver, once.
     *
     * @param administrator with the one role of that name
     * @param approver with the one role of a national supervisor; both with their personnel numbers
     * @throws InvalidValueException where they have been made already, the register holds synthetic data, or an account
     *     can not be made
     */
    public void bootstrap(
            NewAccount administrator, String itsPassPhrase, NewAccount approver, String othersPassPhrase, Actor by) {
        if (administrator.number() == null || approver.number() == null) {
            throw new InvalidValueException("personnel-number.missing", "Type the person's personnel number.");
        }
        transaction.executeWithoutResult(status -> {
            boolean isLoaded = isLoaded();
            if (isLoaded || !isSaidNow(Kind.LIVE)) {
                throw isLoaded || kind().equals(Optional.of(Kind.SYNTHETIC))
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

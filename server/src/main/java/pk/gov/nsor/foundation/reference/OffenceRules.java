package pk.gov.nsor.foundation.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.reference.source.TableVersions;
import pk.gov.nsor.foundation.requirement.OffenceChange;
import pk.gov.nsor.foundation.requirement.OffenceRule;
import pk.gov.nsor.foundation.requirement.OffenceTable;
import pk.gov.nsor.foundation.transactions.TransactionScoped;

/**
 * The law as a table, always current: a change takes effect at once, in every process.
 *
 * <p>Callers that store what they derive from it call {@link #hold} before locking anything else. So a change waits
 * for derivations under the earlier law, later ones wait for the change, and no standing is stored under a law that
 * has changed meanwhile.
 */
@Component
public class OffenceRules {

    private static final String LOCK = "hashtextextended('reference.offence_rule', 0)";

    /** A condition that is always true, evaluated only after law and places are locked. */
    public static final String HELD = "held.law is not null and held.places is not null";

    private final JdbcClient jdbc;
    private final Snapshot<OffenceTable> table;
    // Law and places stay held until the transaction ends, and nobody has changed them since.
    private final TransactionScoped<AtomicBoolean> held =
            TransactionScoped.lostOnRollbackToSavepoint(AtomicBoolean::new);

    OffenceRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.table = new Snapshot<>(jdbc, "offence_rule", this::read);
    }

    /** The table as it is now; for several questions that are to have one answer. */
    public OffenceTable current() {
        return table.current();
    }

    /**
     * The rules of a section on a day, as {@link OffenceTable#inForce}.
     *
     * @return none where the table is silent on the section, or has no row in force on the day
     */
    public List<OffenceRule> inForce(Section section, LocalDate day) {
        return current().inForce(section, day);
    }

    /** Locks the law against changes until the transaction ends; several transactions may do so at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        jdbc.sql("select pg_advisory_xact_lock_shared(" + LOCK + ")").query(row -> {});
        TableVersions.forget();
    }

    /** As {@link #hold}, and keeps the places as they are, too: no split is approved until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdWithPlaces() {
        if (held.get().get()) {
            return;
        }
        jdbc.sql("select pg_advisory_xact_lock_shared(" + LOCK + "), pg_advisory_xact_lock_shared(" + Districts.LOCK
                        + ")")
                .query(row -> {});
        holding();
    }

    private void holding() {
        if (!held.get().getAndSet(true)) {
            TableVersions.forget();
        }
    }

    /**
     * As {@link #holdWithPlaces}, and then locks a row, in one statement: the row is searched for once both locks are
     * held.
     *
     * @param row selects the row's {@code id} for update, with {@link #HELD} among its conditions and the key as its
     *     only parameter
     * @return the key, or empty where there is no such row
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> holdWithPlacesAndLock(String row, UUID key) {
        Optional<UUID> locked = jdbc.sql("select locked.id from (select pg_advisory_xact_lock_shared(" + LOCK
                        + ") as law, pg_advisory_xact_lock_shared(" + Districts.LOCK
                        + ") as places offset 0) held cross join lateral (" + row + ") locked")
                .param(key)
                .query(UUID.class)
                .optional();
        holding();
        return locked;
    }

    /**
     * Waits until nobody derives from the law, and excludes others until the transaction ends: for a change, called
     * before any person is locked.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdAlone() {
        jdbc.sql("select pg_advisory_xact_lock(" + LOCK + ")").query(row -> {});
        TableVersions.forget();
    }

    /**
     * Writes a change of the law. The caller derives anew what was derived from it, in the same transaction.
     *
     * @param proposal the proposal that was approved
     * @throws pk.gov.nsor.foundation.kernel.InvalidValueException where the days of two rows would overlap, or there is no row to end
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enact(OffenceChange change, UUID proposal) {
        holdAlone();
        OffenceTable _ = current().with(change);
        jdbc.sql("""
                        update reference.offence_rule set valid_to = ?, proposal_id = ?
                        where law = ? and section = ? and schedule is not distinct from ? and valid_to is null
                        """)
                .param(change.from().minusDays(1))
                .param(proposal)
                .param(change.section().law())
                .param(change.section().number())
                .param(change.schedule())
                .update();
        OffenceRule rule = change.rule();
        if (rule != null) {
            insert(rule, proposal);
        }
        table.changed();
    }

    private void insert(OffenceRule rule, UUID proposal) {
        jdbc.sql("""
                        insert into reference.offence_rule
                            (law, section, schedule, connected_only, narrow, child_element, maximum_punishment, valid_from,
                             confidence, proposal_id)
                        values (:law, :number, :schedule, :connectedOnly, :narrow, :childElement, :maximum, :from,
                             :confidence, :proposal)
                        """)
                .paramSource(rule)
                .param("maximum", rule.maximum().word())
                .param("proposal", proposal)
                .update();
    }

    private OffenceTable read() {
        return new OffenceTable(jdbc.sql("""
                        select law, section as number, schedule, connected_only, narrow, child_element,
                            maximum_punishment as maximum, valid_from as from, valid_to as to, confidence
                        from reference.offence_rule
                        order by law, section, schedule nulls last, valid_from
                        """).query(OffenceRule.class).list());
    }
}

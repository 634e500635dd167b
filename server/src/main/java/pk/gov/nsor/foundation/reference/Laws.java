package pk.gov.nsor.foundation.reference;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.OffenceTable;
import pk.gov.nsor.foundation.requirement.PolicyRow;
import pk.gov.nsor.foundation.requirement.WorkingDays;

/**
 * The whole law that derivations need, always current: the table of offences, the assumed values, the public holidays.
 * Callers that store what they derive call {@link #hold} first; see {@link OffenceRules}.
 */
@Component
public class Laws {

    private final OffenceRules offences;
    private final Holidays holidays;
    private final Snapshot<List<PolicyRow>> policy;
    private volatile @Nullable Composed latest;

    Laws(JdbcClient jdbc, OffenceRules offences, Holidays holidays) {
        this.offences = offences;
        this.holidays = holidays;
        this.policy = new Snapshot<>(
                jdbc, "policy_value", () -> jdbc.sql("""
                        select key, value, valid_from as "from", valid_to as "to" from reference.policy_value
                        order by key, valid_from
                        """).query(PolicyRow.class).list());
    }

    /** For reading outside the server. */
    public static Laws reading(JdbcClient jdbc) {
        return new Laws(jdbc, new OffenceRules(jdbc), new Holidays(jdbc));
    }

    /** The law as it is now; for several derivations that are to rest on one. */
    public Law current() {
        OffenceTable table = offences.current();
        List<PolicyRow> rows = policy.current();
        Set<LocalDate> days = holidays.days();
        Composed known = latest;
        if (known == null || !known.isOf(table, rows, days)) {
            known = new Composed(table, rows, days, Law.of(table, rows, days));
            latest = known;
        }
        return known.law;
    }

    /**
     * The calendars by which a last day may have been told on a day or later: a holiday that was withdrawn since counts in
     * them still, and in the second the working week of that day goes on.
     */
    public List<WorkingDays> toldSince(LocalDate day) {
        WorkingDays present = current().workingDays();
        Set<LocalDate> withdrawn = holidays.withdrawnSince(day);
        if (!withdrawn.isEmpty()) {
            Set<LocalDate> all = new HashSet<>(holidays.days());
            all.addAll(withdrawn);
            present = present.withHolidays(all);
        }
        return List.of(present, present.withWeeksUntil(day));
    }

    /** Locks the law against changes until the transaction ends; several transactions may do so at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        offences.hold();
    }

    private record Composed(OffenceTable table, List<PolicyRow> rows, Set<LocalDate> days, Law law) {

        /** The parts are kept in memory and read again only when they have changed, so that the same one is unchanged. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(OffenceTable otherTable, List<PolicyRow> otherRows, Set<LocalDate> otherDays) {
            return table == otherTable && rows == otherRows && days == otherDays;
        }
    }
}

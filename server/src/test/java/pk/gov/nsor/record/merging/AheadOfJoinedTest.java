package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.dashboard.WorkAhead;
import pk.gov.nsor.foundation.shell.dashboard.WorkAhead.Kind;
import pk.gov.nsor.policing.supervision.knowledge.PlannedVisit;
import pk.gov.nsor.policing.supervision.knowledge.RiskAssessment;
import pk.gov.nsor.policing.supervision.knowledge.RiskAssessments;
import pk.gov.nsor.policing.supervision.knowledge.Visits;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/** The work of the coming weeks is what the lists have, also under joined records and of people in custody. */
@RegisterTest
class AheadOfJoinedTest extends MergingSetting {

    @Autowired
    private List<WorkAhead> ahead;

    @Autowired
    private Visits visits;

    @Autowired
    private RiskAssessments risks;

    @Test
    void workUnderAJoinedRecordIsAheadUntilItIsDoneAndInCustodyAsFarAsTheListsHaveIt() {
        PersonId older = registered("Akbar Ahead", Samples.cnic(), judgment("SC 171/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Ahead", null, judgment("SC 172/2022", LocalDate.of(2024, 7, 1)));
        Map<Kind, Long> without = counted();
        visits.plan(
                newer,
                new PlannedVisit(UUID.randomUUID(), today().plusDays(10), "To see the house"),
                registrar.actor());
        assess(newer, today().plusDays(20));
        var _ = missed(newer, "ALLEGED");
        join(older, newer, List.of());
        assertThat(added(without))
                .containsEntry(Kind.VISIT, 1L)
                .containsEntry(Kind.RISK_REVIEW, 1L)
                .containsEntry(Kind.BREACH, 1L);
        assess(older, today().plusDays(30));
        assertThat(added(without)).as("assessed again, it is one review").containsEntry(Kind.RISK_REVIEW, 1L);

        custody(older, CustodyPeriodId.next(), Type.ADMITTED, today(), null);
        assertThat(added(without))
                .containsEntry(Kind.VISIT, 1L)
                .containsEntry(Kind.RISK_REVIEW, 0L)
                .containsEntry(Kind.BREACH, 1L);
    }

    @Test
    void anAppearanceThatIsOwedUnderAJoinedRecordIsAhead() {
        PersonId older = registered("Akbar Appears", Samples.cnic(), judgment("SC 173/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Appears", null, judgment("SC 174/2022", LocalDate.of(2024, 7, 2)));
        join(older, newer, List.of());
        Map<Kind, Long> without = counted();
        LocalDate due = today().plusDays(5);
        jdbc.sql("""
                        insert into supervision.duty (id, person_id, kind, nominal_on, opens_on, due_on, state, opened_on)
                        values (?, ?, 'FIRST_APPEARANCE', ?, ?, ?, 'OPEN', ?)
                        """)
                .params(UUID.randomUUID(), newer.value(), due, today(), due, today())
                .update();
        assertThat(added(without)).containsEntry(Kind.APPEARANCE, 1L);
    }

    private void assess(PersonId person, LocalDate review) {
        risks.record(
                person,
                new RiskAssessment(
                        UUID.randomUUID(),
                        today(),
                        Map.of(),
                        RiskAssessment.Level.LOW,
                        "Nothing speaks for more",
                        review),
                registrar.actor());
    }

    /** Of the district. */
    private Map<Kind, Long> counted() {
        LocalDate monday = today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        ahead.stream()
                .flatMap(each -> each.due(today(), monday, 8).stream())
                .filter(due -> due.district().equals("lahore"))
                .forEach(due -> counts.merge(due.kind(), due.count(), Long::sum));
        return counts;
    }

    private Map<Kind, Long> added(Map<Kind, Long> before) {
        Map<Kind, Long> added = counted();
        for (Kind kind : Kind.values()) {
            added.put(kind, added.getOrDefault(kind, 0L) - before.getOrDefault(kind, 0L));
        }
        return added;
    }
}

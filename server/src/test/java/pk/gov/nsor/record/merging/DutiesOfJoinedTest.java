package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.Appearances;
import pk.gov.nsor.policing.supervision.NewAppearance;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.NewAppearance.IdentitySeen;
import pk.gov.nsor.policing.supervision.breach.Breach;
import pk.gov.nsor.policing.supervision.caseload.CaseList;
import pk.gov.nsor.policing.supervision.caseload.CaseRow;
import pk.gov.nsor.policing.supervision.caseload.CaseSummary;
import pk.gov.nsor.policing.supervision.caseload.Cases;
import pk.gov.nsor.policing.supervision.duty.Duty;
import pk.gov.nsor.policing.supervision.phone.PhoneRepository;
import pk.gov.nsor.policing.supervision.phone.Reminders;
import pk.gov.nsor.record.conviction.CustodyEvent.ReleaseReason;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** What somebody owes stays owed when the record under which it arose is joined with another. */
@RegisterTest
class DutiesOfJoinedTest extends MergingSetting {

    @Autowired
    private Appearances appearances;

    @Autowired
    private Cases cases;

    @Autowired
    private Reminders reminders;

    @Autowired
    private PhoneRepository phones;

    @Autowired
    private TestClock testClock;

    @Test
    void anUpheldBreachStandsAndAFirstAppearanceIsOwedUntilThePersonAppears() {
        PersonId older = registered("Akbar Owes", Samples.cnic(), judgment("SC 121/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Owes", null, judgment("SC 122/2022", LocalDate.of(2024, 3, 1)));
        CustodyPeriodId stay = CustodyPeriodId.next();
        custody(newer, stay, Type.ADMITTED, today().minusDays(30), null);
        custody(newer, stay, Type.RELEASED, today(), ReleaseReason.SENTENCE_SERVED);
        var _ = missed(newer, "UPHELD");
        assertThat(duties(newer)).contains("FIRST_APPEARANCE OPEN", "VERIFICATION BREACHED");

        Merge merge = join(older, newer, List.of());
        assertThat(duties(newer)).contains("FIRST_APPEARANCE OPEN", "VERIFICATION BREACHED");
        assertThat(breaches(newer)).containsExactly("UPHELD");
        assertThat(answering(newer)).isZero();

        var _ = appearances.record(
                older,
                new NewAppearance(
                        UUID.randomUUID(), station(older), today(), IdentitySeen.CNIC_CARD, AddressSeen.DOCUMENT, ""),
                registrar.actor());
        assertThat(duties(newer)).contains("FIRST_APPEARANCE ANSWERED", "VERIFICATION BREACHED");
        part(merge, nothing());
        assertThat(duties(newer)).contains("FIRST_APPEARANCE ANSWERED", "VERIFICATION BREACHED");
        assertThat(breaches(newer)).containsExactly("UPHELD");
    }

    @Test
    void whatIsOwedUnderAJoinedRecordIsInTheListsAndOnTheCaseOfTheLeadingOne() {
        PersonId older = registered("Akbar Listed", Samples.cnic(), judgment("SC 123/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Listed", null, judgment("SC 124/2022", LocalDate.of(2024, 3, 2)));
        UUID breach = owing(newer);
        UUID duty = dueOn(newer, today());
        join(older, newer, List.of());
        dueOn(newer, today());

        assertThat(lines(older, CaseList.DUE_TODAY))
                .allSatisfy(list -> assertThat(list).contains(duty).doesNotHaveDuplicates());
        assertThat(lines(older, CaseList.OVERDUE))
                .allSatisfy(list -> assertThat(list).containsExactly(breach));
        assertThat(lines(older, CaseList.EVERYBODY))
                .as("what is due first")
                .allSatisfy(list -> assertThat(list).containsExactly(duty));
        assertThat(caseload.expected(of(older), station(older), today()))
                .extracting(CaseRow::person)
                .contains(older);
        CaseSummary summary = cases.of(older);
        assertThat(summary.open()).extracting(Duty::id).contains(duty);
        assertThat(summary.alleged()).extracting(Breach::id).containsExactly(breach);
        assertThat(summary.nextDueOn()).isEqualTo(today());
    }

    @Test
    void anAllegedBreachOfSomebodyInCustodyIsListedOnceUnderTheLeadingRecord() {
        PersonId older = registered("Akbar Inside", Samples.cnic(), judgment("SC 125/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Inside", null, judgment("SC 126/2022", LocalDate.of(2024, 3, 3)));
        UUID breach = missed(newer, "ALLEGED");
        String station = station(older);
        custody(newer, CustodyPeriodId.next(), Type.ADMITTED, today(), null);
        join(older, newer, List.of());
        assertThat(answering(older)).isZero();
        assertThat(lines(older, scope(station), CaseList.OVERDUE)).containsExactly(breach);
        assertThat(lines(older, NATION, CaseList.OVERDUE)).containsExactly(breach);
        assertThat(lines(newer, NATION, CaseList.OVERDUE)).isEmpty();
    }

    @Test
    void whoOwesUnderAJoinedRecordIsRemindedOnTheTelephoneOfTheLeadingOne() {
        PersonId older = registered("Akbar Called", Samples.cnic(), judgment("SC 127/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Called", null, judgment("SC 128/2022", LocalDate.of(2024, 3, 4)));
        var _ = owing(newer);
        join(older, newer, List.of());
        telephone(older);
        Duration ahead = Duration.between(
                testClock.instant(),
                today().plusDays(1).atTime(10, 0).atZone(Day.ZONE).toInstant());
        testClock.move(ahead);
        try {
            UUID duty = dueOn(newer, today());
            transaction.executeWithoutResult(status -> reminders.ofToday(older));
            assertThat(jdbc.sql("select person_id from supervision.message where duty_id = ?")
                            .param(duty)
                            .query(PersonId.class)
                            .list())
                    .containsExactly(older);
        } finally {
            testClock.move(ahead.negated());
        }
    }

    /** A first appearance, and a verification that was missed. */
    private UUID owing(PersonId person) {
        CustodyPeriodId stay = CustodyPeriodId.next();
        custody(person, stay, Type.ADMITTED, today().minusDays(30), null);
        custody(person, stay, Type.RELEASED, today(), ReleaseReason.SENTENCE_SERVED);
        return missed(person, "ALLEGED");
    }

    private UUID dueOn(PersonId person, LocalDate day) {
        return jdbc.sql("""
                        update supervision.duty set due_on = ?
                        where person_id = ? and kind = 'FIRST_APPEARANCE' and state = 'OPEN' returning id
                        """).params(day, person.value()).query(UUID.class).single();
    }

    private void telephone(PersonId person) {
        MobileNumber number = MobileNumber.parse(Samples.phone());
        jdbc.sql("""
                        insert into supervision.phone
                            (id, person_id, number, number_hash, language, state, taken_at, taken_by, verified_at)
                        values (gen_random_uuid(), ?, ?, ?, 'ENGLISH', 'VERIFIED', now(), gen_random_uuid(), now())
                        """)
                .params(person.value(), phones.seal(person, number), phones.hash(number))
                .update();
    }

    private List<String> duties(PersonId person) {
        return jdbc.sql("select kind || ' ' || state from supervision.duty where person_id = ?")
                .param(person.value())
                .query(String.class)
                .list();
    }

    private List<String> breaches(PersonId person) {
        return jdbc.sql("select state from supervision.breach where person_id = ?")
                .param(person.value())
                .query(String.class)
                .list();
    }
}

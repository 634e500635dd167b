package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.Appearances;
import pk.gov.nsor.policing.supervision.NewAppearance;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.NewAppearance.IdentitySeen;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyEvent.ReleaseReason;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/** What somebody owes stays owed when the record under which it arose is joined with another. */
@RegisterTest
class DutiesOfJoinedTest extends MergingSetting {

    private static final Actor PRISON = Actor.system("test");

    @Autowired
    private Appearances appearances;

    @Test
    void anUpheldBreachStandsAndAFirstAppearanceIsOwedUntilThePersonAppears() {
        PersonId older = registered("Akbar Owes", Samples.cnic(), judgment("SC 121/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Owes", null, judgment("SC 122/2022", LocalDate.of(2024, 3, 1)));
        CustodyPeriodId stay = CustodyPeriodId.next();
        event(newer, stay, Type.ADMITTED, today().minusDays(30), null);
        event(newer, stay, Type.RELEASED, today(), ReleaseReason.SENTENCE_SERVED);
        missed(newer);
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

    private void event(PersonId person, CustodyPeriodId stay, Type type, LocalDate on, ReleaseReason reason) {
        var _ = recording.record(person, new CustodyEvent(stay, null, type, on, "Camp Jail Lahore", reason), PRISON);
    }

    /** A verification that was missed, as an officer has found. */
    private void missed(PersonId person) {
        UUID duty = UUID.randomUUID();
        LocalDate due = today().minusDays(200);
        jdbc.sql("""
                        insert into supervision.duty (id, person_id, kind, nominal_on, opens_on, due_on, state, opened_on)
                        values (?, ?, 'VERIFICATION', ?, ?, ?, 'BREACHED', ?)
                        """)
                .params(duty, person.value(), due, due.minusDays(14), due, due.minusDays(14))
                .update();
        jdbc.sql("""
                        insert into supervision.breach
                            (id, person_id, duty_id, alleged_on, state, reason, decided_on, decided_by, recorded_at)
                        values (gen_random_uuid(), ?, ?, ?, 'UPHELD', 'Nobody saw him', ?, gen_random_uuid(), now())
                        """)
                .params(person.value(), duty, due.plusDays(1), due.plusDays(9))
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

    private String station(PersonId person) {
        return jdbc.sql("select station_code from supervision.responsibility where person_id = ? and until_day is null")
                .param(person.value())
                .query(String.class)
                .single();
    }
}

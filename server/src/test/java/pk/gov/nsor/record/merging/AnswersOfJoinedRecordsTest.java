package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.CnicOfPerson.Status;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.record.registration.AnswerCheck;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestDatabase;

/** The public is told of a CNIC under the record of the person with whom it was compared. */
@RegisterTest
class AnswersOfJoinedRecordsTest extends MergingSetting {

    @Autowired
    private AnswerCheck answers;

    @Autowired
    private DataSource dataSource;

    @Test
    void aCnicThatWasConfirmedWhileTheRecordsWereOneWaitsForAnExaminationOnceTheyAreParted() {
        Cnic before = Samples.cnic();
        Cnic since = Samples.cnic();
        PersonId older = registered("Akbar Examined", Samples.cnic(), judgment("SC 61/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Examined", before, judgment("SC 62/2022", LocalDate.of(2024, 3, 1)));
        identities.confirm(newer);
        Merge merge = join(older, newer, List.of());
        people.enterCnic(older, since, registrar.actor());
        identities.confirm(older);
        assertThat(isTold(before)).isTrue();
        assertThat(isTold(since)).isTrue();

        part(
                merge,
                new Merging.Going(
                        List.of(),
                        List.of(),
                        false,
                        List.of(merged.cnicsSince(merge).stream()
                                .filter(one -> one.said().equals(since.formatted()))
                                .findFirst()
                                .orElseThrow()
                                .id()),
                        List.of()));
        assertThat(status(newer, before)).isEqualTo(Status.CONFIRMED);
        assertThat(status(newer, since)).isEqualTo(Status.UNCONFIRMED);
        assertThat(isTold(before)).isTrue();
        assertThat(isTold(since)).isFalse();

        identities.confirm(newer);
        assertThat(isTold(since)).isTrue();
    }

    @Test
    void aCnicThatIsListedUnderARecordThatIsJoinedWithAnotherIsToldOnceAndTakenOff() {
        PersonId older = registered("Akbar Listed", Samples.cnic(), judgment("SC 63/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Listed", null, judgment("SC 64/2022", LocalDate.of(2024, 3, 1)));
        Merge _ = join(older, newer, List.of());
        Cnic victim = Samples.cnic();
        TestDatabase.superuserOf(dataSource)
                .sql(
                        "insert into registration.listed_cnic (cnic, person_id, first_day, juvenile) values (?, ?, '2023-01-15', false)")
                .params(victim.number(), newer.value())
                .update();
        assertThat(isTold(victim)).isTrue();
        answers.told(List.of(victim));
        assertThat(answers.round()).isPositive();
        assertThat(isTold(victim)).isFalse();
    }

    private Status status(PersonId person, Cnic cnic) {
        return people.get(person).cnics().stream()
                .filter(one -> one.cnic().equals(cnic))
                .map(CnicOfPerson::status)
                .findFirst()
                .orElseThrow();
    }
}

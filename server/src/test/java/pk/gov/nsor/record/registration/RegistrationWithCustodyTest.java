package pk.gov.nsor.record.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.Sentence;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/** Somebody is registered with the sentence and the custody: all of it at once, or nothing. */
@RegisterTest
class RegistrationWithCustodyTest {

    private static final Actor ACTOR = Actor.system("test");

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private LegalRecord legal;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final Cnic cnic = Samples.cnic();
    private final ConvictionId conviction = ConvictionId.next();

    @Test
    void whoeverIsRegisteredInPrisonIsNeverAStationsCase() {
        PersonId person = register(Offenders.JUDGMENT, null);
        assertThat(legal.file(person).sentences()).hasSize(1);
        assertThat(legal.of(person).custody()).hasSize(1);
        assertThat(stations(person)).isEmpty();
    }

    @Test
    void whoeverWasReleasedAlreadyIsTheCaseOfTheStationAtOnce() {
        PersonId person = register(Offenders.JUDGMENT, Offenders.JUDGMENT.plusDays(40));
        assertThat(stations(person)).hasSize(1);
    }

    @Test
    void custodyThatCanNotBeLeavesNothingOfTheRegistration() {
        assertThatThrownBy(() -> register(Offenders.JUDGMENT, Offenders.JUDGMENT.minusDays(1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("before the admission");
        assertThat(people.withCnic(cnic)).isEmpty();
        assertThat(jdbc.sql("select count(*) from conviction.conviction where id = ?")
                        .param(conviction.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private PersonId register(LocalDate admitted, @Nullable LocalDate released) {
        CustodyPeriodId stay = CustodyPeriodId.next();
        Sentence sentence = new Sentence(conviction, null, Offenders.JUDGMENT, Sentence.Punishment.TERM, 10, 0, 0);
        CustodyEvent admission = new CustodyEvent(stay, conviction, Type.ADMITTED, admitted, "Camp Jail Lahore", null);
        List<LegalFact> followed = released == null
                ? List.of(sentence, admission)
                : List.of(
                        sentence,
                        admission,
                        new CustodyEvent(
                                stay,
                                null,
                                Type.RELEASED,
                                released,
                                "Camp Jail Lahore",
                                CustodyEvent.ReleaseReason.BAIL));
        return registration
                .register(
                        Offenders.identity(null),
                        cnic,
                        List.of(Offenders.address()),
                        Offenders.conviction("PPC 376"),
                        conviction,
                        followed,
                        null,
                        ACTOR)
                .person();
    }

    private List<String> stations(PersonId person) {
        return jdbc.sql("select station_code from supervision.responsibility where person_id = ?")
                .param(person.value())
                .query(String.class)
                .list();
    }
}

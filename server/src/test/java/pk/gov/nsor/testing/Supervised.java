package pk.gov.nsor.testing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyEvent.ReleaseReason;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.registration.OffenderRegistration;

/** People under supervision, fresh at each call. */
public final class Supervised {

    /** Verifications are due on the anniversaries: on whatever day tests run, the next is as far away. */
    public static final LocalDate JUDGED =
            LocalDate.now(new TestClock()).plusDays(48).minusYears(4);

    private final OffenderRegistration registration;
    private final FactRecording facts;
    private final JdbcClient jdbc;
    private final Actor actor;
    private final Map<PersonId, Optional<LocalDate>> sealed;

    public Supervised(OffenderRegistration registration, FactRecording facts, JdbcClient jdbc, Actor actor) {
        this(registration, facts, jdbc, actor, new HashMap<>());
    }

    private Supervised(
            OffenderRegistration registration,
            FactRecording facts,
            JdbcClient jdbc,
            Actor actor,
            Map<PersonId, Optional<LocalDate>> sealed) {
        this.registration = registration;
        this.facts = facts;
        this.jdbc = jdbc;
        this.actor = actor;
        this.sealed = sealed;
    }

    /** The same, made by somebody. */
    public Supervised by(Actor other) {
        return new Supervised(registration, facts, jdbc, other, sealed);
    }

    /** Somebody at liberty who lives in the district. */
    public PersonId in(String district) {
        return registration
                .register(
                        Offenders.identity(LocalDate.of(1990, 5, 1)),
                        Samples.cnic(),
                        List.of(new NewAddress("House 3, Street 9", district, LocalDate.of(2024, 6, 1))),
                        Offenders.judged("PPC 376", JUDGED),
                        null,
                        actor)
                .person();
    }

    /** Somebody of the district who was released on the day, and has to appear for the first time within some days. */
    public PersonId releasedIn(String district, LocalDate on) {
        PersonId person = in(district);
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        event(person, custodyPeriod, Type.ADMITTED, on, null);
        event(person, custodyPeriod, Type.RELEASED, on, ReleaseReason.SENTENCE_SERVED);
        return person;
    }

    /** The person is taken into custody on the day. */
    public CustodyPeriodId admit(PersonId person, LocalDate on) {
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        event(person, custodyPeriod, Type.ADMITTED, on, null);
        return custodyPeriod;
    }

    /** Something happens in prison on the day; a release is for the sentence served. */
    public void inPrison(PersonId person, CustodyPeriodId custodyPeriod, Type type, LocalDate on) {
        event(person, custodyPeriod, type, on, ReleaseReason.SENTENCE_SERVED);
    }

    /** Somebody of the district who escaped from custody: whose whereabouts nobody knows. */
    public PersonId escapedIn(String district, LocalDate on) {
        PersonId person = in(district);
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        event(person, custodyPeriod, Type.ADMITTED, on, null);
        event(person, custodyPeriod, Type.ESCAPED, on, null);
        return person;
    }

    /** The time on the register ended the day before, and no sweep has come by since. {@link #unseal} takes it back. */
    public void seal(PersonId person, LocalDate today) {
        sealed.put(
                person,
                jdbc.sql("select last_day from registration.standing where person_id = ?")
                        .param(person.value())
                        .query((row, number) -> Optional.ofNullable(row.getObject("last_day", LocalDate.class)))
                        .single());
        jdbc.sql("update registration.standing set last_day = ? where person_id = ?")
                .params(today.minusDays(1), person.value())
                .update();
    }

    /** Leaves the standings as they were derived, for the tests that check them all. */
    public void unseal() {
        sealed.forEach(
                (person, lastDay) -> jdbc.sql("update registration.standing set last_day = ? where person_id = ?")
                        .param(lastDay.orElse(null))
                        .param(person.value())
                        .update());
        sealed.clear();
    }

    public String numberOf(PersonId person) {
        return new RegisterNumber(jdbc.sql("select serial from register.person where id = ?")
                        .param(person.value())
                        .query(Integer.class)
                        .single())
                .formatted();
    }

    private void event(
            PersonId person, CustodyPeriodId custodyPeriod, Type type, LocalDate on, @Nullable ReleaseReason reason) {
        facts.record(person, new CustodyEvent(custodyPeriod, null, type, on, "Camp Jail Lahore", reason), actor);
    }
}

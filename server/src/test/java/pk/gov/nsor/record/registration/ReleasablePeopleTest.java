package pk.gov.nsor.record.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyEvent.ReleaseReason;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.record.registration.ReleasablePeople.PeopleAt;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** Who is counted in an area. */
@RegisterTest
class ReleasablePeopleTest {

    /** No other test has people there. */
    private static final String DISTRICT = "tangir";

    private static final LocalDate SINCE = LocalDate.of(2024, 6, 1);

    @Autowired
    private ReleasablePeople releasable;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private Convictions convictions;

    @Autowired
    private FactRecording facts;

    @Autowired
    private People people;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private TestClock clock;

    private final Actor first = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private final Actor second = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private final Cnic cnic = Samples.cnic();

    @Test
    void whoseIdentityIsConfirmedIsCountedOnceWhereTheyLiveNow() {
        int before = in(DISTRICT, null);
        Registered registered = register(LocalDate.of(1990, 5, 1));
        assertThat(in(DISTRICT, null)).as("not confirmed").isEqualTo(before);
        confirm(registered, cnic);
        assertThat(in(DISTRICT, null)).isEqualTo(before + 1);
        Cnic other = Samples.cnic();
        people.enterCnic(registered.person(), other, first);
        confirm(registered, other);
        assertThat(in(DISTRICT, null)).as("with two CNICs").isEqualTo(before + 1);

        int elsewhere = in("astore", "PK30101");
        people.recordAddress(
                registered.person(), new NewAddress("Village", "astore", "PK30101", LocalDate.now(clock)), first);
        assertThat(in(DISTRICT, null)).isEqualTo(before);
        assertThat(in("astore", "PK30101")).isEqualTo(elsewhere + 1);
    }

    @Test
    void whoeverIsInCustodyLivesThereAndNotAtAnAddress() {
        int before = in(DISTRICT, null);
        Registered registered = register(LocalDate.of(1990, 5, 1));
        confirm(registered, cnic);
        CustodyPeriodId custodyPeriod = CustodyPeriodId.next();
        LocalDate today = LocalDate.now(clock);
        custody(registered, custodyPeriod, Type.ADMITTED, today.minusDays(9), null);
        assertThat(in(DISTRICT, null)).isEqualTo(before);
        custody(registered, custodyPeriod, Type.RELEASED, today.minusDays(2), ReleaseReason.SENTENCE_SERVED);
        assertThat(in(DISTRICT, null)).isEqualTo(before + 1);
    }

    @Test
    void juvenilesAndPeopleWhoseRecordIsSealedAreNotCounted() {
        int before = in(DISTRICT, null);
        Registered juvenile = register(LocalDate.of(2006, 5, 1));
        confirm(juvenile, cnic);
        assertThat(in(DISTRICT, null)).isEqualTo(before);

        Cnic other = Samples.cnic();
        Registered acquitted = register(LocalDate.of(1990, 5, 1), other);
        confirm(acquitted, other);
        assertThat(in(DISTRICT, null)).isEqualTo(before + 1);
        convictions.quash(
                acquitted.person(),
                acquitted.conviction(),
                new Quashing(LocalDate.now(clock), Quashing.Reason.ACQUITTED_ON_APPEAL),
                second);
        assertThat(in(DISTRICT, null)).isEqualTo(before);
    }

    private int in(String district, @Nullable String tehsil) {
        List<PeopleAt> places =
                Objects.requireNonNull(transaction.execute(status -> releasable.places(LocalDate.now(clock))));
        return places.stream()
                .filter(place -> place.district().equals(district) && Objects.equals(place.tehsil(), tehsil))
                .mapToInt(PeopleAt::people)
                .sum();
    }

    private Registered register(LocalDate bornOn) {
        return register(bornOn, cnic);
    }

    private Registered register(LocalDate bornOn, Cnic of) {
        return registration.register(
                Offenders.identity(bornOn),
                of,
                List.of(new NewAddress("House 7", DISTRICT, SINCE)),
                Offenders.conviction("PPC 376"),
                null,
                first);
    }

    private void confirm(Registered registered, Cnic of) {
        confirmation.examine(
                registered.person(),
                of,
                new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                second);
    }

    private void custody(
            Registered registered,
            CustodyPeriodId custodyPeriod,
            Type type,
            LocalDate on,
            @Nullable ReleaseReason reason) {
        facts.record(
                registered.person(),
                new CustodyEvent(custodyPeriod, null, type, on, "Camp Jail Lahore", reason),
                first);
    }
}

package pk.gov.nsor.agencies.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import pk.gov.nsor.agencies.verification.nadra.NadraFailure;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.fingerprints.Finger;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.ConfirmationHeld;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.simulator.nadra.Citizen;
import pk.gov.nsor.simulator.nadra.Citizen.CardStatus;
import pk.gov.nsor.simulator.nadra.Citizen.Relation;
import pk.gov.nsor.simulator.nadra.Dirt;
import pk.gov.nsor.simulator.nadra.NadraSimulator;
import pk.gov.nsor.simulator.nadra.NadraSimulator.NadraOptions;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Prints;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WsqWriter;

/** A finger of the counter and the simulated NADRA over a socket: what is passed on, what is kept, and what it changes. */
@RegisterTest
class NadraFingersTest {

    private static final String TOKEN = "token-of-the-fingers-alone";
    private static final NadraSimulator SIMULATOR = simulator();
    private static final byte[] THUMB = WsqWriter.write(Prints.middle(1));
    private static final byte[] ANOTHER = WsqWriter.write(Prints.middle(2));

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Convictions convictions;

    @Autowired
    private People people;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private List<ConfirmationHeld> held;

    @Autowired
    private FingerQuestions fingers;

    @Autowired
    private FingerAsking asking;

    @Autowired
    private Verification verification;

    @Autowired
    private JdbcClient jdbc;

    private final TestClock clock;
    private final Officer officer;

    NadraFingersTest(TestClock clock, Officers officers) {
        this.clock = clock;
        this.officer = officers.with(Role.REGISTRAR);
    }

    @DynamicPropertySource
    static void nadra(DynamicPropertyRegistry registry) {
        registry.add("nsor.nadra.url", SIMULATOR::address);
        registry.add("nsor.nadra.token", () -> TOKEN);
        registry.add("nsor.nadra.longest", () -> "3s");
        registry.add("nsor.nadra.per-minute", () -> "6000");
    }

    private static NadraSimulator simulator() {
        try {
            return NadraSimulator.start(NadraOptions.withToken(TOKEN));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stop() {
        SIMULATOR.close();
    }

    @BeforeEach
    void begin() {
        SIMULATOR.behave(Dirt.NONE);
        clock.move(Duration.ofMinutes(5));
    }

    @Test
    void nadraSaysWhetherItIsTheHoldersFingerAndThePrintIsDestroyedWithTheAnswer() {
        PersonId person = registered();
        take(person, Finger.RIGHT_THUMB, THUMB);
        assertThat(prints(person)).isEqualTo(1);
        assertThat(storedPlainly(person)).as("the file as it came").isFalse();
        work();
        // The first print that the simulated NADRA gets of a finger is the holder's.
        assertThat(last(person))
                .matches(answer -> answer.state() == FingerState.MATCHES && answer.answeredAt() != null);
        assertThat(prints(person)).isZero();
        take(person, Finger.RIGHT_THUMB, ANOTHER);
        work();
        assertThat(last(person).state()).isEqualTo(FingerState.DIFFERS);
        assertThat(fingers.of(person)).hasSize(2);
        assertThat(people.get(person).cnics().getFirst().status())
                .as("a finger confirms nothing by itself")
                .isEqualTo(CnicOfPerson.Status.UNCONFIRMED);
        assertThat(actions(person)).contains("NADRA_FINGER_TAKEN", "NADRA_ASKED", "NADRA_ANSWERED");
    }

    @Test
    void aFingerOfSomebodyElseKeepsNadraFromConfirmingTheCnicAlone() {
        PersonId person = registered();
        take(person, Finger.LEFT_MIDDLE, THUMB);
        assertThat(isHeld(person)).isFalse();
        work();
        assertThat(isHeld(person)).as("it is the holder's").isFalse();
        take(person, Finger.LEFT_MIDDLE, ANOTHER);
        work();
        assertThat(isHeld(person)).isTrue();
    }

    private boolean isHeld(PersonId person) {
        return held.stream()
                .filter(each -> each.reason() == ConfirmationHeld.Reason.FINGER)
                .anyMatch(each -> each.holds(person, cnic(person)));
    }

    @Test
    void whileNadraIsAwayThePrintWaitsForADayAndNoLonger() {
        PersonId person = registered();
        SIMULATOR.behave(Dirt.NONE.away(true));
        take(person, Finger.LEFT_INDEX, THUMB);
        work();
        assertThat(last(person))
                .matches(waits -> waits.state() == FingerState.WAITING && waits.failure() == NadraFailure.AWAY);
        clock.move(Duration.ofDays(1).minusMinutes(1));
        asking.giveUp();
        assertThat(last(person).state()).isEqualTo(FingerState.WAITING);
        clock.move(Duration.ofMinutes(2));
        asking.giveUp();
        assertThat(last(person).state()).isEqualTo(FingerState.UNANSWERED);
        assertThat(prints(person)).isZero();
        SIMULATOR.behave(Dirt.NONE);
        take(person, Finger.LEFT_INDEX, THUMB);
        clock.move(Duration.ofMinutes(2));
        work();
        assertThat(last(person).state()).isEqualTo(FingerState.MATCHES);
    }

    @Test
    void oneFingerWaitsOnceAndIsAskedOnceHoweverManyProcessesWork() {
        PersonId person = registered();
        take(person, Finger.RIGHT_RING, THUMB);
        assertThatThrownBy(() -> take(person, Finger.RIGHT_RING, THUMB))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo("nadra.finger.waits"));
        take(person, Finger.RIGHT_LITTLE, THUMB);
        var one = java.util.concurrent.CompletableFuture.runAsync(this::work);
        work();
        one.join();
        work();
        assertThat(fingers.of(person)).hasSize(2).allMatch(answer -> answer.attempts() == 1);
    }

    @Test
    void anotherKindOfFileIsRefusedAndOneThatShowsNoFinger() {
        assertThat(refusal(Prints.finger(1).png())).isEqualTo("nadra.finger.wsq");
        assertThat(refusal(new byte[0])).isEqualTo("nadra.finger.wsq");
        assertThat(refusal(java.util.Arrays.copyOf(THUMB, 60))).startsWith("fingerprint.");
        byte[] large = java.util.Arrays.copyOf(THUMB, 190 * 1024 + 1);
        assertThat(refusal(large)).isEqualTo("nadra.finger.large");
        fingers.check(Finger.RIGHT_THUMB, THUMB);
    }

    @Test
    void ofACnicThatWasWithdrawnNothingGoesToNadra() {
        PersonId person = registered();
        Cnic cnic = cnic(person);
        take(person, Finger.RIGHT_INDEX, THUMB);
        confirmation.withdraw(person, cnic, "Of somebody else", officer.actor());
        work();
        assertThat(attempts(person)).isZero();
        assertThat(fingers.of(person)).isEmpty();
        assertThatThrownBy(() -> fingers.put(
                        person, cnic, Finger.LEFT_THUMB, THUMB, Purpose.IDENTITY_CONFIRMATION, officer.actor()))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void ofSomebodyWhoseOnlyConvictionWasQuashedNothingGoesToNadra() {
        Registered registered = register();
        PersonId person = registered.person();
        take(person, Finger.RIGHT_INDEX, THUMB);
        convictions.quash(
                person,
                registered.conviction(),
                new Quashing(LocalDate.now(clock), Quashing.Reason.ACQUITTED_ON_APPEAL),
                officer.actor());
        work();
        assertThat(attempts(person)).isZero();
        assertThat(last(person).state()).isEqualTo(FingerState.WAITING);
        clock.move(Duration.ofDays(1).plusMinutes(1));
        asking.giveUp();
        assertThat(prints(person)).isZero();
    }

    private String refusal(byte[] file) {
        try {
            fingers.check(Finger.RIGHT_THUMB, file);
            return "";
        } catch (InvalidValueException refused) {
            return refused.code();
        }
    }

    private void work() {
        verification.work(() -> true);
    }

    private void take(PersonId person, Finger finger, byte[] file) {
        fingers.check(finger, file);
        fingers.put(person, cnic(person), finger, file, Purpose.IDENTITY_CONFIRMATION, officer.actor());
    }

    private FingerQuestion last(PersonId person) {
        return fingers.of(person).getFirst();
    }

    private int attempts(PersonId person) {
        return jdbc.sql("select attempts from verification.finger where person_id = ?")
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    private int prints(PersonId person) {
        return jdbc.sql("select count(print) from verification.finger where person_id = ?")
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    private boolean storedPlainly(PersonId person) {
        return jdbc.sql("select position(? in print) > 0 from verification.finger where person_id = ?")
                .params(java.util.Arrays.copyOf(THUMB, 64), person.value())
                .query(Boolean.class)
                .single();
    }

    private List<String> actions(PersonId person) {
        return jdbc.sql("select action from audit.entry where subject_id = ? order by id")
                .param(person.value())
                .query(String.class)
                .list();
    }

    private Cnic cnic(PersonId person) {
        return people.get(person).cnics().getFirst().cnic();
    }

    private PersonId registered() {
        return register().person();
    }

    private Registered register() {
        Cnic cnic = Samples.cnic();
        SIMULATOR.add(new Citizen(
                Long.toString(cnic.number()),
                "Another Name",
                "اکبر علی ندیم",
                "Bashir Nadeem",
                "بشیر ندیم",
                Relation.FATHER,
                "M",
                LocalDate.of(1980, 5, 6),
                CardStatus.ACTIVE,
                "مکان 1"));
        return registration.register(
                Offenders.identity(LocalDate.of(1980, 5, 6)),
                cnic,
                List.of(Offenders.address()),
                Offenders.conviction("PPC 376"),
                null,
                officer.actor());
    }
}

package pk.gov.nsor.record.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.requirement.Basis;
import pk.gov.nsor.foundation.requirement.Status;
import pk.gov.nsor.publicservice.release.CnicRelease;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Victim;
import pk.gov.nsor.record.register.CnicTakenException;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.Examination.Detail;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.IdentityConfirmation.Outcome;
import pk.gov.nsor.record.register.journal.Journal;
import pk.gov.nsor.record.register.journal.JournalEntry;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

@RegisterTest
class OffenderRegistrationTest {

    private static final Examination EVERYTHING_AGREES =
            new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Detail.class));

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private Convictions convictions;

    @Autowired
    private Standings standings;

    @Autowired
    private Journal journal;

    @Autowired
    private CnicRelease release;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private final Actor first = officer();
    private final Actor second = officer();
    private final Cnic cnic = Samples.cnic();

    @Test
    void thePublicIsToldOnlyWhenASecondPersonHasConfirmedTheIdentity() {
        PersonId person = register(Offenders.conviction("PPC 376")).person();
        assertThat(onRegister()).isFalse();
        assertThat(confirmation.examine(person, cnic, EVERYTHING_AGREES, first))
                .isEqualTo(Outcome.SECOND_PERSON_NEEDED);
        assertThat(onRegister()).isFalse();
        assertThat(confirmation.examine(person, cnic, EVERYTHING_AGREES, second))
                .isEqualTo(Outcome.CONFIRMED);
        assertThat(onRegister()).isTrue();
    }

    @Test
    void anythingThatDoesNotAgreeHoldsTheAnswerBackAndLaterTakesItAway() {
        PersonId person = register(Offenders.conviction("PPC 376")).person();
        for (Detail missing : Detail.values()) {
            Set<Detail> others = EnumSet.complementOf(EnumSet.of(missing));
            Examination doubtful = new Examination(Examination.Document.PASSPORT, "A-2", others);
            assertThat(confirmation.examine(person, cnic, doubtful, second)).isEqualTo(Outcome.DOUBTED);
            assertThat(onRegister()).isFalse();
        }
        confirmation.examine(person, cnic, EVERYTHING_AGREES, second);
        assertThat(onRegister()).isTrue();
        confirmation.examine(
                person, cnic, new Examination(Examination.Document.PASSPORT, "A-3", Set.of(Detail.NAME)), first);
        assertThat(onRegister()).isFalse();
    }

    @Test
    void aQuashedConvictionTakesThePersonOffAndSealsTheRecord() {
        Registered registered = confirmed(Offenders.conviction("PPC 376"));
        assertThat(onRegister()).isTrue();
        convictions.quash(
                registered.person(),
                registered.conviction(),
                new Quashing(today(), Quashing.Reason.ACQUITTED_ON_APPEAL),
                first);
        assertThat(onRegister()).isFalse();
        assertThat(status(registered.person())).isEqualTo(Status.SEALED);
        assertThat(journal.of(registered.person()))
                .extracting(JournalEntry::kind)
                .contains(JournalKind.CONVICTION_QUASHED, JournalKind.STANDING_CHANGED);
    }

    @Test
    void aSecondConvictionThatStandsKeepsThePersonOn() {
        Registered registered = confirmed(Offenders.conviction("PPC 376"));
        convictions.record(registered.person(), Offenders.conviction("PPC 377B"), first);
        convictions.quash(
                registered.person(),
                registered.conviction(),
                new Quashing(today(), Quashing.Reason.RETRIAL_ORDERED),
                first);
        assertThat(onRegister()).isTrue();
    }

    @Test
    void aConvictionCanNotBeQuashedTwiceOrBeforeItsJudgmentOrTomorrow() {
        Registered registered = register(Offenders.conviction("PPC 376"));
        assertRefused("quashing.before-judgment", () -> quash(registered, Offenders.JUDGMENT.minusDays(1)));
        assertRefused("day.future", () -> quash(registered, today().plusDays(1)));
        quash(registered, Offenders.JUDGMENT);
        assertRefused("conviction.quashed", () -> quash(registered, today()));
    }

    @Test
    void quashedOnItsDayOfJudgmentItNeverRan() {
        Registered registered = register(Offenders.conviction("PPC 376"));
        quash(registered, Offenders.JUDGMENT);
        assertThat(status(registered.person())).isEqualTo(Status.SEALED);
        assertThat(standings.requirement(registered.person()).sealedOn()).isEqualTo(Offenders.JUDGMENT);
    }

    @Test
    void anOffenceThatNoDefinitionNamesIsRecordedAndGivesNoBasis() {
        Registered registered = register(Offenders.conviction("PPC 420"));
        assertThat(status(registered.person())).isEqualTo(Status.NOT_REGISTRABLE);
        assertThat(standings.requirement(registered.person()).warnings())
                .singleElement(InstanceOfAssertFactories.STRING)
                .endsWith("PPC 420");
    }

    @Test
    void theWideDefinitionAsksForAWomanOrAChildAndTheNarrowDoesNot() {
        Victim man = new Victim(Victim.Age.ADULT, Victim.VictimSex.MALE);
        Victim woman = new Victim(Victim.Age.ADULT, Victim.VictimSex.FEMALE);
        Victim boy = new Victim(Victim.Age.CHILD, Victim.VictimSex.MALE);
        assertThat(bases(Offenders.conviction("PPC 354A", woman))).containsExactly(Basis.WIDE);
        assertThat(bases(Offenders.conviction("PPC 354A", boy))).containsExactly(Basis.WIDE);
        assertThat(bases(Offenders.conviction("PPC 354A", man))).isEmpty();
        assertThat(bases(Offenders.conviction("PPC 376", man))).containsExactly(Basis.NARROW);
        assertThat(bases(Offenders.conviction("PPC 376(3)", woman))).containsExactlyInAnyOrder(Basis.values());
    }

    @Test
    void aSectionThatCountsInConnectionOnlyNeedsItsConnection() {
        assertThat(bases(Offenders.conviction("PPC 364"))).isEmpty();
        assertThat(bases(Offenders.connected("PPC 364", "PPC 376"))).containsExactly(Basis.WIDE);
        assertThat(bases(Offenders.connected("PPC 364", "PPC 354"))).isEmpty();
    }

    @Test
    void whoeverWasUnderEighteenIsOnTheRegisterButNeverToldToThePublic() {
        LocalDate eighteenthBirthday = Offenders.OFFENCE;
        assertThat(toldWhenBorn(eighteenthBirthday.minusYears(18))).isTrue();
        assertThat(toldWhenBorn(eighteenthBirthday.minusYears(18).plusDays(1))).isFalse();
        assertThat(toldWhenBorn(null)).isTrue();
    }

    @Test
    void ofTwoWhoRegisterOneCnicAtOnceOneIsToldThatItIsTaken() throws Exception {
        List<Callable<Registered>> both = List.of(
                () -> register(Offenders.conviction("PPC 376")), () -> register(Offenders.conviction("PPC 377")));
        List<Throwable> failures = race(both);
        assertThat(failures).hasSize(1).first().isInstanceOf(CnicTakenException.class);
        assertThat(jdbc.sql("select count(*) from register.person_cnic where cnic = ?")
                        .param(cnic.number())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void twoFactsAboutOnePersonAtOnceAreBothDerivedFrom() throws Exception {
        for (int round = 0; round < 10; round++) {
            Registered registered = register(Samples.cnic(), Offenders.conviction("PPC 376"));
            List<Throwable> failures = race(List.of(
                    () -> {
                        quash(registered, today());
                        return null;
                    },
                    () -> convictions.record(registered.person(), Offenders.conviction("PPC 377B"), first)));
            assertThat(failures).isEmpty();
            assertThat(status(registered.person())).isEqualTo(Status.ACTIVE);
            assertThat(standings.of(registered.person()).orElseThrow().terms())
                    .as("the one that was quashed is gone, the other is there")
                    .hasSize(1);
            assertThat(standings.changes(registered.person()).getFirst().after())
                    .isEqualTo(standings.of(registered.person()).orElseThrow());
        }
    }

    private static List<Throwable> race(List<? extends Callable<?>> callables) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(callables.size());
        List<Throwable> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callables.size())) {
            List<Future<Object>> futures = new ArrayList<>();
            for (Callable<?> callable : callables) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return callable.call();
                }));
            }
            for (Future<Object> future : futures) {
                try {
                    future.get();
                } catch (ExecutionException failed) {
                    failures.add(failed.getCause());
                }
            }
        }
        return failures;
    }

    private boolean toldWhenBorn(@Nullable LocalDate bornOn) {
        Cnic fresh = Samples.cnic();
        PersonId person = registration
                .register(Offenders.identity(bornOn), fresh, List.of(), Offenders.conviction("PPC 376"), null, first)
                .person();
        confirmation.examine(person, fresh, EVERYTHING_AGREES, second);
        assertThat(status(person)).isEqualTo(Status.ACTIVE);
        return onRegister(fresh);
    }

    private Set<Basis> bases(NewConviction conviction) {
        return register(Samples.cnic(), conviction).standing().basesOn(today());
    }

    private Registered confirmed(NewConviction conviction) {
        Registered registered = register(conviction);
        confirmation.examine(registered.person(), cnic, EVERYTHING_AGREES, second);
        return registered;
    }

    private Registered register(NewConviction conviction) {
        return register(cnic, conviction);
    }

    private Registered register(Cnic of, NewConviction conviction) {
        return registration.register(
                Offenders.identity(LocalDate.of(1990, 5, 1)),
                of,
                List.of(Offenders.address()),
                conviction,
                null,
                first);
    }

    private void quash(Registered registered, LocalDate on) {
        convictions.quash(
                registered.person(),
                registered.conviction(),
                new Quashing(on, Quashing.Reason.ACQUITTED_ON_APPEAL),
                second);
    }

    private boolean onRegister() {
        return onRegister(cnic);
    }

    private boolean onRegister(Cnic asked) {
        return Boolean.TRUE.equals(new TransactionTemplate(transactions)
                .execute(status -> release.today(List.of(asked)).onRegister().contains(asked)));
    }

    private Status status(PersonId person) {
        return standings.of(person).orElseThrow().on(today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Actor officer() {
        return new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}

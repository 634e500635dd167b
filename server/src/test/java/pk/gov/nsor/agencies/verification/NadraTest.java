package pk.gov.nsor.agencies.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.verification.nadra.IdentityVerification;
import pk.gov.nsor.agencies.verification.nadra.IdentityVerification.Health;
import pk.gov.nsor.agencies.verification.nadra.NadraFailure;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.Examination.Detail;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.Names;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.ListedCnics;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.simulator.nadra.Citizen;
import pk.gov.nsor.simulator.nadra.Citizen.CardStatus;
import pk.gov.nsor.simulator.nadra.Citizen.Relation;
import pk.gov.nsor.simulator.nadra.Dirt;
import pk.gov.nsor.simulator.nadra.Dirt.Kind;
import pk.gov.nsor.simulator.nadra.NadraSimulator;
import pk.gov.nsor.simulator.nadra.NadraSimulator.NadraOptions;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;

/** The register and the simulated NADRA over a socket: what is asked, what an answer does, and what it must not do. */
@RegisterTest
class NadraTest {

    /** Registrations in each minute while NADRA is away: {@code -Dnsor.nadra.registrations=50} takes some minutes. */
    private static final int A_MINUTE = Integer.getInteger("nsor.nadra.registrations", 2);

    private static final String TOKEN = "token-of-the-tests-alone";
    private static final NadraSimulator SIMULATOR = simulator();

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private People people;

    @Autowired
    private Names names;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private ListedCnics listed;

    @Autowired
    private MachineClients clients;

    @Autowired
    private Verification verification;

    @Autowired
    private IdentityVerification nadra;

    @Autowired
    private QuestionRepository questions;

    @Autowired
    private AskingRate rate;

    @Autowired
    private QuestionQueue queue;

    @Autowired
    private Answers answers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private javax.sql.DataSource dataSource;

    @Autowired
    private TransactionOperations transaction;

    private final TestClock clock;
    private final Officer registrar;
    private final Officer other;
    private Actor court = Actor.system("replaced before each test");

    NadraTest(TestClock clock, Officers officers) {
        this.clock = clock;
        this.registrar = officers.with(Role.REGISTRAR);
        this.other = officers.with(Role.REGISTRAR);
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
        SIMULATOR.pauses(Duration.ofSeconds(30));
        // What other tests have left, on a clock that was further on.
        jdbc.sql("update verification.question set settled_at = now() where settled_at is null")
                .update();
        jdbc.sql("update verification.service set next_at = '-infinity', away_since = null")
                .update();
        clock.move(Duration.ofHours(3));
        while (nadra.health() != Health.ASKS) {
            clock.move(Duration.ofMinutes(2));
            var _ = registered(true);
            work();
        }
        String name = "court-" + UUID.randomUUID();
        court = new Actor(
                Actor.Kind.MACHINE,
                clients.create(name, Feed.COURT, "COURTS", ClientCredentials.newSecret(), registrar.actor())
                        .id(),
                "test");
    }

    @Test
    void anAnswerInWhichAllFourAgreeConfirmsWhatACourtHasSentAndThePublicIsTold() {
        PersonId person = registered(true);
        assertThat(question(person).state()).isEqualTo(QuestionState.WAITING);
        work();
        assertThat(question(person).state()).isEqualTo(QuestionState.CONFIRMED);
        assertThat(status(person)).isEqualTo(CnicOfPerson.Status.CONFIRMED);
        assertThat(isListed(person)).isTrue();
        assertThat(actions(person)).contains("NADRA_ASKED", "NADRA_ANSWERED", "IDENTITY_CONFIRMED");
        assertThat(questions.answer(question(person).id())).isEmpty();
    }

    @Test
    void whatOneOfficerEnteredStillTakesASecond() {
        PersonId person = registered(true, registrar.actor());
        work();
        assertThat(question(person).state()).isEqualTo(QuestionState.AGREES);
        assertThat(question(person).held()).isEqualTo(Held.BY_OFFICER);
        assertThat(isListed(person)).isFalse();
        confirmation.examine(
                person,
                cnic(person),
                new Examination(
                        Examination.Document.NADRA_VERIFICATION, "as shown", java.util.EnumSet.allOf(Detail.class)),
                other.actor());
        assertThat(isListed(person)).isTrue();
        assertThat(question(person).isForPeople()).isFalse();
        assertThat(questions.answer(question(person).id())).isEmpty();
    }

    @Test
    void whatOnePersonSentWithAFileTakesASecondWhosesoeverNameItWasSentIn() {
        PersonId person = registered(true);
        UUID batch = UUID.randomUUID();
        JdbcClient owner = TestDatabase.superuserOf(dataSource);
        owner.sql("""
                        insert into imports.batch (id, client_id, content, digest, wrapped_key, headings, columns, state, lines,
                            position, recorded, begun_by, begun_at, moved_at)
                        select ?, (select id from access.machine_client limit 1), 'JUDGMENT', sha256(?::text::bytea), '', '', '{}', 'DONE', 1, 1, 1,
                            (select id from access.account limit 1), now(), now()
                        """).params(batch, batch).update();
        owner.sql("insert into imports.outcome (batch_id, line, receipt, person_id) values (?, 1, ?, ?)")
                .params(batch, UUID.randomUUID(), person.value())
                .update();
        work();
        assertThat(question(person).held()).isEqualTo(Held.FILE);
        assertThat(isListed(person)).isFalse();
    }

    @Test
    void thePolicyAloneSwitchesConfirmingOffOrWidensIt() {
        try {
            policy("NOBODY");
            PersonId court = registered(true);
            work();
            assertThat(question(court).held()).isEqualTo(Held.POLICY);
            assertThat(isListed(court)).isFalse();
            policy("EVERY_ENTRY");
            PersonId officer = registered(true, registrar.actor());
            work();
            assertThat(question(officer).state()).isEqualTo(QuestionState.CONFIRMED);
            assertThat(isListed(officer)).isTrue();
        } finally {
            policy("SYSTEMS");
        }
    }

    @Test
    void aRecordThatIsErasedTakesItsQuestionWithItAndALateAnswerChangesNothing() {
        PersonId person = registered(true);
        UUID lease = UUID.randomUUID();
        Question claimed = claim(lease);
        Identity known = people.get(person).identity();
        TestDatabase.superuserOf(dataSource)
                .sql("delete from verification.question where person_id = ?")
                .param(person.value())
                .update();
        assertThat(take(claimed, lease, known, java.util.Optional.empty())).isFalse();
        assertThat(jdbc.sql("select of_person from retention.kept where table_name = 'verification.question'")
                        .query(String.class)
                        .single())
                .isEqualTo("t.person_id = $1");
    }

    @Test
    void whatDiffersGoesToPeopleWithNadrasAnswerBesideIt() {
        PersonId person = registered(false);
        Cnic cnic = cnic(person);
        SIMULATOR.add(citizen(cnic, "Akbar Ali Nadim", "اکبر علی ندیم", "بشیر ندیم", Relation.FATHER, born()));
        work();
        Question question = question(person);
        assertThat(question.state()).isEqualTo(QuestionState.DIFFERS);
        assertThat(question.unlikeDetails()).containsExactly(Detail.NAME);
        assertThat(Objects.requireNonNull(answers.stated(question).orElseThrow().name())
                        .latin())
                .isEqualTo("Akbar Ali Nadim");
        assertThat(status(person)).isEqualTo(CnicOfPerson.Status.UNCONFIRMED);
        byte[] kept = questions.answer(question.id()).orElseThrow();
        assertThat(new String(kept, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("Nadim");
    }

    @Test
    void namesInUrduAloneDecideNothingAboutARecordInLatinLetters() {
        PersonId person = register(
                new Identity(
                        PersonName.latin("Akbar Ali Nadeem"),
                        PersonName.latin("Bashir Nadeem"),
                        Sex.MALE,
                        born(),
                        "PK",
                        List.of()),
                court);
        SIMULATOR.add(citizen(cnic(person), null, "اکبر علی ندیم", "بشیر ندیم", Relation.FATHER, born()));
        work();
        assertThat(question(person).state()).isEqualTo(QuestionState.DIFFERS);
        assertThat(question(person).unlikeDetails()).containsExactlyInAnyOrder(Detail.NAME, Detail.FATHER_NAME);
    }

    @Test
    void aHusbandsNameIsNoFathersName() {
        PersonId person = registered(false);
        SIMULATOR.add(
                citizen(cnic(person), "Akbar Ali Nadeem", "اکبر علی ندیم", "بشیر ندیم", Relation.HUSBAND, born()));
        work();
        assertThat(question(person).unlikeDetails()).containsExactly(Detail.FATHER_NAME);
    }

    @ParameterizedTest
    @EnumSource(
            value = CardStatus.class,
            names = {"BLOCKED", "CANCELLED", "DECEASED"})
    void aCardThatIsNotValidConfirmsNothing(CardStatus card) {
        PersonId person = registered(false);
        SIMULATOR.add(asOnRecord(cnic(person)).withCard(card));
        work();
        assertThat(question(person).state()).isEqualTo(QuestionState.DIFFERS);
        assertThat(question(person).unlike()).isEmpty();
        assertThat(status(person)).isEqualTo(CnicOfPerson.Status.UNCONFIRMED);
    }

    @Test
    void aHalfEmptyAnswerAndNobodysNumberGoToPeople() {
        PersonId half = registered(true);
        SIMULATOR.behave(Dirt.NONE.with(Kind.HALF_EMPTY, 100));
        work();
        assertThat(question(half).unlikeDetails()).containsExactlyInAnyOrder(Detail.FATHER_NAME, Detail.BIRTH_DATE);
        SIMULATOR.behave(Dirt.NONE);
        PersonId nobody = register(Offenders.identity(born()), court, nobodysNumber());
        work();
        assertThat(question(nobody).state()).isEqualTo(QuestionState.NOT_FOUND);
    }

    @Test
    void directionControlsInAnAnswerChangeNothing() {
        SIMULATOR.behave(Dirt.NONE.with(Kind.BIDI, 100));
        PersonId person = registered(false);
        SIMULATOR.add(citizen(
                cnic(person),
                "Akbar Ali Nadeem",
                "\u202Bاکبر علی ندیم\u202C",
                "\u202Aبشیر\u202C ندیم",
                Relation.FATHER,
                born()));
        work();
        assertThat(question(person).state()).isEqualTo(QuestionState.CONFIRMED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "PAUSE",
                "ERROR_AS_200",
                "ERROR",
                "OTHER_CITIZEN",
                "HTML",
                "HUGE",
                "MALFORMED",
                "CUT",
                "REDIRECT",
                "MORE_FIELDS"
            })
    void whatIsNoAnswerDecidesNothingAndIsAskedAgain(Kind kind) {
        PersonId person = registered(true);
        SIMULATOR.behave(Dirt.NONE.with(kind, 100));
        long begun = System.nanoTime();
        boolean _ = verification.askOne();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        Question question = question(person);
        assertThat(question.state()).isEqualTo(QuestionState.WAITING);
        assertThat(question.failure())
                .isEqualTo(
                        switch (kind) {
                            case PAUSE -> NadraFailure.SLOW;
                            case ERROR_AS_200, ERROR -> NadraFailure.BUSY;
                            case OTHER_CITIZEN -> NadraFailure.OTHER_CITIZEN;
                            case HUGE -> NadraFailure.TOO_LARGE;
                            default -> NadraFailure.UNREADABLE;
                        });
        assertThat(status(person)).isEqualTo(CnicOfPerson.Status.UNCONFIRMED);
        SIMULATOR.behave(Dirt.NONE);
        clock.move(Duration.ofMinutes(2));
        work();
        assertThat(question(person).state()).isEqualTo(QuestionState.CONFIRMED);
    }

    @Test
    @Tag("long")
    void nadraAwayForAnHourUnderRegistrationsKeepsNobodyWaitingAndAllAreVerifiedAfterwardsByThemselves() {
        SIMULATOR.behave(Dirt.NONE.away(true));
        List<PersonId> registered = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            for (int each = 0; each < A_MINUTE; each++) {
                PersonId person = registered(true);
                assertThat(actions(person)).as("asked while it is registered").doesNotContain("NADRA_ASKED");
                registered.add(person);
            }
            work();
            clock.move(Duration.ofMinutes(1));
        }
        assertThat(nadra.health()).isNotEqualTo(Health.ASKS);
        assertThat(questions.service().awaySince()).isNotNull();
        // While it rests nobody's CNIC goes out: two a minute to see, and five before the first rest, each tried twice.
        assertThat(asked(registered)).isLessThanOrEqualTo(5 + 2 * 60);
        SIMULATOR.behave(Dirt.NONE);
        for (int minute = 0; minute < 70; minute++) {
            clock.move(Duration.ofMinutes(1));
            work();
        }
        assertThat(registered)
                .allSatisfy(person -> assertThat(question(person).state()).isEqualTo(QuestionState.CONFIRMED));
        assertThat(nadra.health()).isEqualTo(Health.ASKS);
        assertThat(questions.service().awaySince()).isNull();
    }

    @Test
    void anAnswerToParticularsThatWereCorrectedMeanwhileIsDroppedAndAskedAnew() throws Exception {
        PersonId person = registered(true);
        SIMULATOR.pauses(Duration.ofMillis(600));
        SIMULATOR.behave(Dirt.NONE.with(Kind.PAUSE, 100));
        CompletableFuture<Boolean> out = CompletableFuture.supplyAsync(verification::askOne);
        awaitAsked(person);
        transaction.executeWithoutResult(status -> {
            long _ = names.change(
                    person, new PersonName("Sohail Iqbal", "سہیل اقبال"), LocalDate.now(clock), registrar.actor());
        });
        assertThat(out.get()).isTrue();
        assertThat(question(person).state()).isEqualTo(QuestionState.WAITING);
        assertThat(status(person)).isEqualTo(CnicOfPerson.Status.UNCONFIRMED);
        SIMULATOR.behave(Dirt.NONE);
        work();
        assertThat(question(person).state()).isEqualTo(QuestionState.DIFFERS);
    }

    @Test
    void anAnswerThatComesTwiceOrAfterItsAttemptWasLostCountsOnce() {
        PersonId person = registered(true);
        UUID lost = UUID.randomUUID();
        Question claimed = claim(lost);
        clock.move(Duration.ofMinutes(4));
        UUID second = UUID.randomUUID();
        assertThat(claim(second).id()).isEqualTo(claimed.id());
        Identity known = people.get(person).identity();
        var stated = nadra.ask(cnic(person));
        assertThat(take(claimed, lost, known, stated)).isFalse();
        assertThat(question(person).state()).isEqualTo(QuestionState.WAITING);
        assertThat(take(claimed, second, known, stated)).isTrue();
        assertThat(take(claimed, second, known, stated)).isFalse();
        assertThat(actions(person).stream().filter("IDENTITY_CONFIRMED"::equals))
                .hasSize(1);
    }

    @Test
    void twoWorkersAskNobodyTwice() {
        List<PersonId> registered = new ArrayList<>();
        for (int each = 0; each < 20; each++) {
            registered.add(registered(true));
        }
        CompletableFuture<?> one = CompletableFuture.runAsync(this::work);
        work();
        one.join();
        work();
        assertThat(registered)
                .allSatisfy(person -> assertThat(actions(person).stream().filter("NADRA_ASKED"::equals))
                        .hasSize(1));
    }

    @Test
    void theRateHoldsForAllProcessesTogether() {
        for (int each = 0; each < 10; each++) {
            var _ = registered(true);
        }
        int claimed = 0;
        while (Objects.requireNonNull(transaction.execute(status -> {
            boolean isAllowed = rate.allowsOne()
                    && questions.claim(UUID.randomUUID(), Duration.ofMinutes(3)).isPresent();
            if (isAllowed) {
                rate.count(Duration.ofSeconds(60), Duration.ofSeconds(120));
            }
            return isAllowed;
        }))) {
            claimed++;
        }
        assertThat(claimed).isEqualTo(3);
    }

    @Test
    void aDoubtEarlierOrAnOpenQuestionLeavesItToPeople() {
        PersonId person = registered(true);
        confirmation.examine(
                person,
                cnic(person),
                new Examination(Examination.Document.CNIC_CARD, "123", java.util.Set.of()),
                other.actor());
        assertThat(question(person).settledAt()).isNotNull();
        jdbc.sql("update verification.question set settled_at = null where person_id = ?")
                .param(person.value())
                .update();
        work();
        assertThat(question(person).held()).isEqualTo(Held.EXAMINED);
        assertThat(isListed(person)).isFalse();
    }

    @Test
    void whatWasEnteredWhileNadraWasNotAskedIsQueuedLater() {
        PersonId person = registered(true);
        work();
        assertThat(question(person).state()).isEqualTo(QuestionState.CONFIRMED);
        // A record of before.
        Question before = question(registered(true));
        assertThat(before.state()).isEqualTo(QuestionState.WAITING);
        queue.fill(() -> true);
        assertThat(question(before.person()).id()).isEqualTo(before.id());
    }

    private void work() {
        verification.work(() -> true);
    }

    private void policy(String value) {
        TestDatabase.superuserOf(dataSource)
                .sql("update reference.policy_value set value = ? where key = 'identity.nadra-confirms'")
                .param(value)
                .update();
        jdbc.sql("update reference.table_version set version = nextval('reference.table_change')"
                        + " where table_name = 'policy_value'")
                .update();
    }

    private Question claim(UUID lease) {
        return Objects.requireNonNull(transaction.execute(
                status -> questions.claim(lease, Duration.ofMinutes(3)).orElseThrow()));
    }

    private boolean take(
            Question question,
            UUID lease,
            Identity known,
            java.util.Optional<pk.gov.nsor.agencies.verification.nadra.StatedIdentity> stated) {
        return Boolean.TRUE.equals(transaction.execute(status -> answers.take(question, lease, known, stated)));
    }

    private void awaitAsked(PersonId person) throws InterruptedException {
        for (int each = 0; each < 200 && !actions(person).contains("NADRA_ASKED"); each++) {
            Thread.sleep(10);
        }
        assertThat(actions(person)).contains("NADRA_ASKED");
    }

    private PersonId registered(boolean isKnown) {
        return registered(isKnown, court);
    }

    private PersonId registered(boolean isKnown, Actor actor) {
        Cnic cnic = Samples.cnic();
        if (isKnown) {
            SIMULATOR.add(asOnRecord(cnic));
        }
        return register(Offenders.identity(born()), actor, cnic);
    }

    private PersonId register(Identity identity, Actor actor) {
        return register(identity, actor, Samples.cnic());
    }

    private PersonId register(Identity identity, Actor actor, Cnic cnic) {
        return registration
                .register(identity, cnic, List.of(Offenders.address()), Offenders.conviction("PPC 376"), null, actor)
                .person();
    }

    private Cnic nobodysNumber() {
        Cnic cnic = Samples.cnic();
        while (nadra.ask(cnic).isPresent()) {
            cnic = Samples.cnic();
        }
        return cnic;
    }

    private static LocalDate born() {
        return LocalDate.of(1980, 5, 6);
    }

    private static Citizen asOnRecord(Cnic cnic) {
        return citizen(cnic, "Akbar Ali Nadeem", "اکبر علی ندیم", "بشیر ندیم", Relation.FATHER, born());
    }

    private static Citizen citizen(
            Cnic cnic, @Nullable String name, String urdu, String fatherUrdu, Relation relation, LocalDate bornOn) {
        return new Citizen(
                Long.toString(cnic.number()),
                name,
                urdu,
                name == null ? null : "Bashir Nadeem",
                fatherUrdu,
                relation,
                "M",
                bornOn,
                CardStatus.ACTIVE,
                "مکان 1");
    }

    private Question question(PersonId person) {
        return questions.of(person).getFirst();
    }

    private Cnic cnic(PersonId person) {
        return people.get(person).cnics().getFirst().cnic();
    }

    private CnicOfPerson.Status status(PersonId person) {
        return people.get(person).cnics().getFirst().status();
    }

    private boolean isListed(PersonId person) {
        return !Objects.requireNonNull(
                        transaction.execute(status -> listed.listed(List.of(cnic(person)), LocalDate.now(clock))))
                .isEmpty();
    }

    private long asked(List<PersonId> registered) {
        return registered.stream()
                .mapToLong(person ->
                        actions(person).stream().filter("NADRA_ASKED"::equals).count())
                .sum();
    }

    private List<String> actions(PersonId person) {
        return jdbc.sql("select action from audit.entry where subject_id = ? order by id")
                .param(person.value())
                .query(String.class)
                .list();
    }
}

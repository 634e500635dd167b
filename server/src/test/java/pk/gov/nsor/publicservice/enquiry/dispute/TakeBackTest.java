package pk.gov.nsor.publicservice.enquiry.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;

/** Answers that were mistaken are taken back, by two people, over SMPP with the simulator. */
@RegisterTest
class TakeBackTest {

    @Autowired
    private TakeBacks takeBacks;

    @Autowired
    private TakeBackProposal kind;

    @Autowired
    private TakeBackWork work;

    @Autowired
    private DisputeSweep sweep;

    @Autowired
    private FactRecording facts;

    @Autowired
    private LegalRecord legal;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private TestClock clock;

    @Autowired
    private ApplicationContext context;

    private @Nullable RegisterLines made;
    private Officer registrar;
    private Officer supervisor;

    @BeforeEach
    void bind() throws Exception {
        made = new RegisterLines(context);
        registrar = new Officers(accounts).with(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
        supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
    }

    @AfterEach
    void close() {
        lines().close();
    }

    @Test
    void eachAskerOfThatCnicIsTextedOnceAfterTwoPeopleHaveAgreed() throws Exception {
        Disputed disputed = onRegister();
        Disputed other = onRegister();
        String often = disputed.phone();
        String once = disputed.phone();
        String urdu = disputed.phone();
        String stranger = disputed.phone();
        disputed.ask(often);
        lines().ask(often, Long.toString(disputed.cnic.number()));
        disputed.ask(once);
        lines().ask(urdu, "LANG UR");
        lines().ask(urdu, disputed.cnic.formatted());
        other.ask(stranger);
        disputed.withdraw(registrar.actor());
        String late = disputed.phone();
        disputed.ask(late);

        TakeBack prepared = disputed.takeBack();
        assertThat(prepared.state()).isEqualTo(TakeBackState.PREPARED);
        assertThat(prepared.cause()).isEqualTo(TakeBackCause.WITHDRAWN);
        assertThat(prepared.answers()).isEqualTo(4);
        assertThat(prepared.senders()).isEqualTo(3);

        UUID proposal = kind.propose(prepared.id(), "The card was misread", registrar.actor());
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> proposals.approve(proposal, "", registrar.actor()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("proposal.own"));
        work.work();
        assertThat(state(prepared)).isEqualTo(TakeBackState.PREPARED);
        assertThat(lines().publicTexts(once)).hasSize(2);

        proposals.approve(proposal, "", supervisor.actor());
        atOnce(work::work, work::work);
        String day = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH)
                .format(clock.instant().atZone(Day.ZONE));
        String text = "An answer of " + day + " was mistaken; please send the number again.";
        assertThat(lines().awaitPublicText(often, 4)).isEqualTo(text);
        assertThat(lines().awaitPublicText(once, 3)).isEqualTo(text);
        assertThat(lines().awaitPublicText(urdu, 4)).contains("درست نہیں تھا").doesNotContain("1234567");
        work.work();
        Disputed another = onRegister();
        another.ask(once);
        assertThat(lines().publicTexts(often)).hasSize(4);
        assertThat(lines().publicTexts(once)).hasSize(4);
        assertThat(lines().publicTexts(stranger)).hasSize(2);
        assertThat(lines().publicTexts(late)).hasSize(2);
        assertThat(List.of(often, once, urdu))
                .allSatisfy(phone -> assertThat(lines().texts(phone)).isEmpty());
        assertThat(takeBacks.progress(prepared.id()).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(3);
        assertThat(jdbc.sql("select unreachable from enquiry.take_back where id = ?")
                        .param(prepared.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void answersByABirthDateThatWasMistakenAreTakenBackAndNotWhereItIsPutRightAgain() throws Exception {
        Disputed disputed = onRegister();
        String phone = disputed.phone();
        String code = disputed.ask(phone);
        UUID ticket = disputed.dispute(phone, code);
        bornOn(disputed, Offenders.OFFENCE.minusYears(17));

        TakeBack prepared = disputed.takeBack();
        assertThat(prepared.state()).isEqualTo(TakeBackState.PREPARED);
        assertThat(prepared.cause()).isEqualTo(TakeBackCause.CORRECTED);
        assertThat(prepared.answers()).isEqualTo(1);
        assertThat(ticket).isNotNull();

        // That the CNIC is confirmed once more says nothing of the birth date.
        disputed.confirm(supervisor.actor());
        assertThat(state(prepared)).isEqualTo(TakeBackState.PREPARED);
        bornOn(disputed, Offenders.OFFENCE.minusYears(19));
        assertThat(state(prepared)).isEqualTo(TakeBackState.NOT_NEEDED);
    }

    @Test
    void answersByAJudgmentThatWasRecordedInErrorAreTakenBackAndThoseOfOneThatIsQuashedAreNot() throws Exception {
        Disputed mistaken = onRegister();
        mistaken.ask(mistaken.phone());
        facts.withdraw(mistaken.person, FactKind.CONVICTION, judgment(mistaken), "Another person", registrar.actor());
        assertThat(mistaken.takeBack().cause()).isEqualTo(TakeBackCause.CORRECTED);

        Disputed quashed = onRegister();
        quashed.ask(quashed.phone());
        FactId _ = facts.record(
                quashed.person,
                new Quashed(
                        new ConvictionId(judgment(quashed).value()),
                        null,
                        LocalDate.now(clock),
                        Conviction.Quashing.Reason.ACQUITTED_ON_APPEAL),
                registrar.actor());
        assertThat(quashed.ids()).isEmpty();
    }

    private FactId judgment(Disputed disputed) {
        return legal.file(disputed.person).convictions().getFirst().id();
    }

    private void bornOn(Disputed disputed, LocalDate day) {
        disputed.bornOn(day, registrar.actor(), supervisor.actor());
    }

    @Test
    void aDoubtPreparesOneAndAConfirmationMakesItNeedless() throws Exception {
        Disputed disputed = onRegister();
        disputed.ask(disputed.phone());
        disputed.doubt(supervisor.actor());
        TakeBack prepared = disputed.takeBack();
        assertThat(prepared.state()).isEqualTo(TakeBackState.PREPARED);
        assertThat(prepared.cause()).isEqualTo(TakeBackCause.DOUBTED);
        disputed.doubt(supervisor.actor());
        assertThat(disputed.ids()).hasSize(1);
        disputed.confirm(supervisor.actor());
        assertThat(state(prepared)).isEqualTo(TakeBackState.NOT_NEEDED);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> kind.propose(prepared.id(), "The card was misread", registrar.actor()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("take-back.not-prepared"));
    }

    @Test
    void aConfirmationLeavesItWhereTheJudgmentWasWithdrawnDuringTheDoubt() throws Exception {
        Disputed disputed = onRegister();
        disputed.ask(disputed.phone());
        disputed.doubt(supervisor.actor());
        TakeBack prepared = disputed.takeBack();
        assertThat(prepared.state()).isEqualTo(TakeBackState.PREPARED);
        facts.withdraw(disputed.person, FactKind.CONVICTION, judgment(disputed), "Another person", registrar.actor());
        disputed.confirm(supervisor.actor());
        assertThat(state(prepared)).isEqualTo(TakeBackState.PREPARED);
        assertThat(disputed.ids()).hasSize(1);
    }

    @Test
    void anAnswerThatWasOnItsWayWhenTheCnicWasWithdrawnIsTakenBackWhereItIsTheOnlyOne() throws Exception {
        Disputed asked = onRegister();
        asked.ask(asked.phone());
        Disputed disputed = onRegister();
        AnswerHashes hashes = context.getBean(AnswerHashes.class);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("""
                                insert into enquiry.ledger
                                    (asked_at, sender_hash, cnic_hash, kind, policy_version, code_hash, ring)
                                select asked_at, sender_hash, ?, kind, policy_version, code_hash, ring
                                from enquiry.ledger where cnic_hash = any (?)
                                """)
                        .param(hashes.ofCnic(disputed.cnic).getFirst())
                        .param(hashes.ofCnic(asked.cnic).toArray(byte[][]::new))
                        .update();
                CompletableFuture.runAsync(
                                () -> {
                                    disputed.withdraw(registrar.actor());
                                    work.work();
                                },
                                thread)
                        .join();
            });
        }
        TakeBack prepared = disputed.takeBack();
        assertThat(prepared.state()).isEqualTo(TakeBackState.PREPARED);
        assertThat(prepared.answers()).isOne();
    }

    @Test
    void whatWasTakenBackIsNotTakenBackTwice() throws Exception {
        Disputed disputed = onRegister();
        String phone = disputed.phone();
        disputed.ask(phone);
        disputed.doubt(supervisor.actor());
        send(disputed.takeBack());
        lines().awaitPublicText(phone, 3);
        disputed.confirm(supervisor.actor());
        disputed.withdraw(registrar.actor());
        assertThat(disputed.takeBack().state()).isEqualTo(TakeBackState.EMPTY);
        assertThat(disputed.ids()).hasSize(2);
    }

    @Test
    void aSecondMistakeIsTakenBackAlthoughThatOfTheFirstStillWaits() throws Exception {
        Disputed disputed = onRegister();
        String before = disputed.phone();
        disputed.ask(before);
        facts.withdraw(disputed.person, FactKind.CONVICTION, judgment(disputed), "Another person", registrar.actor());
        TakeBack first = disputed.takeBack();
        assertThat(first.state()).isEqualTo(TakeBackState.PREPARED);
        FactId _ = facts.record(disputed.person, Offenders.conviction("PPC 376"), registrar.actor());
        String after = disputed.phone();
        disputed.ask(after);

        disputed.withdraw(registrar.actor());
        assertThat(disputed.ids()).as("take-backs").hasSize(2);
        TakeBack second = disputed.takeBack();
        assertThat(second.state()).isEqualTo(TakeBackState.PREPARED);
        assertThat(second.cause()).isEqualTo(TakeBackCause.WITHDRAWN);
        assertThat(second.answers()).as("none is taken back yet").isEqualTo(2);
        send(second);
        lines().awaitPublicText(before, 3);
        lines().awaitPublicText(after, 3);
        send(first);
        assertThat(lines().publicTexts(before)).as("texted once").hasSize(3);
        assertThat(lines().publicTexts(after)).hasSize(3);
    }

    @Test
    void answersUnderAKeyThatTheFirstTakeBackDidNotKnowAreTakenBackByTheSecond() throws Exception {
        Disputed disputed = onRegister();
        String before = disputed.phone();
        disputed.ask(before);
        facts.withdraw(disputed.person, FactKind.CONVICTION, judgment(disputed), "Another person", registrar.actor());
        TakeBack first = disputed.takeBack();
        FactId _ = facts.record(disputed.person, Offenders.conviction("PPC 376"), registrar.actor());
        String after = disputed.phone();
        disputed.ask(after);
        // As if the ledger's key had changed between the two answers.
        byte[] otherKey = new byte[32];
        new java.util.Random(disputed.cnic.number()).nextBytes(otherKey);
        byte[] known = context.getBean(AnswerHashes.class).ofCnic(disputed.cnic).getFirst();
        jdbc.sql("""
                        update enquiry.take_back set cnic_hashes = array_replace(cnic_hashes, ?, ?) where id = ?
                        """).params(known, otherKey, first.id()).update();
        disputed.withdraw(registrar.actor());
        TakeBack second = disputed.takeBack();
        send(first);
        send(second);
        assertThat(lines().awaitPublicText(after, 3)).contains("was mistaken");
    }

    @Test
    void nobodyIsToldWhereNobodyAskedOrTheCnicWasNeverConfirmed() throws Exception {
        Disputed unasked = onRegister();
        unasked.doubt(supervisor.actor());
        assertThat(unasked.takeBack().state()).isEqualTo(TakeBackState.EMPTY);
        Disputed doubted = onRegister();
        assertThat(doubted.ids()).isEmpty();
    }

    @Test
    void afterThirtyDaysItLapses() throws Exception {
        Disputed disputed = onRegister();
        disputed.ask(disputed.phone());
        disputed.withdraw(registrar.actor());
        TakeBack prepared = disputed.takeBack();
        lines().unbind();
        try {
            sweepAfter(Duration.ofDays(30).minusMinutes(1));
            assertThat(state(prepared)).isEqualTo(TakeBackState.PREPARED);
            sweepAfter(Duration.ofDays(30).plusMinutes(1));
            assertThat(state(prepared)).isEqualTo(TakeBackState.LAPSED);
        } finally {
            lines().bind();
        }
    }

    @Test
    void onAndNotOnAreKeptInColumnsOfOneSize() throws Exception {
        Disputed on = onRegister();
        Disputed off = onRegister();
        off.withdraw(registrar.actor());
        String first = on.phone();
        String second = on.phone();
        on.ask(first);
        off.ask(second);
        assertThat(jdbc.sql("""
                                select count(distinct (octet_length(l.sender_hash), octet_length(l.cnic_hash),
                                    octet_length(l.code_hash), octet_length(e.content)))
                                from enquiry.ledger l join sms.exchange e on e.received_at = l.asked_at
                                where l.cnic_hash = any (?)
                                """).param(hashes(on, off)).query(Integer.class).single())
                .isOne();
    }

    private byte[][] hashes(Disputed... disputed) {
        AnswerHashes hashes = context.getBean(AnswerHashes.class);
        return java.util.Arrays.stream(disputed)
                .flatMap(one -> hashes.ofCnic(one.cnic).stream())
                .toArray(byte[][]::new);
    }

    private void send(TakeBack takeBack) {
        UUID proposal = kind.propose(takeBack.id(), "The card was misread", registrar.actor());
        proposals.approve(proposal, "", supervisor.actor());
        work.work();
    }

    private void sweepAfter(Duration by) {
        clock.move(by);
        try {
            sweep.sweep();
        } finally {
            clock.move(by.negated());
        }
    }

    private static void atOnce(Runnable... works) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(works.length)) {
            List<Callable<Object>> all =
                    java.util.Arrays.stream(works).map(Executors::callable).toList();
            for (var done : threads.invokeAll(all)) {
                Object _ = done.get();
            }
        }
    }

    private TakeBackState state(TakeBack takeBack) {
        return takeBacks.find(takeBack.id()).orElseThrow().state();
    }

    private Disputed onRegister() {
        return new Disputed(context, lines(), registrar.actor(), supervisor.actor());
    }

    private RegisterLines lines() {
        return Objects.requireNonNull(made);
    }
}

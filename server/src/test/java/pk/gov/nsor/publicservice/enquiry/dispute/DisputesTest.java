package pk.gov.nsor.publicservice.enquiry.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.publicservice.enquiry.dispute.Tickets.Claim;
import pk.gov.nsor.record.register.Examination.Document;
import pk.gov.nsor.record.registration.TaskOnRecord;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TrailReader;

/** The life of a dispute, from the answer on a telephone to the decision, over SMPP with the simulator. */
@RegisterTest
class DisputesTest {

    @Autowired
    private Tickets tickets;

    @Autowired
    private DisputeSweep sweep;

    @Autowired
    private TicketBinding binding;

    @Autowired
    private Accounts accounts;

    @Autowired
    private DisputantNumber numbers;

    @Autowired
    private Keys keys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private List<TaskOnRecord> tasks;

    private @Nullable RegisterLines made;
    private Officer first;
    private Officer second;

    @BeforeEach
    void bind() throws Exception {
        made = new RegisterLines(context);
        first = new Officers(accounts).with(Role.REGISTRAR);
        second = new Officers(accounts).with(Role.REGISTRAR);
    }

    @AfterEach
    void close() {
        lines().close();
    }

    /** What the record is opened for from the dispute, by a registrar. */
    private Optional<String> reference(UUID key, Purpose purpose, PersonId person) {
        return tasks.stream()
                .flatMap(task -> task.reference(key, purpose, person, first.signedIn()).stream())
                .findFirst();
    }

    @Test
    void aDisputeIsUpheldBySomebodyElseOnceTheRegisterIsPutRightAndTheDisputantIsTold() throws Exception {
        Disputed disputed = onRegister();
        String phone = disputed.phone();
        String code = disputed.ask(phone);
        UUID key = disputed.dispute(phone, code);
        assertThat(ticket(key).state()).isEqualTo(TicketState.OPENED);
        assertThat(ticket(key).saidOn()).isTrue();

        refused("dispute.not-yours", () -> tickets.prove(key, disputed.claim(code), Document.CNIC_CARD, first.actor()));
        tickets.take(key, null, first.actor());
        refused("dispute.unproven", () -> tickets.uphold(key, disputed.claim(code), second.actor()));
        Claim otherCnic = new Claim(Samples.cnic(), code);
        assertThat(tickets.prove(key, otherCnic, Document.CNIC_CARD, first.actor()))
                .isFalse();
        Claim otherCode = disputed.claim("22222222");
        assertThat(tickets.prove(key, otherCode, Document.CNIC_CARD, first.actor()))
                .isFalse();
        assertThat(ticket(key).proof()).isNull();
        assertThat(tickets.prove(key, disputed.claim(code), Document.PASSPORT, first.actor()))
                .isTrue();
        assertThat(Objects.requireNonNull(ticket(key).proof()).person()).isEqualTo(disputed.person);
        assertThat(reference(key, Purpose.IDENTITY_CONFIRMATION, disputed.person))
                .contains("Dispute " + ticket(key).number());
        assertThat(reference(key, Purpose.IDENTITY_CONFIRMATION, PersonId.next()))
                .isEmpty();
        assertThat(reference(key, Purpose.INVESTIGATION, disputed.person)).isEmpty();

        refused("dispute.own-proof", () -> tickets.uphold(key, disputed.claim(code), first.actor()));
        refused("dispute.not-corrected", () -> tickets.uphold(key, disputed.claim(code), second.actor()));
        disputed.withdraw(first.actor());
        assertThat(tickets.uphold(key, otherCode, second.actor())).isFalse();
        assertThat(tickets.uphold(key, disputed.claim(code), second.actor())).isTrue();
        assertThat(reference(key, Purpose.IDENTITY_CONFIRMATION, disputed.person))
                .as("decided")
                .isEmpty();
        assertThat(Objects.requireNonNull(ticket(key).decision()).correction()).isEqualTo(Correction.WITHDRAWN);
        assertThat(lines().awaitPublicText(phone, 4))
                .isEqualTo("Your objection has been decided. Please send the number again.");
        assertThat(lines().ask(phone, disputed.cnic.formatted())).contains("is not on the register today");
        assertThat(new TrailReader(jdbc).of(first.account().id()))
                .contains(
                        "DISPUTE_TAKEN DONE",
                        "DISPUTE_PROOF_EXAMINED DONE",
                        "CNIC_WITHDRAWN DONE",
                        "TAKE_BACK_PREPARED DONE");
        assertThat(new TrailReader(jdbc).of(second.account().id())).contains("DISPUTE_DECIDED DONE");
        assertThat(tickets.steps(ticket(key)))
                .extracting(Tickets.Done::step)
                .containsExactly(
                        DisputeStep.TAKEN,
                        DisputeStep.PROOF_DIFFERED,
                        DisputeStep.PROOF_DIFFERED,
                        DisputeStep.PROOF_MATCHED,
                        DisputeStep.PROOF_DIFFERED,
                        DisputeStep.PROOF_MATCHED,
                        DisputeStep.UPHELD);
    }

    @Test
    void anAnswerByABirthDateThatWasMistakenIsUpheldOnceThatIsPutRight() throws Exception {
        Disputed disputed = onRegister();
        String phone = disputed.phone();
        String code = disputed.ask(phone);
        UUID key = disputed.dispute(phone, code);
        tickets.take(key, null, first.actor());
        tickets.prove(key, disputed.claim(code), Document.CNIC_CARD, first.actor());
        refused("dispute.not-corrected", () -> tickets.uphold(key, disputed.claim(code), second.actor()));
        disputed.bornOn(Offenders.OFFENCE.minusYears(17), first.actor(), second.actor());
        assertThat(tickets.uphold(key, disputed.claim(code), second.actor())).isTrue();
        assertThat(Objects.requireNonNull(ticket(key).decision()).correction()).isEqualTo(Correction.CORRECTED);
        assertThat(lines().awaitPublicText(phone, 4)).startsWith("Your objection has been decided.");
        assertThat(lines().ask(phone, disputed.cnic.formatted())).contains("is not on the register today");
        assertThat(disputed.takeBack().cause()).isEqualTo(TakeBackCause.CORRECTED);
    }

    @Test
    void thatAnAnswerWasRightlyNotOnIsNotUpheldUntilACnicIsConfirmed() throws Exception {
        Disputed disputed = onRegister();
        disputed.doubt(second.actor());
        String phone = disputed.phone();
        String code = disputed.ask(phone);
        UUID key = disputed.dispute(phone, code);
        assertThat(ticket(key).saidOn()).isFalse();
        tickets.take(key, null, first.actor());
        tickets.prove(key, disputed.claim(code), Document.CNIC_CARD, first.actor());
        refused("dispute.not-corrected", () -> tickets.uphold(key, disputed.claim(code), second.actor()));
        disputed.confirm(second.actor());
        assertThat(tickets.uphold(key, disputed.claim(code), second.actor())).isTrue();
        assertThat(Objects.requireNonNull(ticket(key).decision()).correction()).isEqualTo(Correction.CONFIRMED);
    }

    @Test
    void aRefusedDisputeIsToldNoMoreThanADecidedOneAndCanBeOpenedAgain() throws Exception {
        Disputed disputed = onRegister();
        String phone = disputed.phone();
        UUID key = disputed.dispute(phone, disputed.ask(phone));
        refused("dispute.not-yours", () -> tickets.refuse(key, DisputeRefusal.NO_PROOF, first.actor()));
        tickets.take(key, null, first.actor());
        refused("dispute.not-ended", () -> tickets.reopen(key, "A new paper came", first.actor()));
        tickets.refuse(key, DisputeRefusal.ANSWER_WAS_RIGHT, first.actor());
        assertThat(lines().awaitPublicText(phone, 4))
                .isEqualTo("Your objection has been decided. Please send the number again.");
        refused("dispute.decided", () -> tickets.refuse(key, DisputeRefusal.NO_PROOF, first.actor()));

        refused("dispute.reason", () -> tickets.reopen(key, "abcd", second.actor()));
        refused("dispute.reason", () -> tickets.reopen(key, "a".repeat(501), second.actor()));
        tickets.reopen(key, "A new paper came", second.actor());
        Ticket again = ticket(key);
        assertThat(again.state()).isEqualTo(TicketState.OPENED);
        assertThat(again.takenBy()).isNull();
        assertThat(again.canBeTold()).isTrue();
        assertThat(tickets.steps(again).getLast().reason()).isEqualTo("A new paper came");
    }

    @Test
    void ofTwoOfficersWhoTakeItAtOnceOneHasIt() throws Exception {
        Disputed disputed = onRegister();
        String phone = disputed.phone();
        UUID key = disputed.dispute(phone, disputed.ask(phone));
        CyclicBarrier start = new CyclicBarrier(2);
        List<Callable<String>> both = new ArrayList<>();
        for (Officer officer : List.of(first, second)) {
            both.add(() -> {
                start.await();
                try {
                    tickets.take(key, null, officer.actor());
                    return "taken";
                } catch (InvalidValueException late) {
                    return late.code();
                }
            });
        }
        List<String> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<String> outcome : threads.invokeAll(both)) {
                outcomes.add(outcome.get());
            }
        }
        assertThat(outcomes).containsExactlyInAnyOrder("taken", "dispute.taken");
        UUID holder = Objects.requireNonNull(ticket(key).takenBy());
        Officer other = holder.equals(first.account().id()) ? second : first;
        tickets.take(key, holder, other.actor());
        assertThat(ticket(key).takenBy()).isEqualTo(other.account().id());
    }

    @Test
    void tenAttemptsThatDifferEndTheTryingForADay() throws Exception {
        Disputed disputed = onRegister();
        String phone = disputed.phone();
        String code = disputed.ask(phone);
        UUID key = disputed.dispute(phone, code);
        tickets.take(key, null, first.actor());
        for (int attempt = 0; attempt < Tickets.MOST_DIFFERING; attempt++) {
            assertThat(tickets.prove(key, new Claim(Samples.cnic(), code), Document.PASSPORT, first.actor()))
                    .isFalse();
        }
        refused("dispute.too-many", () -> tickets.prove(key, disputed.claim(code), Document.PASSPORT, first.actor()));
        clock.move(Duration.ofHours(24).plusSeconds(5));
        try {
            assertThat(tickets.prove(key, disputed.claim(code), Document.PASSPORT, first.actor()))
                    .isTrue();
        } finally {
            clock.move(Duration.ofHours(24).plusSeconds(5).negated());
        }
    }

    @Test
    void withoutAProofItIsClosedByDayAfterThirtyDays() throws Exception {
        Disputed disputed = onRegister();
        String phone = disputed.phone();
        String code = disputed.ask(phone);
        UUID unproven = disputed.dispute(phone, code);
        String otherPhone = disputed.phone();
        String otherCode = disputed.ask(otherPhone);
        UUID proven = disputed.dispute(otherPhone, otherCode);
        tickets.take(proven, null, first.actor());
        tickets.prove(proven, disputed.claim(otherCode), Document.CNIC_CARD, first.actor());
        lines().unbind();
        try {
            sweepAfter(29, LocalTime.NOON);
            assertThat(ticket(unproven).state()).isEqualTo(TicketState.OPENED);
            sweepAfter(31, LocalTime.of(8, 59));
            sweepAfter(31, LocalTime.of(20, 0));
            assertThat(ticket(unproven).state()).isEqualTo(TicketState.OPENED);
            sweepAfter(31, LocalTime.of(9, 1));
            assertThat(ticket(unproven).state()).isEqualTo(TicketState.CLOSED);
            assertThat(ticket(unproven).message()).isNotNull();
            assertThat(ticket(proven).state()).isEqualTo(TicketState.UNDER_EXAMINATION);
            assertThat(ticket(proven).canBeTold()).isTrue();
            sweepAfter(62, LocalTime.of(8, 0));
            assertThat(ticket(unproven).canBeTold()).isFalse();
            assertThat(hashes(unproven)).containsOnlyNulls();
            after(
                    62,
                    LocalTime.NOON,
                    () -> refused("dispute.forgotten", () -> tickets.reopen(unproven, "A paper came", first.actor())));
            assertThat(hashes(proven)).doesNotContainNull();
        } finally {
            lines().bind();
        }
    }

    @Test
    void theNumberIsSealedEncryptedAnewWhileItIsOpenAndGoneWithItsKey() throws Exception {
        Disputed disputed = onRegister();
        String phone = disputed.phone();
        UUID key = disputed.dispute(phone, disputed.ask(phone));
        byte[] sealed = sealed(key);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(phone.substring(1));
        LocalDate today = LocalDate.now(clock);
        assertThat(numbers.open(sealed, today, today))
                .hasValueSatisfying(sender -> assertThat(sender).endsWith(phone.substring(1)));

        LocalDate before = today.minusDays(21);
        jdbc.sql("update enquiry.dispute_ticket set number = ?, number_day = ? where key = ?")
                .params(numbers.seal("923990000001", before), before, key)
                .update();
        sweep.sweep();
        assertThat(numbers.open(sealed(key), today, today)).contains("923990000001");

        byte[] old = numbers.seal("923990000001", before);
        assertThat(numbers.open(old, before, today)).isPresent();
        keys.destroyDaysBefore(before.plusDays(1));
        assertThat(numbers.open(old, before, today)).isEmpty();
        assertThat(numbers.open(sealed, today, today.plusDays(31))).isEmpty();
    }

    @Test
    void aCodeOfAnotherTelephoneOpensNothingAndIsAnsweredTheSame() throws Exception {
        Disputed disputed = onRegister();
        String phone = disputed.phone();
        String stranger = disputed.phone();
        String code = disputed.ask(phone);
        long before = count();
        String foreign = lines().ask(stranger, "DISPUTE " + code);
        String unknown = lines().ask(stranger, "DISPUTE 22222222");
        assertThat(count()).isEqualTo(before);
        UUID _ = disputed.dispute(phone, code);
        String used = lines().ask(phone, "DISPUTE  " + code + ".");
        assertThat(count()).isEqualTo(before + 1);
        assertThat(foreign).isEqualTo(unknown).isEqualTo(used);
    }

    @Test
    void ofTwoTicketsNobodyCanTellWhetherTheyAreAboutOneCnic() throws Exception {
        Disputed disputed = onRegister();
        List<UUID> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String phone = disputed.phone();
            both.add(disputed.dispute(phone, disputed.ask(phone)));
        }
        binding.bindNew();
        List<byte[]> hashes = new ArrayList<>();
        both.forEach(key -> hashes.addAll(hashes(key)));
        assertThat(hashes).hasSize(4).doesNotContainNull();
        assertThat(hashes.stream().map(java.nio.ByteBuffer::wrap).distinct()).hasSize(4);
        assertThat(jdbc.sql("select count(*) from enquiry.ledger where cnic_hash = any (?) or code_hash = any (?)")
                        .params(hashes.toArray(byte[][]::new), hashes.toArray(byte[][]::new))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private List<byte[]> hashes(UUID key) {
        return jdbc.sql("select unnest(array[cnic_hash, code_hash]) from enquiry.dispute_ticket where key = ?")
                .param(key)
                .query((row, number) -> row.getBytes(1))
                .list();
    }

    private void sweepAfter(int days, LocalTime time) {
        after(days, time, sweep::sweep);
    }

    private void after(int days, LocalTime time, Runnable step) {
        LocalDate day = LocalDate.now(clock).plusDays(days);
        Duration by = Duration.between(
                clock.instant(), day.atTime(time).atZone(Day.ZONE).toInstant());
        clock.move(by);
        try {
            step.run();
        } finally {
            clock.move(by.negated());
        }
    }

    private static void refused(String code, ThrowingCallable step) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(step)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private Disputed onRegister() {
        return new Disputed(context, lines(), first.actor(), second.actor());
    }

    private Ticket ticket(UUID key) {
        return tickets.find(key).orElseThrow();
    }

    private byte[] sealed(UUID key) {
        return jdbc.sql("select number from enquiry.dispute_ticket where key = ?")
                .param(key)
                .query(byte[].class)
                .single();
    }

    private long count() {
        return jdbc.sql("select count(*) from enquiry.dispute_ticket")
                .query(Long.class)
                .single();
    }

    private RegisterLines lines() {
        return Objects.requireNonNull(made);
    }
}

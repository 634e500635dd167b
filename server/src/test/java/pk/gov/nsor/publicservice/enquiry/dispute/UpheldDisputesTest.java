package pk.gov.nsor.publicservice.enquiry.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.register.Examination.Document;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestClock;

/** What is taken back where a dispute is upheld after an earlier take-back came to nothing. */
@RegisterTest
class UpheldDisputesTest {

    @Autowired
    private Tickets tickets;

    @Autowired
    private TakeBackDropping dropping;

    @Autowired
    private FactRecording facts;

    @Autowired
    private LegalRecord legal;

    @Autowired
    private TestClock clock;

    @Autowired
    private ApplicationContext context;

    private @Nullable RegisterLines made;
    private Officer first;
    private Officer second;
    private Disputed disputed;
    private String code;
    private UUID key;

    @BeforeEach
    void disputeAnAnswer(Officers officers) throws Exception {
        made = new RegisterLines(context);
        first = officers.with(Role.REGISTRAR);
        second = officers.with(Role.REGISTRAR);
        disputed = new Disputed(context, made, first.actor(), second.actor());
        String phone = disputed.phone();
        code = disputed.ask(phone);
        key = disputed.dispute(phone, code);
        tickets.take(key, null, first.actor());
        tickets.prove(key, disputed.claim(code), Document.CNIC_CARD, first.actor());
    }

    @AfterEach
    void close() {
        Objects.requireNonNull(made).close();
    }

    @Test
    void anotherTakeBackIsPreparedWhereThatOfTheWithdrawnCnicWasDropped() {
        disputed.withdraw(first.actor());
        drop();
        assertThat(uphold()).isEqualTo(Correction.WITHDRAWN);
        assertThat(disputed.ids()).hasSize(2);
        assertThat(disputed.takeBack().state()).isEqualTo(TakeBackState.PREPARED);
    }

    @Test
    void anotherTakeBackIsPreparedWhereThatOfTheCorrectedBirthDateWasDropped() {
        disputed.bornOn(Offenders.OFFENCE.minusYears(17), first.actor(), second.actor());
        drop();
        assertThat(uphold()).isEqualTo(Correction.CORRECTED);
        assertThat(disputed.ids()).hasSize(2);
        assertThat(disputed.takeBack().state()).isEqualTo(TakeBackState.PREPARED);
    }

    @Test
    void noSecondTakeBackIsPreparedWhereOneWaits() {
        disputed.bornOn(Offenders.OFFENCE.minusYears(17), first.actor(), second.actor());
        assertThat(disputed.takeBack().state()).isEqualTo(TakeBackState.PREPARED);
        assertThat(uphold()).isEqualTo(Correction.CORRECTED);
        assertThat(disputed.ids()).hasSize(1);
    }

    @Test
    void aDoubtThatWasNoneMakesNoMistakeOfAnAnswerThatTheLawEndedLater() {
        disputed.doubt(second.actor());
        UUID doubted = disputed.takeBack().id();
        disputed.confirm(second.actor());
        assertThat(context.getBean(TakeBacks.class).get(doubted).state()).isEqualTo(TakeBackState.NOT_NEEDED);
        UUID judgment =
                legal.file(disputed.person).convictions().getFirst().id().value();
        FactId _ = facts.record(
                disputed.person,
                new Quashed(
                        new ConvictionId(judgment),
                        null,
                        LocalDate.now(clock),
                        Conviction.Quashing.Reason.ACQUITTED_ON_APPEAL),
                first.actor());
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(this::uphold)
                .matches(refused -> refused.code().equals("dispute.not-corrected"));
    }

    private void drop() {
        TakeBack prepared = disputed.takeBack();
        Officer causer = Stream.of(first, second)
                .filter(one -> Objects.equals(one.actor().id(), prepared.causedBy()))
                .findFirst()
                .orElseThrow();
        dropping.drop(prepared.id(), "Only this one had asked", causer.actor());
    }

    private Correction uphold() {
        assertThat(tickets.uphold(key, disputed.claim(code), second.actor())).isTrue();
        return Objects.requireNonNull(
                Objects.requireNonNull(tickets.find(key).orElseThrow().decision())
                        .correction());
    }
}

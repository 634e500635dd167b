package pk.gov.nsor.publicservice.enquiry.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.removal.RemovalDecisions;
import pk.gov.nsor.record.registration.removal.Removals;
import pk.gov.nsor.testing.Identities;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;

/** Answers about a person whose record was joined with another one since. */
@RegisterTest
class JoinedMeanwhileTest {

    @Autowired
    private Tickets tickets;

    @Autowired
    private TakeBacks takeBacks;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private People people;

    @Autowired
    private Removals removals;

    @Autowired
    private RemovalDecisions decisions;

    @Autowired
    private ApplicationContext context;

    private @Nullable RegisterLines made;
    private Officer first;
    private Officer second;
    private JoinedRecords joined;

    @BeforeEach
    void bind(Officers officers, JoinedRecords together) throws Exception {
        made = new RegisterLines(context);
        first = officers.with(Role.REGISTRAR);
        second = officers.with(Role.REGISTRAR);
        joined = together;
    }

    @AfterEach
    void close() {
        lines().close();
    }

    @Test
    void aDisputeIsNotUpheldWhileTheRecordWithWhichItsRecordWasJoinedSaysTheSame() throws Exception {
        Disputed disputed = onRegister();
        String phone = disputed.phone();
        String code = disputed.ask(phone);
        UUID key = disputed.dispute(phone, code);
        tickets.take(key, null, first.actor());
        tickets.prove(key, disputed.claim(code), Examination.Document.CNIC_CARD, first.actor());
        PersonId leading = older();
        joined.join(leading, disputed.person, List.of());
        assertThat(lines().ask(disputed.phone(), disputed.cnic.formatted())).contains("is on the register");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> tickets.uphold(key, disputed.claim(code), second.actor()))
                .matches(refused -> refused.code().equals("dispute.not-corrected"));

        confirmation.withdraw(leading, disputed.cnic, "It is somebody else's", first.actor());
        assertThat(tickets.uphold(key, disputed.claim(code), second.actor())).isTrue();
        assertThat(Objects.requireNonNull(tickets.find(key).orElseThrow().decision())
                        .correction())
                .isEqualTo(Correction.WITHDRAWN);
    }

    @Test
    void nothingIsTakenBackWhereTheCnicIsConfirmedAgainOnTheRecordWithWhichItsOwnWasJoined() throws Exception {
        Disputed disputed = onRegister();
        String _ = disputed.ask(disputed.phone());
        disputed.doubt(second.actor());
        decisions.confirm(removals.waitingOf(disputed.person).getFirst().id(), null, first.actor());
        TakeBack prepared = disputed.takeBack();
        assertThat(prepared.state()).isEqualTo(TakeBackState.PREPARED);
        PersonId leading = older();
        joined.join(leading, disputed.person, List.of());
        new Identities(confirmation, people).confirm(leading);
        assertThat(takeBacks.find(prepared.id()).orElseThrow().state()).isEqualTo(TakeBackState.NOT_NEEDED);
    }

    private PersonId older() {
        return registration
                .register(
                        Offenders.identity(null), null, List.of(), Offenders.conviction("PPC 376"), null, first.actor())
                .person();
    }

    private Disputed onRegister() throws Exception {
        return new Disputed(context, lines(), first.actor(), second.actor());
    }

    private RegisterLines lines() {
        return Objects.requireNonNull(made);
    }
}

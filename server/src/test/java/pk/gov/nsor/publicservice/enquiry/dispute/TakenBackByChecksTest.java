package pk.gov.nsor.publicservice.enquiry.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.registration.AnswerCheck;
import pk.gov.nsor.record.registration.check.StandingChecks;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestDatabase;

/** What a check found wrong and put right is taken back as what a registrar corrected is. */
@RegisterTest
class TakenBackByChecksTest {

    @Autowired
    private Tickets tickets;

    @Autowired
    private StandingChecks checks;

    @Autowired
    private AnswerCheck answers;

    @Autowired
    private Convictions convictions;

    @Autowired
    private Clock clock;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private ApplicationContext context;

    private @Nullable RegisterLines made;
    private Officer first;
    private Officer second;

    @BeforeEach
    void bind(Officers officers) throws Exception {
        made = new RegisterLines(context);
        first = officers.with(Role.REGISTRAR);
        second = officers.with(Role.REGISTRAR);
    }

    @AfterEach
    void close() {
        lines().close();
    }

    @Test
    void whoeverWasToldByAStandingThatARegistrarWorksOutAgainIsTakenBackAndADisputeIsUpheld() throws Exception {
        Disputed disputed = wronglyListed();
        String phone = disputed.phone();
        String code = disputed.ask(phone);
        UUID key = disputed.dispute(phone, code);
        tickets.take(key, null, first.actor());
        tickets.prove(key, disputed.claim(code), Examination.Document.CNIC_CARD, first.actor());
        boolean _ = checks.putRight(disputed.person, null, first.actor());

        TakeBack prepared = disputed.takeBack();
        assertThat(prepared.state()).isEqualTo(TakeBackState.PREPARED);
        assertThat(prepared.cause()).isEqualTo(TakeBackCause.CORRECTED);
        assertThat(prepared.answers()).isOne();
        assertThat(tickets.uphold(key, disputed.claim(code), second.actor())).isTrue();
    }

    @Test
    void whoeverWasToldWhatTheCheckOfAnswersTookOffIsTakenBack() throws Exception {
        Disputed disputed = wronglyListed();
        String _ = disputed.ask(disputed.phone());
        // The server's own check may have done it already.
        answers.told(List.of(disputed.cnic));
        int _ = answers.round();

        TakeBack prepared = disputed.takeBack();
        assertThat(prepared.state()).isEqualTo(TakeBackState.PREPARED);
        assertThat(prepared.answers()).isOne();
    }

    @Test
    void nothingIsTakenBackWhereTheAnswerWasRightAsTheLawSays() throws Exception {
        Disputed right = new Disputed(context, lines(), first.actor(), second.actor());
        String _ = right.ask(right.phone());
        boolean _ = checks.putRight(right.person, null, first.actor());
        assertThat(right.ids()).isEmpty();

        Disputed missing = new Disputed(context, lines(), first.actor(), second.actor());
        String _ = missing.ask(missing.phone());
        fault("delete from registration.listed_cnic where person_id = ?", missing);
        boolean _ = checks.putRight(missing.person, null, first.actor());
        assertThat(missing.ids()).isEmpty();
    }

    /** The judgment is quashed, and a fault of the database has the public told as before. */
    private Disputed wronglyListed() throws InterruptedException {
        Disputed disputed = new Disputed(context, lines(), first.actor(), second.actor());
        convictions.quash(
                disputed.person,
                convictions.of(disputed.person).getFirst().id(),
                new Quashing(LocalDate.now(clock), Quashing.Reason.ACQUITTED_ON_APPEAL),
                first.actor());
        TestDatabase.superuserOf(dataSource)
                .sql("""
                        insert into registration.listed_cnic (cnic, person_id, first_day, juvenile)
                        values (?, ?, '2023-01-15', false)
                        """)
                .params(disputed.cnic.number(), disputed.person.value())
                .update();
        return disputed;
    }

    private void fault(String sql, Disputed disputed) {
        assertThat(TestDatabase.superuserOf(dataSource)
                        .sql(sql)
                        .param(disputed.person.value())
                        .update())
                .isOne();
    }

    private RegisterLines lines() {
        return Objects.requireNonNull(made);
    }
}

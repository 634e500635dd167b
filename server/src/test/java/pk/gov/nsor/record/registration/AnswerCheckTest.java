package pk.gov.nsor.record.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.release.CnicRelease;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;

/** What the public is told is held against the law and against what the register itself has written, all day. */
@RegisterTest
class AnswerCheckTest {

    @LocalServerPort
    private int port;

    @Autowired
    private AnswerCheck check;

    @Autowired
    private CnicRelease release;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Clock clock;

    private final Actor first = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private final Actor second = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");

    @Test
    void whoIsRightlyOnTheRegisterIsToldAgainAndAgain() {
        Cnic cnic = Samples.cnic();
        PersonId person = registered(cnic);
        for (int round = 0; round < 3; round++) {
            assertThat(told(cnic)).containsExactly(cnic);
            int _ = check.round();
        }
        assertThat(causes(person)).isEmpty();
    }

    @Test
    void anAnswerThatTheLawDoesNotBearOutIsGivenOnceAndTakenOff() {
        Cnic cnic = Samples.cnic();
        PersonId person = registered(cnic);
        // As somebody does who may do everything in the database.
        Cnic victim = Samples.cnic();
        TestDatabase.superuserOf(dataSource)
                .sql(
                        "insert into registration.listed_cnic (cnic, person_id, first_day, juvenile) values (?, ?, '2023-01-15', false)")
                .params(victim.number(), person.value())
                .update();
        assertThat(told(victim)).containsExactly(victim);
        assertThat(check.round()).isPositive();
        assertThat(told(victim)).isEmpty();
        assertThat(told(cnic)).containsExactly(cnic);
        assertThat(causes(person)).containsExactly("NOT_BY_LAW");
        Officer registrar = new Officers(accounts).with(Role.REGISTRAR);
        WebSession session = new WebSession(port);
        session.signIn(registrar.name(), Officers.PASSWORD);
        assertThat(session.get("/").body())
                .contains("Answers to the public that were wrong", "/people/" + person + "/why");
    }

    @Test
    void aPersonWhoWasMadeUpWithTheServersPasswordIsToldOnceAndTakenOff() {
        PersonId real = registered(Samples.cnic());
        Cnic victim = Samples.cnic();
        UUID forged = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into register.person (id, name_latin, sex, born_on, nationality, registered_at)
                            values (?, 'Somebody', 'MALE', '1980-01-01', 'PK', now())
                            """).param(forged).update();
            jdbc.sql("""
                            insert into register.person_cnic (person_id, cnic, status, entered_at)
                            values (?, ?, 'UNCONFIRMED', now())
                            """).params(forged, victim.number()).update();
            jdbc.sql("""
                            insert into register.identity_examination
                                (person_cnic_id, document, document_number, agrees, outcome, examined_at, examined_by)
                            select id, 'CNIC_CARD', 'X', '{}', 'CONFIRMED', now(), gen_random_uuid()
                            from register.person_cnic where person_id = ?
                            """).param(forged).update();
            jdbc.sql("update register.person_cnic set status = 'CONFIRMED', confirmed_at = now() where person_id = ?")
                    .param(forged)
                    .update();
            UUID conviction = UUID.randomUUID();
            jdbc.sql("""
                            insert into conviction.conviction
                            select ?, ?, court_code, case_number, fir_number, police_station_code, offence_on, judgment_on,
                                victim_age, victim_sex, recorded_at, recorded_by
                            from conviction.conviction where person_id = ?
                            """).params(conviction, forged, real.value()).update();
            jdbc.sql("""
                            insert into conviction.offence (conviction_id, position, law, section, connected_with)
                            select ?, position, law, section, connected_with from conviction.offence
                            where conviction_id = (select id from conviction.conviction where person_id = ?)
                            """).params(conviction, real.value()).update();
            jdbc.sql("""
                            insert into audit.entry (occurred_at, actor_kind, origin, action, outcome, subject_id)
                            values (now(), 'SYSTEM', 'test', 'IDENTITY_CONFIRMED', 'DONE', ?)
                            """).param(forged).update();
            // The server itself then derives and lists.
            jdbc.sql("insert into registration.rederivation (person_id, queued_at) values (?, now())")
                    .param(forged)
                    .update();
        });
        // The server's own job may have it, and then it is waited for.
        await().untilAsserted(() -> {
            rederivation.work();
            assertThat(told(victim)).containsExactly(victim);
        });
        int _ = check.round();
        assertThat(told(victim)).isEmpty();
        assertThat(causes(new PersonId(forged))).containsExactly("NOT_CONFIRMED");
    }

    @Test
    void aListedCnicOfWhoeverWaitsToBeDerivedAnewIsTakenOffWhereNobodyConfirmedIt() {
        PersonId person = registered(Samples.cnic());
        Cnic victim = Samples.cnic();
        TestDatabase.superuserOf(dataSource)
                .sql(
                        "insert into registration.listed_cnic (cnic, person_id, first_day, juvenile) values (?, ?, '2023-01-15', false)")
                .params(victim.number(), person.value())
                .update();
        // Whoever holds the row keeps the job from it.
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into registration.rederivation (person_id, queued_at) values (?, now())")
                    .param(person.value())
                    .update();
            assertThat(told(victim)).containsExactly(victim);
            int _ = check.round();
            status.setRollbackOnly();
            assertThat(release.today(Set.of(victim)).onRegister()).isEmpty();
        });
    }

    @Test
    void whoShouldBeToldOfAndIsNotIsAFindingAndNothingElse() {
        Cnic cnic = Samples.cnic();
        PersonId person = registered(cnic);
        jdbc.sql("delete from registration.listed_cnic where person_id = ?")
                .param(person.value())
                .update();
        for (int round = 0; round < 2000 && causes(person).isEmpty(); round++) {
            int _ = check.round();
        }
        assertThat(causes(person)).containsExactly("MISSING");
        assertThat(told(cnic)).isEmpty();
        assertThat(check.count(LocalDate.now(clock))).isPositive();
    }

    @Autowired
    private Rederivation rederivation;

    private PersonId registered(Cnic cnic) {
        PersonId person = registration
                .register(
                        Offenders.identity(LocalDate.of(1980, 5, 1)),
                        cnic,
                        List.of(Offenders.address()),
                        Offenders.conviction("PPC 376"),
                        null,
                        first)
                .person();
        confirmation.examine(
                person,
                cnic,
                new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                second);
        return person;
    }

    private List<String> causes(PersonId person) {
        return jdbc.sql("select cause from registration.answer_finding where person_id = ?")
                .param(person.value())
                .query(String.class)
                .list();
    }

    private Set<Cnic> told(Cnic cnic) {
        return Objects.requireNonNull(transaction.execute(status -> release.today(Set.of(cnic))))
                .onRegister();
    }
}

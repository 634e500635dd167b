package pk.gov.nsor.accountability.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.record.matching.MadeUpNames;
import pk.gov.nsor.record.matching.NameQuestion;
import pk.gov.nsor.record.matching.NameSearch;
import pk.gov.nsor.record.register.Names;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** A record that is due goes with all that the register knows of it, and leaves a tombstone that names nobody. */
@RegisterTest
class ErasureOfRecordsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Erasures erasures;

    @Autowired
    private RetentionSweep sweep;

    @Autowired
    private HoldPlacing placing;

    @Autowired
    private HoldRelease release;

    @Autowired
    private Holds holds;

    @Autowired
    private Proposals proposals;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private People people;

    @Autowired
    private Names names;

    @Autowired
    private NameSearch search;

    @Autowired
    private Accounts accounts;

    @Autowired
    private RecordKeys recordKeys;

    @Autowired
    private Keys keys;

    @Autowired
    private JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    private String url;

    private EndedRecords records;
    private Officer registrar;
    private Officer supervisor;

    @BeforeEach
    void open() {
        records = new EndedRecords(registration, url);
        registrar = new Officers(accounts).with(Role.REGISTRAR);
        supervisor = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void aRecordGoesOnTheDayItIsDueAndNotADayBefore() {
        PersonId due = records.dueOn(EndedRecords.today());
        PersonId tomorrow = records.dueOn(EndedRecords.today().plusDays(1));
        PersonId onTheRegister = records.registered();

        assertThat(erasures.erase(tomorrow.value())).isEqualTo(Erasures.Outcome.NOT_DUE);
        assertThat(erasures.erase(onTheRegister.value())).isEqualTo(Erasures.Outcome.NOT_DUE);
        assertThat(erasures.erase(UUID.randomUUID())).isEqualTo(Erasures.Outcome.UNKNOWN);
        assertThat(erasures.erase(due.value())).isEqualTo(Erasures.Outcome.ERASED);
        assertThat(erasures.erase(due.value())).isEqualTo(Erasures.Outcome.ERASED_BEFORE);

        assertThat(people.get(tomorrow)).isNotNull();
        assertThat(erasures.tombstone(tomorrow.value())).isEmpty();
        Tombstone tombstone = erasures.tombstone(due.value()).orElseThrow();
        assertThat(tombstone.dueOn()).isEqualTo(EndedRecords.today());
        assertThat(tombstone.erasedOn()).isEqualTo(EndedRecords.today());
        assertThat(tombstone.policy()).isEqualTo("retention.sealed-record 1");
        assertThat(tombstone.keysGoneAt()).isNotNull();
    }

    @Test
    void whatThePersonHasAskedForKeepsTheRecordUntilItIsDecided() {
        PersonId person = records.dueOn(EndedRecords.today());
        UUID request = UUID.randomUUID();
        records.superuser()
                .sql("insert into disclosure.right_request (id, kind, person_id, details, asked_by, asked_at, due_on)"
                        + " values (?, 'COPY', ?, '\\x00', ?, now(), current_date)")
                .params(request, person.value(), registrar.account().id())
                .update();
        assertThat(erasures.erase(person.value())).isEqualTo(Erasures.Outcome.KEPT);

        records.superuser()
                .sql("update disclosure.right_request set state = 'REFUSED', decided_by = ?, decided_at = now(),"
                        + " reason = '\\x00' where id = ?")
                .params(supervisor.account().id(), request)
                .update();
        assertThat(erasures.erase(person.value())).isEqualTo(Erasures.Outcome.ERASED);
    }

    @Test
    void nothingOfThePersonIsLeftInAnyTableAndTheTrailCanNotBeReadAboutThem() {
        PersonId person = records.dueOn(EndedRecords.today().minusDays(3));
        records.superuser()
                .sql("update register.person set name_latin = 'Unmistakable Name' where id = ?")
                .param(person.value())
                .update();
        Person before = people.get(person);
        String cnic = Long.toString(before.cnics().getFirst().cnic().number());
        byte[] wrapped = jdbc.sql("select wrapped_key from audit.content_key where id = ?")
                .param(person.value())
                .query(byte[].class)
                .single();
        assertThat(keys.unwrapRecord(wrapped, person.value())).isPresent();
        assertThat(records.tablesWith("Unmistakable Name")).containsExactly("register.person");
        assertThat(records.tablesWith(cnic)).contains("register.person_cnic");

        // The search through all tables took long enough for other tests' changes of the law to have been derived for
        // everybody.
        records.ended(person.value(), EndedRecords.today().minusDays(3).minusYears(EndedRecords.YEARS));
        assertThat(erasures.erase(person.value())).isEqualTo(Erasures.Outcome.ERASED);

        assertThat(records.tablesWith("Unmistakable Name")).isEmpty();
        assertThat(records.tablesWith(cnic)).isEmpty();
        assertThat(records.tablesWith(person.toString())).containsExactly("audit.entry", "retention.erasure");
        assertThat(recordKeys.find(person.value())).isEmpty();
        assertThat(keys.unwrapRecord(wrapped, person.value()))
                .as("the wrapped key of an old copy")
                .isEmpty();
        assertThat(jdbc.sql("select action from audit.entry where subject_id = ? order by id desc limit 1")
                        .param(person.value())
                        .query(String.class)
                        .single())
                .isEqualTo("RECORD_ERASED");
    }

    @Test
    void itsPageAndItsNumberAnswerLikeOnesThatNeverWere() {
        PersonId person = records.dueOn(EndedRecords.today());
        String number = people.get(person).number().formatted();
        WebSession session = new WebSession(port);
        session.signIn(registrar.name(), Officers.PASSWORD);
        assertThat(session.get("/people/" + person).statusCode()).isEqualTo(200);

        assertThat(erasures.erase(person.value())).isEqualTo(Erasures.Outcome.ERASED);

        assertThat(session.get("/people/" + person).statusCode())
                .isEqualTo(session.get("/people/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(session.submit("/people", "/people", Map.of("q", number)).body())
                .contains(number)
                .doesNotContain("/people/" + person);
    }

    @Test
    void itsNamesFindNobodyAnyMore() {
        PersonId person = records.dueOn(EndedRecords.today());
        String name = MadeUpNames.word();
        long _ = names.change(person, PersonName.latin(name), EndedRecords.today(), registrar.actor());
        NameQuestion question = new NameQuestion(name, null, null, null);
        assertThat(search.find(registrar.signedIn(), question).people()).hasSize(1);
        records.ended(person.value(), EndedRecords.today().minusYears(10));

        assertThat(erasures.erase(person.value())).isEqualTo(Erasures.Outcome.ERASED);

        assertThat(search.find(registrar.signedIn(), question).people()).isEmpty();
        assertThat(records.tablesWith(name.toLowerCase(java.util.Locale.ROOT))).isEmpty();
        assertThat(records.tablesWith(name)).isEmpty();
    }

    @Test
    void anAppealThatIsPendingKeepsItAndOneThatWasDismissedDoesNot() {
        PersonId person = records.dueOn(EndedRecords.today());
        UUID appeal = UUID.randomUUID();
        records.superuser().sql("""
                        insert into conviction.appeal
                            (id, version, person_id, conviction_id, court, case_number, filed_on, withdrawn, recorded_at)
                        select ?, 1, person_id, id, 'High Court', 'CA 1', '2024-01-01', false, now()
                        from conviction.conviction where person_id = ?
                        """).params(appeal, person.value()).update();
        assertKept(person, Obstacle.APPEAL);
        records.superuser().sql("""
                        insert into conviction.appeal_dismissal (appeal_id, version, person_id, dismissed_on, withdrawn, recorded_at)
                        values (?, 1, ?, '2024-02-01', false, now())
                        """).params(appeal, person.value()).update();
        assertThat(erasures.erase(person.value())).isEqualTo(Erasures.Outcome.ERASED);
    }

    @Test
    void anOpenDisputeKeepsItUntilItIsDecided() {
        PersonId person = records.dueOn(EndedRecords.today());
        UUID ticket = UUID.randomUUID();
        records.superuser()
                .sql("""
                        insert into enquiry.dispute_ticket
                            (ledger_id, opened_at, key, answered_at, said_on, state, state_since, language, taken_by,
                             proof_by, proof_at, proof_document, proof_person, proof_from)
                        values (1, now(), ?, now(), true, 'UNDER_EXAMINATION', now(), 'ENGLISH', ?, ?, now(), 'CNIC_CARD', ?, now())
                        """)
                .params(ticket, registrar.account().id(), registrar.account().id(), person.value())
                .update();
        assertKept(person, Obstacle.DISPUTE);
        records.superuser()
                .sql("update enquiry.dispute_ticket set state = 'REFUSED', refusal = 'ANSWER_WAS_RIGHT' where key = ?")
                .param(ticket)
                .update();
        assertThat(erasures.erase(person.value())).isEqualTo(Erasures.Outcome.ERASED);
        assertThat(jdbc.sql("select count(*) from enquiry.dispute_ticket where key = ? and proof_person is null")
                        .param(ticket)
                        .query(Long.class)
                        .single())
                .isOne();
        records.superuser()
                .sql("delete from enquiry.dispute_ticket where key = ?")
                .param(ticket)
                .update();
    }

    @Test
    void aHoldKeepsItFromTheAskingOnUntilTwoHaveReleasedIt() {
        PersonId person = records.dueOn(EndedRecords.today());
        UUID asked = placing.ask(
                Held.record(person),
                HoldCause.INQUIRY,
                EndedRecords.today(),
                "Asked by the inquiry",
                registrar.actor());
        assertKept(person, Obstacle.DECISION);
        proposals.approve(asked, "", supervisor.actor());
        assertKept(person, Obstacle.HOLD);
        Hold hold = holds.find(asked).orElseThrow();
        UUID released = release.ask(hold, "The inquiry is over", registrar.actor());
        assertKept(person, Obstacle.HOLD);
        proposals.approve(released, "", supervisor.actor());
        assertThat(erasures.erase(person.value())).isEqualTo(Erasures.Outcome.ERASED);
        assertThat(holds.find(asked).orElseThrow().number()).isNull();
        assertThat(jdbc.sql("select count(*) from approval.proposal where id in (?, ?)")
                        .params(asked, released)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theSweepErasesWhatIsDueOnceADayAndFinishesWhatWasCutShort() {
        PersonId due = records.dueOn(EndedRecords.today());
        PersonId cutShort = records.dueOn(EndedRecords.today());
        records.superuser().sql("delete from retention.run").update();
        assertThat(jdbc.sql("select retention.erase(?, false)")
                        .param(cutShort.value())
                        .query(String.class)
                        .single())
                .isEqualTo("ERASED");
        assertThat(keys.findBackupOf(cutShort.value())).isPresent();

        sweep.runDue(() -> true);

        assertThat(erasures.tombstone(due.value())).isPresent();
        assertThat(keys.findBackupOf(cutShort.value())).isEmpty();
        assertThat(erasures.tombstone(cutShort.value()).orElseThrow().keysGoneAt())
                .isNotNull();
        PersonId later = records.dueOn(EndedRecords.today());
        sweep.runDue(() -> true);
        assertThat(erasures.tombstone(later.value())).as("the same day again").isEmpty();
        assertThat(erasures.erase(later.value())).isEqualTo(Erasures.Outcome.ERASED);
    }

    @Test
    void whoeverHasTheServersPasswordErasesNothingThatIsNotDue() {
        PersonId person = records.registered();
        UUID id = person.value();
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("nsor_app");
        assertThat(jdbc.sql("select retention.erase(?, false)")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("NOT_DUE");
        // Even a forged standing does not make the record old enough, and one that no judgment bears out is not taken.
        String forged =
                "update registration.standing set first_day = '%s', last_day = '%s' where person_id = '" + id + "'";
        assertThatThrownBy(() ->
                        jdbc.sql(forged.formatted("1990-01-01", "1991-01-01")).update())
                .isInstanceOf(DataAccessException.class);
        jdbc.sql(forged.formatted("2023-01-15", "2023-01-15")).update();
        assertThat(jdbc.sql("select retention.erase(?, false)")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("NOT_DUE");
        for (String forbidden : List.of(
                "update register.person set registered_at = '1990-01-01' where id = '" + id + "'",
                "delete from register.person where id = '" + id + "'",
                "delete from audit.content_key where id = '" + id + "'",
                "select retention.remove('" + id + "')",
                "insert into retention.kept (table_name, class) values ('a.b', 'PUBLIC')",
                "update retention.kept set of_person = 'true'",
                "delete from retention.hold_step",
                "update retention.hold_step set until_day = '2000-01-01'",
                "delete from retention.erasure",
                "insert into retention.erasure (subject_id, class, due_on, erased_on, policy, lines)"
                        + " values (gen_random_uuid(), 'X', now(), now(), 'x', 0)",
                "create or replace function retention.erase(p_person uuid, p_disputed boolean) returns text"
                        + " language sql as 'select 1::text'")) {
            assertThatThrownBy(() -> jdbc.sql(forbidden).query().listOfRows())
                    .as(forbidden)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .message()
                    .containsAnyOf("permission denied", "must be owner");
        }
        assertThat(people.get(person)).isNotNull();
    }

    @Test
    void whoNeverWasUnderADutyGoesTwoYearsAfterTheLastLine() {
        PersonId person = records.registered();
        LocalDate today = EndedRecords.today();
        records.ended(person.value(), today.minusYears(9));
        records.superuser()
                .sql(
                        "update registration.standing set was_registrable = false, first_day = null, last_day = null where person_id = ?")
                .param(person.value())
                .update();
        lastLine(person, today.minusYears(2).plusDays(1));
        assertThat(erasures.erase(person.value())).isEqualTo(Erasures.Outcome.NOT_DUE);
        lastLine(person, today.minusYears(2));
        assertThat(erasures.erase(person.value())).isEqualTo(Erasures.Outcome.ERASED);
        assertThat(erasures.tombstone(person.value()).orElseThrow().dataClass())
                .isEqualTo(DataClass.RECORD_WITHOUT_DUTY);
    }

    private void lastLine(PersonId person, LocalDate day) {
        records.superuser()
                .sql("update register.journal set recorded_at = ? where person_id = ?")
                .params(
                        day.atTime(12, 0)
                                .atZone(pk.gov.nsor.foundation.kernel.Day.ZONE)
                                .toOffsetDateTime(),
                        person.value())
                .update();
    }

    private void assertKept(PersonId person, Obstacle obstacle) {
        assertThat(erasures.erase(person.value())).isEqualTo(Erasures.Outcome.KEPT);
        assertThat(erasures.soon(0, 1000))
                .filteredOn(ending -> ending.person().equals(person.value()))
                .singleElement()
                .extracting(Ending::obstacle)
                .isEqualTo(obstacle);
        assertThat(people.get(person)).isNotNull();
    }
}

package pk.gov.nsor.record.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.matching.spelling.NameKeys;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.Names;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.LockWaiters;
import pk.gov.nsor.testing.RegisterTest;

/** The names of a record lie on the scopes on which the record lies by its links, whatever is written first. */
@RegisterTest
class AccessScopesTest {

    private static final Actor SOMEBODY = Actor.system("test");
    private static final String LAHORE = "city-police-station-lahore";
    private static final String BADIN = "city-police-station-badin";

    @Autowired
    private People people;

    @Autowired
    private Names names;

    @Autowired
    private NameFilling filling;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @Test
    void eachLinkPutsEveryNameOnItsShelfAndItsEndTakesThemOff() {
        PersonId person = registered("Akbar " + MadeUpNames.word(), "Asif " + MadeUpNames.word());
        assertThat(scopes(person)).containsExactly("{}", "{}");

        answers(person, LAHORE);
        assertThat(scopes(person)).containsOnly("{" + LAHORE + "}").hasSize(2);
        transaction.executeWithoutResult(status ->
                names.change(person, PersonName.latin("Akram " + MadeUpNames.word()), LocalDate.now(clock), SOMEBODY));
        assertThat(scopes(person))
                .as("a name that is new, too")
                .containsOnly("{" + LAHORE + "}")
                .hasSize(3);

        ends(person, "CUSTODY");
        assertThat(scopes(person)).as("the station that answered last").containsOnly("{" + LAHORE + "}");
        answers(person, BADIN);
        assertThat(scopes(person)).containsOnly("{" + BADIN + "}");
        update(
                "insert into supervision.whereabouts (person_id, since_day, reason, recorded_at)"
                        + " values (?, current_date, 'ESCAPED', now())",
                person.value());
        assertThat(scopes(person)).containsOnly("{*," + BADIN + "}");
        update(
                "update supervision.whereabouts set until_day = current_date, end_reason = 'APPEARED' where person_id = ?",
                person.value());
        assertThat(scopes(person)).containsOnly("{" + BADIN + "}");
        ends(person, "HANDED_OVER");
        assertThat(scopes(person)).containsOnly("{}");
    }

    @Test
    void whatIsRolledBackMovesNothing() {
        PersonId person = registered("Akbar " + MadeUpNames.word());
        transaction.executeWithoutResult(status -> {
            answers(person, LAHORE);
            assertThat(scopes(person)).containsOnly("{" + LAHORE + "}");
            status.setRollbackOnly();
        });
        assertThat(scopes(person)).containsOnly("{}");
    }

    @Test
    void aNameAndALinkThatAreWrittenAtTheSameTimeSeeEachOther() {
        PersonId person = registered("Akbar " + MadeUpNames.word());
        CompletableFuture<Void> other = new CompletableFuture<>();
        transaction.executeWithoutResult(status -> {
            people.lock(person);
            answers(person, LAHORE);
            other.completeAsync(() -> {
                transaction.executeWithoutResult(also -> names.change(
                        person, PersonName.latin("Akram " + MadeUpNames.word()), LocalDate.now(clock), SOMEBODY));
                return null;
            });
            LockWaiters.awaitOneForARow(jdbc);
        });
        other.orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(scopes(person)).hasSize(2).containsOnly("{" + LAHORE + "}");
    }

    @Test
    void namesThatAreMadeReadyAfterALinkWasWrittenLieThere() {
        PersonId person = registered("Akbar " + MadeUpNames.word());
        jdbc.sql("update matching.name_key set rules = 0 where person_id = ?")
                .param(person.value())
                .update();
        CompletableFuture<Void> other = new CompletableFuture<>();
        transaction.executeWithoutResult(status -> {
            people.lock(person);
            answers(person, LAHORE);
            other.completeAsync(() -> {
                filling.fill();
                return null;
            });
            LockWaiters.awaitOneForARow(jdbc);
        });
        other.orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(scopes(person)).containsOnly("{" + LAHORE + "}");
        assertThat(jdbc.sql("select min(rules) from matching.name_key where person_id = ?")
                        .param(person.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(NameKeys.RULES);
    }

    @Test
    void everyNameOfTheRegisterLiesWhereItsRecordDoes() {
        assertThat(jdbc.sql("select person_id from matching.name_key where scopes <> matching.scopes_of(person_id)")
                        .query(UUID.class)
                        .list())
                .isEmpty();
    }

    private void answers(PersonId person, String station) {
        jdbc.sql("""
                        insert into supervision.case_file (person_id, opened_on, opened_in_custody, reviewed_on)
                        values (?, current_date, false, current_date) on conflict do nothing
                        """).param(person.value()).update();
        update(
                "insert into supervision.responsibility (person_id, station_code, from_day, reason, assigned_at)"
                        + " values (?, ?, current_date, 'RELEASE', now())",
                person.value(),
                station);
    }

    private void ends(PersonId person, String why) {
        update(
                "update supervision.responsibility set until_day = current_date, end_reason = ?, ended_at = now()"
                        + " where person_id = ? and until_day is null",
                why,
                person.value());
    }

    private void update(String statement, Object... parameters) {
        assertThat(jdbc.sql(statement).params(parameters).update()).isEqualTo(1);
    }

    private List<String> scopes(PersonId person) {
        return jdbc.sql("select scopes::text from matching.name_key where person_id = ? order by kind, of_row")
                .param(person.value())
                .query(String.class)
                .list();
    }

    private PersonId registered(String name, String... aliases) {
        return people.register(
                new Identity(
                        PersonName.latin(name),
                        null,
                        Sex.MALE,
                        null,
                        "PK",
                        Arrays.stream(aliases).map(PersonName::latin).toList()),
                null,
                List.of(),
                null,
                SOMEBODY);
    }
}

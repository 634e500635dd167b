package pk.gov.nsor.startup.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.Nsor;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.Clemency;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalFactRecorded;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;

/** What was loaded beside the use cases is what they would have left. */
@Tag("walk")
@SpringBootTest(
        classes = {Nsor.class, TestClock.Configuration.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = NationStandingTest.Filled.class)
@DirtiesContext // its database is of no use to other tests
class NationStandingTest {

    private static final int PEOPLE = 3_000;
    private static final String STANDINGS_TOLD = "register.journal where kind = 'STANDING_CHANGED'";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    People people;

    @Autowired
    Convictions convictions;

    @Autowired
    FactRecording recording;

    @Test
    void theOrdinaryPathDerivesForEverybodyTheStandingAndTheCnicsThatAreStored() {
        List<String> standings = standings();
        List<String> listed = listed();
        long told = count(STANDINGS_TOLD);
        assertThat(standings).hasSize(PEOPLE);
        assertThat(listed).hasSizeGreaterThan(PEOPLE / 2);
        for (UUID id : ids()) {
            transaction.executeWithoutResult(status -> {
                people.lock(new PersonId(id));
                events.publishEvent(new LegalFactRecorded(new PersonId(id)));
            });
        }
        assertThat(standings()).isEqualTo(standings);
        assertThat(listed()).isEqualTo(listed);
        // Where the standing had been another one, the timeline would say so now.
        assertThat(count(STANDINGS_TOLD)).isEqualTo(told);
        assertThat(count("registration.standing where derived_at < now() - interval '1 hour'"))
                .isZero();
    }

    @Test
    void everyRecordCanBeReadAndItsTimelineTellsOfEachFact() {
        for (UUID id : ids()) {
            assertThat(people.get(new PersonId(id)).addresses()).isNotEmpty();
            assertThat(convictions.of(new PersonId(id))).isNotEmpty();
        }
        assertThat(count("register.journal where kind = 'REGISTERED'")).isEqualTo(PEOPLE);
        assertThat(count("register.journal where kind = 'CONVICTION_RECORDED'"))
                .isEqualTo(count("conviction.conviction"));
        assertThat(count("register.journal where kind = 'CONVICTION_QUASHED'")).isEqualTo(count("conviction.quashing"));
        assertThat(count("register.journal where kind = 'SENTENCE_RECORDED'")).isEqualTo(count("conviction.sentence"));
        assertThat(count("register.journal where kind = 'CUSTODY_RECORDED'"))
                .isEqualTo(count("conviction.custody_event"));
        assertThat(count("register.journal where kind = 'DEATH_RECORDED'")).isEqualTo(count("conviction.death"));
        assertThat(count("register.journal where kind = 'ADDRESS_RECORDED'")).isEqualTo(count("register.address"));
        assertThat(count("register.journal where kind = 'CNIC_ENTERED'")).isEqualTo(count("register.person_cnic"));
        assertThat(count("register.journal where kind = 'IDENTITY_CONFIRMED'"))
                .isEqualTo(count("register.identity_examination"));
        assertThat(count("register.person_cnic c join register.identity_examination e on e.person_cnic_id = c.id"
                        + " where e.examined_by = c.entered_by or e.examined_at <> c.confirmed_at"))
                .isZero();
        assertThat(
                        count(
                                "(select person_id from register.address where until_day is null group by 1 having count(*) > 1) p"))
                .isZero();
        // Whose case is reviewed by the other tests has a station and duties since today.
        assertThat(count("register.journal where kind !~ '^(STATION|DUTY|BREACH|WHEREABOUTS)_'"
                        + " and (recorded_at > '2026-11-02' or happened_on > '2026-11-01'"
                        + " or recorded_at::date < happened_on)"))
                .isZero();
    }

    @Test
    void everybodysFactsAreValidTogether() {
        for (UUID id : ids().subList(0, 1_000)) {
            PersonId person = new PersonId(id);
            transaction.executeWithoutResult(status -> {
                Conviction first = convictions.of(person).getFirst();
                Conviction.Quashing quashing = first.quashing();
                // Whatever is recorded, all facts of the person are checked.
                FactId _ = recording.record(
                        person,
                        new Clemency(
                                first.id(),
                                Clemency.Type.REMISSION,
                                "Home Department",
                                quashing == null ? LocalDate.of(2026, 11, 2) : quashing.on()),
                        Actor.system("test"));
                status.setRollbackOnly();
            });
        }
    }

    private List<UUID> ids() {
        return jdbc.sql("select id from register.person").query(UUID.class).list();
    }

    private List<String> standings() {
        return jdbc.sql("""
                        select (person_id, first_day, last_day, life, was_registrable, juvenile, in_custody, terms)::text
                        from registration.standing order by person_id
                        """).query(String.class).list();
    }

    private List<String> listed() {
        return jdbc.sql("select l::text from registration.listed_cnic l order by cnic")
                .query(String.class)
                .list();
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    /** A server on a database that was filled before. */
    static final class Filled implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = TestDatabase.shared();
            database.goesWith(context);
            NationTest.fill(database, NationTest.order(PEOPLE, 7), there -> {});
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "nation",
                            java.util.Map.of(
                                    "spring.datasource.url",
                                    database.application().url(),
                                    "spring.datasource.username",
                                    database.application().user(),
                                    "spring.datasource.password",
                                    database.application().password(),
                                    "spring.datasource.hikari.maximum-pool-size",
                                    "10",
                                    // The jobs of a nation took every connection from the test on a busy machine.
                                    "nsor.jobs.of-one-process",
                                    "false",
                                    "nsor.data",
                                    database.data().toString(),
                                    "nsor.mode",
                                    "test",
                                    "management.server.port",
                                    "0")));
        }
    }
}

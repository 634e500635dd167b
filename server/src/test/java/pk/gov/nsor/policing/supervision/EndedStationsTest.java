package pk.gov.nsor.policing.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.shell.dashboard.PeopleCheck;
import pk.gov.nsor.policing.supervision.Responsibility.Reason;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;

/** Nobody is left with a police station that is no more. */
@RegisterTest
@TestPropertySource(properties = "nsor.test.database=its own, since police stations end in it")
class EndedStationsTest {

    private static final String CITY = "city-police-station-lahore";

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private CaseReviewJob job;

    @Autowired
    private CaseAccess access;

    @Autowired
    private Stations stations;

    @Autowired
    private Districts districts;

    @Autowired
    private List<PeopleCheck> checks;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private TestClock clock;

    private final Officers officers;
    private final Supervised supervised;
    private final String ending = "ending-" + UUID.randomUUID();

    EndedStationsTest(Officers officers, Supervised supervised) {
        this.officers = officers;
        this.supervised = supervised;
    }

    @BeforeEach
    void aStation() {
        superuser().sql("""
                        insert into reference.police_station (code, name_en, name_ur, district_code, confidence, source)
                        values (?, ?, 'تھانہ', 'lahore', 'assumed', 'test')
                        """).params(ending, ending).update();
        districts.changed();
    }

    /** So that the next test's people are not offered to it. */
    @AfterEach
    void over() {
        endsOn(today().minusDays(1));
    }

    @Test
    void whoHasNoHomeIsWithAnotherStationOfTheDistrictOnTheDayAfterTheEnd() {
        PersonId person = without();
        isWith(person, ending);
        endsOn(today());
        job.run();
        assertThat(stations.of(person).orElseThrow().station())
                .as("its last day")
                .isEqualTo(ending);

        endsOn(today().minusDays(1));
        job.run();
        Responsibility now = stations.of(person).orElseThrow();
        assertThat(now.station()).isEqualTo(CITY);
        assertThat(now.reason()).isEqualTo(Reason.STATION_ENDED);
        assertThat(timeline(person)).contains("STATION_ENDED");
    }

    @Test
    void whoLivesElsewhereMeanwhileIsWithTheStationOfTheirHome() {
        PersonId person = supervised.in("kasur");
        isWith(person, ending);
        endsOn(today().minusDays(1));
        job.run();
        Responsibility now = stations.of(person).orElseThrow();
        assertThat(now.station()).isEqualTo("city-police-station-kasur");
        assertThat(now.reason()).isEqualTo(Reason.STATION_ENDED);
    }

    @Test
    void untilThenTheyAreFoundByTheCheckAndTheDistrictHasThem() {
        PersonId person = without();
        isWith(person, ending);
        endsOn(today());
        assertThat(found()).doesNotContain(person.value());
        endsOn(today().minusDays(1));
        assertThat(found()).contains(person.value());
        Officer officer = officers.of(new Jurisdiction.OfDistrict("lahore"), Role.SUPERVISING_OFFICER);
        assertThat(access.scope(officer.signedIn()).stations()).contains(ending, CITY);
        job.run();
        assertThat(found()).doesNotContain(person.value());
    }

    private PersonId without() {
        return registration
                .register(
                        Offenders.identity(LocalDate.of(1990, 5, 1)),
                        Samples.cnic(),
                        List.of(),
                        Offenders.judged("PPC 376", Supervised.JUDGED),
                        null,
                        Actor.system("test"))
                .person();
    }

    private void isWith(PersonId person, String station) {
        superuser()
                .sql("update supervision.responsibility set station_code = ? where person_id = ? and until_day is null")
                .params(station, person.value())
                .update();
    }

    private void endsOn(LocalDate last) {
        superuser()
                .sql("update reference.police_station set valid_to = ? where code = ?")
                .params(last, ending)
                .update();
        districts.changed();
    }

    private List<UUID> found() {
        PeopleCheck check = checks.stream()
                .filter(one -> one.name().equals("no-station"))
                .findFirst()
                .orElseThrow();
        return superuser()
                .sql(check.people())
                .params(Map.of("today", today()))
                .params(check.parameters())
                .query((row, number) -> row.getObject("person_id", UUID.class))
                .list();
    }

    private String timeline(PersonId person) {
        return superuser().sql("""
                        select string_agg(details::text, ' ') from register.journal
                        where person_id = ? and kind = 'STATION_ASSIGNED'
                        """).param(person.value()).query(String.class).single();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private JdbcClient superuser() {
        return TestDatabase.superuserOf(dataSource);
    }
}

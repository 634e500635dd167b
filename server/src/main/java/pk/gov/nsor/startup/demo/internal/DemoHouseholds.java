package pk.gov.nsor.startup.demo.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.policing.supervision.Circumstance.Children;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.NewCircumstance;

/** Notes children in the households of some of Lahore's people, so that there are referrals to child protection. */
@Component
@ConditionalOnProperty(name = "nsor.mode", havingValue = "demo")
final class DemoHouseholds {

    private static final String DATA_SET = "households";
    private static final String DISTRICT = "lahore";
    private static final int PEOPLE = 3;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Circumstances circumstances;
    private final PoliceStations stations;
    private final Clock clock;

    DemoHouseholds(
            JdbcClient jdbc,
            TransactionOperations transaction,
            Circumstances circumstances,
            PoliceStations stations,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.circumstances = circumstances;
        this.stations = stations;
        this.clock = clock;
    }

    /** Runs once, all in one transaction with the row that marks it as done. */
    void load(Actor officer) {
        LocalDate today = LocalDate.now(clock);
        transaction.executeWithoutResult(status -> {
            boolean isFirst =
                    jdbc.sql("insert into demo.data_set (name, seed, as_of) values (?, 0, ?) on conflict do nothing")
                                    .params(DATA_SET, today)
                                    .update()
                            == 1;
            List<PersonId> people = isFirst ? people(today) : List.of();
            people.forEach(person -> circumstances.record(
                    person,
                    UUID.randomUUID(),
                    new NewCircumstance(
                            new Children(1, 1, 0),
                            today.minusDays(PEOPLE),
                            null,
                            NewCircumstance.Source.SEEN_BY_OFFICER,
                            NewCircumstance.Certainty.CERTAIN),
                    officer));
        });
    }

    private List<PersonId> people(LocalDate today) {
        return jdbc.sql("""
                        select a.person_id from supervision.answering_station a
                        join registration.standing_view s on s.person_id = a.person_id
                        where a.station_code = any (:stations) and not s.in_custody
                          and s.first_day <= :today and (s.last_day is null or s.last_day >= :today)
                        order by a.person_id limit :most
                        """)
                .param(
                        "stations",
                        stations.all().stream()
                                .filter(station -> station.districtCode().equals(DISTRICT))
                                .map(PoliceStation::code)
                                .toArray(String[]::new))
                .param("today", today)
                .param("most", PEOPLE)
                .query(PersonId.class)
                .list();
    }
}

package pk.gov.nsor.agencies.referrals;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.policing.supervision.Circumstance.Children;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.KnownCircumstance;
import pk.gov.nsor.policing.supervision.NewCircumstance;

/** Who lives with a child, by what officers have noted. How many children there are is encrypted, so it is read here alone. */
@Component
class Households {

    private final JdbcClient jdbc;
    private final Circumstances circumstances;
    private final PoliceStations stations;
    private final Clock clock;

    Households(JdbcClient jdbc, Circumstances circumstances, PoliceStations stations, Clock clock) {
        this.jdbc = jdbc;
        this.circumstances = circumstances;
        this.stations = stations;
        this.clock = clock;
    }

    /** Where the person lives in a household as it were; empty in custody, off the register, or under a joined record. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<PoliceStation> station(PersonId person) {
        return jdbc.sql("""
                        select min(a.station_code) from registration.standing_view s
                        join supervision.answering_station a on a.person_id = s.person_id
                        where s.person_id = :person and not s.in_custody
                          and s.first_day <= :today and (s.last_day is null or s.last_day >= :today)
                          and not exists (select from register.merged_view m where m.part_id = s.person_id)
                        having count(*) > 0
                        """)
                .param("person", person.value())
                .param("today", LocalDate.now(clock))
                .query(String.class)
                .optional()
                .flatMap(stations::byCode);
    }

    /** Since when a child lives with the person, by the record and those that are joined with it; empty where none does. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<LocalDate> since(PersonId person) {
        return circumstances.of(person).stream()
                .filter(KnownCircumstance::isNow)
                .map(KnownCircumstance::known)
                .filter(known -> known.what() instanceof Children(int youngest, int middle, int oldest)
                        && youngest + middle + oldest > 0)
                .map(NewCircumstance::from)
                .min(Comparator.naturalOrder());
    }

    /** Empty where the person lives in no household with a child. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Household> of(PersonId person) {
        return station(person)
                .flatMap(station ->
                        since(person).map(since -> new Household(station.code(), station.districtCode(), since)));
    }
}

package pk.gov.nsor.supervision;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.access.Place;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.reference.District;
import pk.gov.nsor.reference.Districts;
import pk.gov.nsor.reference.PoliceStation;
import pk.gov.nsor.reference.PoliceStations;

/** Where cases are worked on. */
@Service
class CasePlaces {

    private final JdbcClient jdbc;
    private final Stations responsible;
    private final PoliceStations stations;
    private final Districts districts;

    CasePlaces(JdbcClient jdbc, Stations responsible, PoliceStations stations, Districts districts) {
        this.jdbc = jdbc;
        this.responsible = responsible;
        this.stations = stations;
        this.districts = districts;
    }

    /** The district that answers, or that answered last for somebody who is in custody now; empty for nobody's case. */
    @Transactional(readOnly = true)
    public Optional<Place> of(PersonId person) {
        return responsible
                .of(person)
                .map(Responsibility::station)
                .or(() -> jdbc.sql("""
                                select station_code from supervision.responsibility
                                where person_id = ? and end_reason = 'CUSTODY'
                                  and id = (select max(id) from supervision.responsibility where person_id = ?)
                                """)
                        .params(person.value(), person.value())
                        .query(String.class)
                        .optional())
                .flatMap(stations::byCode)
                .map(PoliceStation::districtCode)
                .flatMap(this::ofDistrict);
    }

    Optional<Place> ofDistrict(String code) {
        return districts.byCode(code).map((District district) -> new Place(district.provinceCode(), code));
    }
}

package pk.gov.nsor.policing.supervision.caseload;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.reference.ReferenceVersions;

/** Where cases are worked on. */
@Service
public class CasePlaces {

    private final JdbcClient jdbc;
    private final PoliceStations stations;
    private final Districts districts;

    CasePlaces(JdbcClient jdbc, PoliceStations stations, Districts districts) {
        this.jdbc = jdbc;
        this.stations = stations;
        this.districts = districts;
    }

    /** The district that answers, or that answered last for somebody who is in custody now; empty for nobody's case. */
    @Transactional(readOnly = true)
    public Optional<WorkPlace> of(PersonId person) {
        // One statement with one row, so that a record that is not there takes no other than one that is somebody
        // else's.
        String station = jdbc.sql("""
                        select coalesce((
                            select station_code from supervision.responsibility r
                            where person_id = :person
                              and (until_day is null
                                or (end_reason = 'CUSTODY'
                                  and id = (select max(id) from supervision.responsibility where person_id = :person)))
                            order by until_day is null desc limit 1), '') as station,
                        """ + ReferenceVersions.COLUMN)
                .param("person", person.value())
                .query((row, number) -> {
                    ReferenceVersions.take(row);
                    return row.getString("station");
                })
                .single();
        // Always looked up, so that the time is the same in every case.
        return stations.byCode(station).map(PoliceStation::districtCode).flatMap(this::ofDistrict);
    }

    public Optional<WorkPlace> ofDistrict(String code) {
        return districts.byCode(code).map((District district) -> new WorkPlace(district.provinceCode(), code));
    }
}

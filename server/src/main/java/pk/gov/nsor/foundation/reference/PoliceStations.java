package pk.gov.nsor.foundation.reference;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The police stations. */
@Component
public class PoliceStations extends PlacesOfDistricts<PoliceStation> {

    PoliceStations(JdbcClient jdbc, Clock clock) {
        super(
                jdbc,
                clock,
                "police_station",
                (place, day) -> new PoliceStation(
                        place.code(),
                        place.nameEn(),
                        place.nameUr(),
                        place.districtOn(day),
                        place.confidence(),
                        place.stays()));
    }
}

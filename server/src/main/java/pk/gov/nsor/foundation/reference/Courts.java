package pk.gov.nsor.foundation.reference;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The courts. */
@Component
public class Courts extends PlacesOfDistricts<Court> {

    Courts(JdbcClient jdbc, Clock clock) {
        super(
                jdbc,
                clock,
                "court",
                (place, day) -> new Court(
                        place.code(),
                        place.nameEn(),
                        place.nameUr(),
                        place.districtOn(day),
                        place.confidence(),
                        place.stays()));
    }
}

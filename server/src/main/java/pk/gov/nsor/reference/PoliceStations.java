package pk.gov.nsor.reference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The police stations, as they were when the server started. */
@Component
public class PoliceStations {

    private final List<PoliceStation> all;
    private final Map<Spelling, List<PoliceStation>> bySpelling;

    PoliceStations(JdbcClient jdbc) {
        all = jdbc.sql("""
                        select code, name_en, name_ur, district_code, confidence
                        from reference.police_station
                        order by name_en
                        """).query(PoliceStation.class).list();
        bySpelling = Spelling.index(all, station -> List.of(station.code(), station.nameEn(), station.nameUr()));
    }

    /** By English name. */
    public List<PoliceStation> all() {
        return all;
    }

    public Optional<PoliceStation> byCode(String code) {
        return all.stream().filter(station -> station.code().equals(code)).findFirst();
    }

    /** The police stations in a district, by English name. */
    public List<PoliceStation> inDistrict(String districtCode) {
        return all.stream()
                .filter(station -> station.districtCode().equals(districtCode))
                .toList();
    }

    /**
     * The station with this key or name in either language; case, spaces and punctuation do not count.
     *
     * @return none where nothing is known by this name
     */
    public List<PoliceStation> named(String codeOrName) {
        return bySpelling.getOrDefault(Spelling.of(codeOrName), List.of());
    }
}

package pk.gov.nsor.reference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The courts, as they were when the server started. */
@Component
public class Courts {

    private final List<Court> all;
    private final Map<Spelling, List<Court>> bySpelling;

    Courts(JdbcClient jdbc) {
        all = jdbc.sql("""
                        select code, name_en, name_ur, district_code, confidence from reference.court order by name_en
                        """).query(Court.class).list();
        bySpelling = Spelling.index(all, court -> List.of(court.code(), court.nameEn(), court.nameUr()));
    }

    /** By English name. */
    public List<Court> all() {
        return all;
    }

    public Optional<Court> byCode(String code) {
        return all.stream().filter(court -> court.code().equals(code)).findFirst();
    }

    /** The courts in a district, by English name. */
    public List<Court> inDistrict(String districtCode) {
        return all.stream()
                .filter(court -> court.districtCode().equals(districtCode))
                .toList();
    }

    /**
     * The court with this key or name in either language; case, spaces and punctuation do not count.
     *
     * @return none where nothing is known by this name
     */
    public List<Court> named(String codeOrName) {
        return bySpelling.getOrDefault(Spelling.of(codeOrName), List.of());
    }
}

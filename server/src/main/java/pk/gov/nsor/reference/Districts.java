package pk.gov.nsor.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The districts, as they were when the server started. */
@Component
public class Districts {

    private final List<District> all;
    private final Map<String, District> byCode;
    private final Map<Spelling, List<District>> bySpelling;

    Districts(JdbcClient jdbc) {
        all = jdbc.sql("""
                        select d.code, d.p_code, d.name_en, d.name_ur, d.province_code, p.name_en as province_en,
                            p.name_ur as province_ur, d.division_en, d.latitude, d.longitude, d.status,
                            d.valid_from as "from", d.valid_to as "to"
                        from reference.district d join reference.province p on p.code = d.province_code
                        order by d.name_en
                        """).query(District.class).list();
        byCode = all.stream().collect(Collectors.toUnmodifiableMap(District::code, Function.identity()));
        Map<String, List<String>> aliases = new HashMap<>();
        jdbc.sql("select alias, district_code from reference.district_alias").query(row -> {
            aliases.computeIfAbsent(row.getString("district_code"), code -> new ArrayList<>())
                    .add(row.getString("alias"));
        });
        bySpelling = Spelling.index(
                all,
                district -> Stream.concat(
                                Stream.of(district.nameEn(), district.nameUr()),
                                aliases.getOrDefault(district.code(), List.of()).stream())
                        .toList());
    }

    /** By English name. */
    public List<District> all() {
        return all;
    }

    /** The district with this key; other spellings do not count. */
    public Optional<District> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /**
     * The districts a text can mean: the whole text is a name, a usual spelling or a headquarters in either script, with
     * or without the word district. Case, spaces, dots, hyphens, marks and invisible characters do not count, nor which
     * of the like letters of Urdu and Arabic keyboards was used.
     *
     * @return none where nothing is known by this name; several where it is ambiguous (Karachi, Dir)
     */
    public List<District> named(String anySpelling) {
        List<District> exactly = bySpelling.getOrDefault(Spelling.of(anySpelling), List.of());
        return exactly.isEmpty()
                ? bySpelling.getOrDefault(Spelling.withoutTheWordDistrict(anySpelling), List.of())
                : exactly;
    }
}

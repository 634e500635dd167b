package pk.gov.nsor.foundation.reference;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.place.DistrictAlias;
import pk.gov.nsor.foundation.reference.place.DistrictFacts;
import pk.gov.nsor.foundation.reference.place.Spelling;

/** Everything known of the places, for pages: read from the database at each question. */
@Component
public class Gazetteer {

    private static final String DISTRICTS = """
            select d.code, d.p_code, d.name_en, d.name_ur, d.province_code, p.name_en as province_en,
                p.name_ur as province_ur, d.division_en, d.headquarters, d.latitude, d.longitude, d.coordinates_source,
                d.predecessor, d.predecessor_source, d.status, d.valid_from, d.valid_to, d.source, d.note,
                r.name_en as police_region, r.confidence as police_region_confidence, r.source as police_region_source
            from reference.district d
                join reference.province p on p.code = d.province_code
                left join reference.police_region_district rd on rd.district_code = d.code
                left join reference.police_region r on r.code = rd.region_code
            """;

    private final JdbcClient jdbc;
    private final Districts districts;

    Gazetteer(JdbcClient jdbc, Districts districts) {
        this.jdbc = jdbc;
        this.districts = districts;
    }

    /**
     * What a word can mean.
     *
     * @param districts none where nothing is known by it; several where it is to be asked back
     * @param province where it is a province's name
     * @param notes what else the word may mean, in English
     */
    public record Meaning(
            List<District> districts, @Nullable Province province, List<String> notes) {

        public boolean isUnknown() {
            return districts.isEmpty() && province == null;
        }
    }

    /**
     * How many people live in a province.
     *
     * @param census the year in which they were counted
     * @param source marks of the sources of reference data
     */
    public record Population(String provinceCode, int people, int census, String source) {}

    /** Those of which a census was found. */
    public List<Population> populations() {
        return jdbc.sql("select province_code, people, census, source from reference.population order by province_code")
                .query(Population.class)
                .list();
    }

    /** By English name. */
    public List<DistrictFacts> districts() {
        return jdbc.sql(DISTRICTS + " order by d.name_en")
                .query(DistrictFacts.class)
                .list();
    }

    /** Those in force on a day, by English name. */
    public List<DistrictFacts> districts(LocalDate day) {
        return jdbc.sql(DISTRICTS + """
                        where (d.valid_from is null or d.valid_from <= ?) and (d.valid_to is null or d.valid_to >= ?)
                        order by d.name_en
                        """)
                .params(day, day)
                .query(DistrictFacts.class)
                .list();
    }

    public Optional<DistrictFacts> district(String code) {
        return jdbc.sql(DISTRICTS + " where d.code = ?")
                .param(code)
                .query(DistrictFacts.class)
                .optional();
    }

    /** By English name. */
    public List<Province> provinces() {
        return jdbc.sql("select code, name_en, name_ur from reference.province order by name_en")
                .query(Province.class)
                .list();
    }

    /** What a name in any usual spelling and either script can mean on a day; see {@link Districts#named}. */
    public Meaning find(String anySpelling, LocalDate day) {
        Spelling spelling = Spelling.of(anySpelling);
        Province province = provinces().stream()
                .filter(each -> Spelling.of(each.nameEn()).equals(spelling)
                        || Spelling.of(each.nameUr()).equals(spelling))
                .findFirst()
                .orElse(null);
        List<String> notes = jdbc
                .sql("select alias, true as ambiguous, note from reference.district_alias where kind = 'AMBIGUOUS'")
                .query(DistrictAlias.class)
                .list()
                .stream()
                .filter(word -> Spelling.of(word.alias()).equals(spelling))
                .map(DistrictAlias::note)
                .filter(note -> !note.isEmpty())
                .distinct()
                .toList();
        return new Meaning(districts.named(anySpelling, day), province, notes);
    }

    /** Other spellings of a district. */
    public List<DistrictAlias> aliases(String districtCode) {
        return jdbc.sql("""
                        select alias, kind = 'AMBIGUOUS' as ambiguous, note from reference.district_alias
                        where district_code = ? order by alias
                        """).param(districtCode).query(DistrictAlias.class).list();
    }

    /** The districts it was made from that are still known by that name. */
    public List<District> predecessors(DistrictFacts district) {
        Optional<District> splitFrom =
                districts.byCode(district.code()).map(District::splitFrom).flatMap(districts::byCode);
        if (splitFrom.isPresent()) {
            return List.of(splitFrom.get());
        }
        String text = district.predecessor();
        if (text == null) {
            return List.of();
        }
        // "Sibi/Kachhi (1974)": the names come before the day; a name of several, such as Dir, is no one district.
        return Arrays.stream(text.replaceFirst("\\(.*", "").split("/"))
                .map(districts::named)
                .filter(found -> found.size() == 1)
                .map(List::getFirst)
                .filter(found -> !found.code().equals(district.code()))
                .toList();
    }

    /** The districts that were made from this one, the earliest first as far as the days are known. */
    public List<DistrictFacts> successors(DistrictFacts district) {
        return districts().stream()
                .filter(other -> predecessors(other).stream()
                        .anyMatch(from -> from.code().equals(district.code())))
                .sorted(java.util.Comparator.comparing(
                        DistrictFacts::validFrom, java.util.Comparator.nullsFirst(java.util.Comparator.naturalOrder())))
                .collect(Collectors.toList());
    }
}

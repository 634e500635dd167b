package pk.gov.nsor.foundation.reference.place;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.reference.Stay;

/**
 * The courts or the police stations, as they were when they were read.
 *
 * @param all by English name
 */
public record PlaceRepository(List<Place> all, Map<Spelling, List<Place>> bySpelling) {

    /** What the tables of places are called in {@code reference.table_version}: all of them together. */
    public static final String VERSION = "place";

    /** @param table {@code court} or {@code police_station} */
    public static PlaceRepository read(JdbcClient jdbc, String table) {
        Map<String, Map<LocalDate, String>> moves = moves(jdbc, table);
        List<Place> all = jdbc.sql(
                        "select code, name_en, name_ur, district_code, confidence, valid_from as \"from\", valid_to as \"to\""
                                + " from reference." + table + " order by name_en")
                .query(RecordMapper.of(Place.class).with("stays", row -> stays(row, moves)))
                .list();
        return new PlaceRepository(
                all, Spelling.index(all, place -> List.of(place.code(), place.nameEn(), place.nameUr())));
    }

    static List<Stay> stays(ResultSet row, Map<String, Map<LocalDate, String>> moves) throws SQLException {
        return Located.stays(row.getString("district_code"), moves.getOrDefault(row.getString("code"), Map.of()));
    }

    /** Of each that ever moved, the districts by first day. */
    static Map<String, Map<LocalDate, String>> moves(JdbcClient jdbc, String table) {
        Map<String, Map<LocalDate, String>> moves = new HashMap<>();
        String column = table + "_code";
        jdbc.sql("select " + column + ", from_day, district_code from reference.district_move where " + column
                        + " is not null")
                .query(row -> {
                    moves.computeIfAbsent(row.getString(1), any -> new HashMap<>())
                            .put(row.getObject(2, LocalDate.class), row.getString(3));
                });
        return moves;
    }
}

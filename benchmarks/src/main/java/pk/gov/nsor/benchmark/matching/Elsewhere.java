package pk.gov.nsor.benchmark.matching;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names that are usual in the country, and of which the police of one district may read nobody.
 *
 * @param district the one with fewest people who are followed
 * @param names each a word of many thousand names, of nobody who is supervised there, is coming there or is an
 *     absconder
 */
record Elsewhere(String district, List<String> names) {

    private static final String NAMES = """
            with own as (
                select distinct unnest(k.codes) as code from matching.name_key k
                where k.scopes && (select array_agg(s.code) || array['>' || ?, '*'] from reference.police_station s
                    where s.district_code = ?))
            select word from (
                select lower(split_part(p.name_latin, ' ', 1)) as word, min(k.codes[1]) as code, count(*) as people
                from register.person p join matching.name_key k on k.person_id = p.id and k.kind = 'CURRENT'
                where p.name_latin is not null group by 1) word
            where length(word) >= 3 and not exists (select from own where own.code = word.code)
            order by people desc, 1 limit ?
            """;

    static Elsewhere of(Connection connection, int most) throws SQLException {
        String district = smallest(connection);
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(NAMES)) {
            statement.setString(1, district);
            statement.setString(2, district);
            statement.setInt(3, most);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    names.add(found.getString(1));
                }
            }
        }
        if (names.isEmpty()) {
            throw new IllegalStateException("Every usual name is one of " + district + ", too");
        }
        return new Elsewhere(district, names);
    }

    /** A name of as many words and letters that nobody has. */
    static String nobodys(String name) {
        return Arrays.stream(name.split(" "))
                .map(word -> "zq" + word.substring(Math.min(2, word.length())) + "x")
                .collect(Collectors.joining(" "));
    }

    private static String smallest(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        select s.district_code from supervision.responsibility r
                        join reference.police_station s on s.code = r.station_code
                        where r.until_day is null group by s.district_code order by count(*), 1 limit 1
                        """);
                ResultSet found = statement.executeQuery()) {
            if (!found.next()) {
                throw new IllegalStateException("Nobody is supervised yet");
            }
            return found.getString(1);
        }
    }
}

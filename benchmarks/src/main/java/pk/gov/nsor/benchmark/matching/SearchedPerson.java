package pk.gov.nsor.benchmark.matching;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody on the register who is searched for.
 *
 * @param born the year
 * @param district the code of the one whose police follow them
 */
record SearchedPerson(
        String id,
        String cnic,
        String latin,
        String urdu,
        String father,
        String fatherUrdu,
        int born,
        String district) {

    /** The first word of the name: one that many have. */
    String first() {
        return latin.split(" ")[0];
    }

    /** People of the district with most of them, spread over the register; the same in each run. */
    static List<SearchedPerson> of(Connection connection, int most) throws SQLException {
        return of(connection, """
                with largest as (
                    select s.district_code from supervision.responsibility r
                    join reference.police_station s on s.code = r.station_code
                    where r.until_day is null group by s.district_code order by count(*) desc, 1 limit 1),
                chosen as (select r.person_id, s.district_code from largest
                    join reference.police_station s on s.district_code = largest.district_code
                    join supervision.responsibility r on r.station_code = s.code and r.until_day is null)
                """, most);
    }

    /** People of all districts; the same in each run. */
    static List<SearchedPerson> ofAll(Connection connection, int most) throws SQLException {
        return of(connection, """
                with chosen as (select p.id as person_id, '' as district_code from register.person p)
                """, most);
    }

    private static List<SearchedPerson> of(Connection connection, String chosen, int most) throws SQLException {
        List<SearchedPerson> people = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(chosen + """
                        select p.id, c.cnic, p.name_latin, p.name_urdu, p.father_latin, p.father_urdu,
                               extract(year from p.born_on)::integer, chosen.district_code
                        from chosen join register.person p on p.id = chosen.person_id
                        join register.person_cnic c on c.person_id = p.id and c.status <> 'WITHDRAWN'
                        join registration.standing g on g.person_id = p.id
                        where p.name_latin is not null and p.name_urdu is not null and p.father_latin is not null
                          and p.father_urdu is not null and p.born_on is not null
                          and g.first_day <= current_date
                          and (g.last_day is null or g.last_day > current_date)
                        order by md5(p.id::text) limit ?
                        """)) {
            statement.setInt(1, most);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    people.add(new SearchedPerson(
                            found.getString(1),
                            found.getString(2),
                            found.getString(3),
                            found.getString(4),
                            found.getString(5),
                            found.getString(6),
                            found.getInt(7),
                            found.getString(8)));
                }
            }
        }
        return people;
    }
}

package pk.gov.nsor.benchmark.notices;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Where the officers of the benchmark work, and whose notices they take. */
final class Districts {

    private Districts() {}

    /** @param people on the register, supervised there, without a notice yet */
    record District(String code, String station, List<UUID> people) {}

    /** The districts whose stations answer for most. */
    static List<District> largest(Connection connection, int howMany, int people) throws SQLException {
        List<District> districts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select s.district_code, min(s.code) from"
                        + " supervision.responsibility r join reference.police_station s on s.code = r.station_code"
                        + " where r.until_day is null group by s.district_code order by count(*) desc, s.district_code"
                        + " limit " + howMany)) {
            while (found.next()) {
                districts.add(new District(found.getString(1), found.getString(2), List.of()));
            }
        }
        List<District> peopled = new ArrayList<>();
        for (District district : districts) {
            peopled.add(new District(district.code(), district.station(), people(connection, district.code(), people)));
        }
        return peopled;
    }

    private static List<UUID> people(Connection connection, String district, int most) throws SQLException {
        List<UUID> people = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("select r.person_id"
                + " from supervision.responsibility r join reference.police_station s on s.code = r.station_code"
                + " join registration.standing g on g.person_id = r.person_id"
                + " where r.until_day is null and s.district_code = ?"
                + " and g.first_day <= current_date and (g.last_day is null or g.last_day > current_date)"
                + " and not exists (select from notices.notice n where n.person_id = r.person_id)"
                + " order by r.person_id limit ?")) {
            statement.setString(1, district);
            statement.setInt(2, most);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    people.add(found.getObject(1, UUID.class));
                }
            }
        }
        return people;
    }
}

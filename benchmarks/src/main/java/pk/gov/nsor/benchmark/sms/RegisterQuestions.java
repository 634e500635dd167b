package pk.gov.nsor.benchmark.sms;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import pk.gov.nsor.benchmark.setting.RegisterData;

/** Which CNICs are on the register, and so what is asked. */
final class RegisterQuestions {

    private RegisterQuestions() {}

    /**
     * From the running register: CNICs the public is told of, and others of which it is not told although they are on
     * record, since nobody has confirmed them or the person was under 18.
     */
    static QuestionMaker from(RegisterData data, int on) {
        try (Connection connection = data.connect();
                Statement statement = connection.createStatement()) {
            String listed = "select cnic from registration.listed_cnic where first_day <= current_date"
                    + " and (last_day is null or last_day >= current_date) and ";
            List<Long> told = longs(statement, listed + "not juvenile order by hashint8(cnic) limit " + on);
            List<Long> untold = longs(statement, listed + "juvenile order by hashint8(cnic) limit " + on);
            untold.addAll(longs(
                    statement,
                    "select cnic from register.person_cnic where status = 'UNCONFIRMED' order by hashint8(cnic) limit "
                            + on));
            Collections.shuffle(untold, new Random(2021));
            return new QuestionMaker(
                    told, untold, new HashSet<>(longs(statement, "select cnic from register.person_cnic")));
        } catch (SQLException failed) {
            throw new IllegalStateException("The register's CNICs could not be read", failed);
        }
    }

    private static List<Long> longs(Statement statement, String sql) throws SQLException {
        List<Long> values = new ArrayList<>();
        statement.setFetchSize(10_000);
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getLong(1));
            }
        }
        return values;
    }
}

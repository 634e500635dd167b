package pk.gov.nsor.policing.notices.observation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.transactions.TransactionScoped;

/**
 * Of whom anything was reported by other systems: of few. The rows themselves are read for those alone. Whoever asks holds the
 * lock of the person's row, so one answer is good for the transaction; a statement that reads a notice brings it along.
 */
@Component
public class Reports {

    /** A column of a statement in which the notice is {@code n}. */
    public static final String COLUMN = column("n.person_id");

    private static final TransactionScoped<Map<PersonId, Boolean>> KNOWN = new TransactionScoped<>(HashMap::new);

    private final JdbcClient jdbc;

    Reports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String column(String person) {
        return """
                (exists (select from notices.observation r where r.person_id = %1$s)
                    or exists (select from notices.border_crossing r where r.person_id = %1$s)) as is_reported
                """.formatted(person);
    }

    public boolean any(PersonId person) {
        return KNOWN.get()
                .computeIfAbsent(
                        person,
                        asked -> jdbc.sql("select " + column(":person"))
                                .param("person", asked.value())
                                .query(Boolean.class)
                                .single());
    }

    /** Takes {@link #COLUMN} of a statement that was sent after the person's row was locked. */
    public static void take(PersonId person, ResultSet row) throws SQLException {
        KNOWN.get().put(person, row.getBoolean("is_reported"));
    }

    /** Something was reported in this transaction. */
    public static void forget() {
        KNOWN.forget();
    }
}

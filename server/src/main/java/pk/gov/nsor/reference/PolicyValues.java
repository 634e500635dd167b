package pk.gov.nsor.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The policy of the register, read from the database at each question: a change counts at once. */
@Component
public class PolicyValues {

    private static final String SELECT = """
            select key, value, unit, valid_from as "from", valid_to as "to", version, confidence, modelled_on, description
            from reference.policy_value
            where valid_from <= :day and (valid_to is null or valid_to >= :day)
            """;

    private final JdbcClient jdbc;

    PolicyValues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The value in force on a day.
     *
     * @throws NoSuchElementException where the key has none on that day
     */
    public PolicyValue get(String key, LocalDate day) {
        return jdbc.sql(SELECT + " and key = :key")
                .param("day", day)
                .param("key", key)
                .query(PolicyValue.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No policy " + key + " on " + day));
    }

    /** All values in force on a day, by key. */
    public List<PolicyValue> inForce(LocalDate day) {
        return jdbc.sql(SELECT + " order by key")
                .param("day", day)
                .query(PolicyValue.class)
                .list();
    }
}

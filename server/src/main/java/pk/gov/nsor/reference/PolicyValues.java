package pk.gov.nsor.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The policy of the register, read from the database at each question: a change counts at once. */
@Component
public class PolicyValues {

    private static final String ROWS = """
            select key, value, unit, valid_from as "from", valid_to as "to", version, confidence, modelled_on, description,
                   description_ur
            from reference.policy_value
            """;

    private static final String SELECT = ROWS + """
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

    /** All values that the key has had or will have, the earliest first; none where there is no such key. */
    public List<PolicyValue> history(String key) {
        return jdbc.sql(ROWS + " where key = ? order by valid_from")
                .param(key)
                .query(PolicyValue.class)
                .list();
    }

    /** In the transaction of the approval: the value without a last day ends the day before, and this one follows. */
    void change(PolicyValue next, UUID proposal) {
        jdbc.sql("""
                        update reference.policy_value set valid_to = ?, proposal_id = ?
                        where key = ? and valid_to is null
                        """).params(next.from().minusDays(1), proposal, next.key()).update();
        jdbc.sql("""
                        insert into reference.policy_value
                            (key, value, unit, valid_from, version, confidence, modelled_on, description,
                             description_ur, proposal_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        next.key(),
                        next.value(),
                        next.unit(),
                        next.from(),
                        next.version(),
                        next.confidence(),
                        next.modelledOn(),
                        next.description(),
                        next.descriptionUr(),
                        proposal)
                .update();
        Snapshot.changed(jdbc, "policy_value");
    }
}

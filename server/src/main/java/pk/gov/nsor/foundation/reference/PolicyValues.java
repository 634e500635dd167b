package pk.gov.nsor.foundation.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The policy of the register, always current: a change takes effect at once, in every process. */
@Component
public class PolicyValues {

    private final JdbcClient jdbc;
    private final Snapshot<List<PolicyValue>> rows;
    private final PolicyScope scope;

    PolicyValues(JdbcClient jdbc, ObjectProvider<PolicyScope> scope) {
        this.jdbc = jdbc;
        this.scope = scope.getIfAvailable(() -> PolicyScope.REGISTER);
        this.rows = new Snapshot<>(
                jdbc,
                "policy_value",
                () -> jdbc.sql("""
                        select key, value, unit, valid_from as "from", valid_to as "to", version, confidence, modelled_on,
                               description, description_ur
                        from reference.policy_value order by key, valid_from
                        """).query(PolicyValue.class).list());
    }

    /**
     * The value in force on a day.
     *
     * @throws NoSuchElementException where the key has none on that day
     */
    public PolicyValue get(String key, LocalDate day) {
        return allOf(key)
                .filter(value -> value.isInForce(day))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No policy " + key + " on " + day));
    }

    /** All values of this server in force on a day, by key. */
    public List<PolicyValue> inForce(LocalDate day) {
        return rows.current().stream()
                .filter(value -> value.isInForce(day) && scope.covers(value.key()))
                .toList();
    }

    /** All values that the key has had or will have, the earliest first; none where this server has no such key. */
    public List<PolicyValue> history(String key) {
        return scope.covers(key) ? allOf(key).toList() : List.of();
    }

    private Stream<PolicyValue> allOf(String key) {
        return rows.current().stream().filter(value -> value.key().equals(key));
    }

    /** In the transaction of the approval: the value without a last day ends the day before, and this one follows. */
    public void change(PolicyValue next, UUID proposal) {
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
        rows.changed();
    }
}

package pk.gov.nsor.registration;

import java.util.Map;

/**
 * When a record is there for a reader, for a statement about many records.
 *
 * @param sql a condition with named parameters, which can stand beside others
 * @param parameters by name
 */
public record ReadCondition(String sql, Map<String, Object> parameters) {

    public ReadCondition {
        parameters = Map.copyOf(parameters);
    }
}

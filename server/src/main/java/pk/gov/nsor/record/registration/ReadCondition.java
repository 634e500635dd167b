package pk.gov.nsor.record.registration;

import java.util.Map;
import java.util.Set;

/**
 * The condition under which a reader may read a record, for a statement about many records.
 *
 * @param sql a condition with named parameters, which can be combined with others. It is evaluated row by row, so that
 *     a statement that has found enough stops early. It holds for nobody else, whatever the source of the statement's
 *     rows
 * @param parameters by name
 * @param isEverybody whether it holds for all records but sealed ones
 * @param scopes otherwise, the access scopes that contain everybody for whom it holds, except those given by {@code
 *     besides}
 * @param besides selects the identifiers of others for whom it may hold, in one column
 */
public record ReadCondition(
        String sql, Map<String, Object> parameters, boolean isEverybody, Set<String> scopes, String besides) {

    public ReadCondition {
        parameters = Map.copyOf(parameters);
        scopes = Set.copyOf(scopes);
    }
}

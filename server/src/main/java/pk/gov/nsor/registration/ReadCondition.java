package pk.gov.nsor.registration;

import java.util.Map;
import java.util.Set;

/**
 * When a record is there for a reader, for a statement about many records.
 *
 * @param sql a condition with named parameters, which can stand beside others. It is asked row by row, so that a statement
 *     that has enough reads no further, and holds for nobody else, wherever the statement has its rows from
 * @param parameters by name
 * @param isEverybody whether it holds for all records but sealed ones
 * @param shelves where it does not, the shelves that hold all for whom it does but those of {@code besides}
 * @param besides gives the identifiers of others for whom it may hold, in one column
 */
public record ReadCondition(
        String sql, Map<String, Object> parameters, boolean isEverybody, Set<String> shelves, String besides) {

    public ReadCondition {
        parameters = Map.copyOf(parameters);
        shelves = Set.copyOf(shelves);
    }
}

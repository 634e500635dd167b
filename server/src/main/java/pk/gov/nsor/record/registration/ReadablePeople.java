package pk.gov.nsor.record.registration;

import java.util.Map;
import java.util.Set;

/**
 * The people whom somebody may read, as SQL to be put into statements about many people: those whose records are in
 * some access scopes, and others one by one. An access scope holds the records that share one ground of access, so
 * that an index by scope finds a reader's own records without reading anybody else's.
 *
 * @param scopes all access scopes whose records the reader may read
 * @param inScopes selects the identifiers of the people in these access scopes, in one column; its parameters are
 *     named
 * @param besides selects the identifiers of the others, few beside the first
 * @param parameters by name, each with the name of the module before it
 */
public record ReadablePeople(Set<String> scopes, String inScopes, String besides, Map<String, Object> parameters) {

    private static final String NONE = "select id from register.person_view where false";

    /** Everybody on record. */
    public static final ReadablePeople EVERYBODY = besides("select id from register.person_view", Map.of());
    /**
     * Nobody. It is a statement all the same, so that a reader without any ground of access does not get a faster
     * answer.
     */
    public static final ReadablePeople NOBODY = besides(NONE, Map.of());

    public ReadablePeople {
        scopes = Set.copyOf(scopes);
        parameters = Map.copyOf(parameters);
    }

    /** The people selected by a statement, in no access scope. */
    public static ReadablePeople besides(String statement, Map<String, Object> parameters) {
        return new ReadablePeople(Set.of(), NONE, statement, parameters);
    }

    /** The people whose records are in some access scopes, and nobody else. */
    public static ReadablePeople inScopes(Set<String> scopes, String statement, Map<String, Object> parameters) {
        return new ReadablePeople(scopes, statement, NONE, parameters);
    }
}

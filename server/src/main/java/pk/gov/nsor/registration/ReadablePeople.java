package pk.gov.nsor.registration;

import java.util.Map;
import java.util.Set;

/**
 * People whom somebody may read, as statements, so that whoever asks about many puts them into their own: those whose records
 * lie on some shelves, and others one by one. A shelf holds records that have one link in common, so that an index by
 * shelves finds a reader's own without looking at anybody else's.
 *
 * @param shelves all whose records the reader may read
 * @param onShelves gives the identifiers of the people on these shelves, in one column; its parameters are named
 * @param besides gives those of the others, few beside the first
 * @param parameters by name, each with the name of the module before it
 */
public record ReadablePeople(Set<String> shelves, String onShelves, String besides, Map<String, Object> parameters) {

    private static final String NONE = "select id from register.person where false";

    /** Everybody on record. */
    public static final ReadablePeople EVERYBODY = besides("select id from register.person", Map.of());
    /** Nobody: a statement all the same, so that whoever has no link takes no shorter way. */
    public static final ReadablePeople NOBODY = besides(NONE, Map.of());

    public ReadablePeople {
        shelves = Set.copyOf(shelves);
        parameters = Map.copyOf(parameters);
    }

    /** Those of a statement, on no shelf. */
    public static ReadablePeople besides(String statement, Map<String, Object> parameters) {
        return new ReadablePeople(Set.of(), NONE, statement, parameters);
    }

    /** Those whose records lie on some shelves, and nobody else. */
    public static ReadablePeople onShelves(Set<String> shelves, String statement, Map<String, Object> parameters) {
        return new ReadablePeople(shelves, statement, NONE, parameters);
    }
}

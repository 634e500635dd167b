package pk.gov.nsor.registration;

import java.util.Map;

/**
 * People whom somebody may read, as a statement, so that whoever asks about many puts it into their own.
 *
 * @param statement gives their identifiers, in one column; its parameters are named
 * @param parameters by name, each with the name of the module before it
 */
public record ReadablePeople(String statement, Map<String, Object> parameters) {

    /** Everybody on record. */
    public static final ReadablePeople EVERYBODY = new ReadablePeople("select id from register.person", Map.of());
    /** Nobody: a statement all the same, so that whoever has no link takes no shorter way. */
    public static final ReadablePeople NOBODY =
            new ReadablePeople("select id from register.person where false", Map.of());

    public ReadablePeople {
        parameters = Map.copyOf(parameters);
    }
}

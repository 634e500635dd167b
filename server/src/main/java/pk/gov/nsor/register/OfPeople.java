package pk.gov.nsor.register;

import java.util.Collection;
import java.util.UUID;
import pk.gov.nsor.kernel.PersonId;

/**
 * The condition that a row is of one of some people. Of one person by equality: PostgreSQL plans such a statement once, and
 * one with a list each time it is sent, since the best plan depends on how long the list is.
 */
public final class OfPeople {

    private OfPeople() {}

    /** A condition on a column with identifiers of people; its only parameter is {@link #parameter}. */
    public static String condition(String column, Collection<PersonId> people) {
        return column + (people.size() == 1 ? " = ?" : " = any (?)");
    }

    public static Object parameter(Collection<PersonId> people) {
        return people.size() == 1
                ? people.iterator().next().value()
                : people.stream().map(PersonId::value).toArray(UUID[]::new);
    }
}

package pk.gov.nsor.record.register;

import java.util.Collection;
import java.util.UUID;
import pk.gov.nsor.foundation.kernel.PersonId;

/**
 * The condition that a row belongs to one of some people. For one person it is an equality: PostgreSQL plans such a
 * statement once, but plans one with a list each time it is sent, since the best plan depends on the length of the
 * list.
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

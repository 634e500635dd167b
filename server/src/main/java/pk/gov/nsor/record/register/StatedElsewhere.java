package pk.gov.nsor.record.register;

import java.util.List;
import java.util.Optional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.Compared;

/** What another authority says of an identity, for the page on which it is confirmed: a bean of the module that asks it. */
public interface StatedElsewhere {

    /** The latest statement that waits for somebody who compares it; empty where there is none. */
    Optional<Statement> of(Person person);

    /** What changes with the statement; a decision is refused where it has changed since the page was shown. */
    String version(PersonId person);

    /**
     * A statement.
     *
     * @param key the message that says what came of it
     * @param when it was made, in the reader's language
     * @param noteKey a message that says what is to be minded; empty for none
     * @param lines the record and the statement beside each other; empty where nothing was stated
     */
    record Statement(String key, String when, String noteKey, List<Compared> lines) {

        public Statement {
            lines = List.copyOf(lines);
        }
    }
}

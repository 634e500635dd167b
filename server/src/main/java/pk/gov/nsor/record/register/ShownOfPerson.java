package pk.gov.nsor.record.register;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.ShownRows;

/**
 * What a page under {@code /people/{id}} shows for a decision. The person's row is locked first, as for every write.
 */
public abstract class ShownOfPerson extends ShownRows {

    /** @param rows as of {@link ShownRows} */
    protected ShownOfPerson(People people, JdbcClient jdbc, String rows) {
        super(jdbc, address -> people.lock(new PersonId(UUID.fromString(address.get("id")))), rows);
    }
}

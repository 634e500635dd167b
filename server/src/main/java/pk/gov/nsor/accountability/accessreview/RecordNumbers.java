package pk.gov.nsor.accountability.accessreview;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.record.registration.Standings;

/** The number by which a record is named in an access alert; nothing else of the record is read. */
@Component
public class RecordNumbers {

    private final JdbcClient jdbc;
    private final Standings standings;

    RecordNumbers(JdbcClient jdbc, Standings standings) {
        this.jdbc = jdbc;
        this.standings = standings;
    }

    /** @return empty where there is no such record, and where it is sealed */
    public Optional<RegisterNumber> of(UUID record) {
        return standings.isSealed(new PersonId(record))
                ? Optional.empty()
                : jdbc.sql("select serial from register.person_view where id = ?")
                        .param(record)
                        .query(RegisterNumber.class)
                        .optional();
    }
}

package pk.gov.nsor.disclosure.rights;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.kernel.Cnic;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.keys.KeyedHash;
import pk.gov.nsor.keys.Keys;
import pk.gov.nsor.registration.SearchNotes;

/**
 * "Not this person": whoever searches for a namesake's CNIC, or opens the record that is not theirs, is told so. The CNIC is
 * kept as a keyed hash, since its holder is not on the register and shall be on no list of it.
 */
@Component
public class NamesakeNotes implements SearchNotes {

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final Clock clock;

    NamesakeNotes(JdbcClient jdbc, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.hash = keys.keyedHash("namesake-cnic");
        this.clock = clock;
    }

    void note(UUID request, PersonId person, Cnic cnic) {
        jdbc.sql("""
                        insert into disclosure.namesake_note (request_id, person_id, cnic_hash, noted_at)
                        values (?, ?, ?, ?)
                        """)
                .params(request, person.value(), hash.of(cnic.number()), OffsetDateTime.now(clock))
                .update();
    }

    @Override
    public boolean isSomebodyElse(Cnic cnic) {
        return exists("cnic_hash = ?", hash.of(cnic.number()));
    }

    /** Whether the holder of the CNIC has shown not to be this person. */
    public boolean isNot(Cnic cnic, PersonId person) {
        return exists("cnic_hash = ? and person_id = ?", hash.of(cnic.number()), person.value());
    }

    /** How many have shown that this record is not theirs. */
    public int countOf(PersonId person) {
        return jdbc.sql("select count(distinct cnic_hash) from disclosure.namesake_note where person_id = ?")
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    private boolean exists(String which, Object... arguments) {
        return jdbc.sql("select exists (select from disclosure.namesake_note where " + which + ")")
                .params(arguments)
                .query(Boolean.class)
                .single();
    }
}

package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.DestructionLog;
import pk.gov.nsor.foundation.keys.Keys;

/** Erases somebody without a server, in the server's order: the rows, then the log, then the key. */
final class ErasedPerson {

    private ErasedPerson() {}

    static void erase(JdbcClient jdbc, Keys keys, UUID person) {
        assertThat(jdbc.sql("select retention.erase(?, false)")
                        .param(person)
                        .query(String.class)
                        .single())
                .isEqualTo("ERASED");
        keys.destroyRecord(new DestructionLog.ErasedRecord(
                person,
                jdbc.sql("select id from retention.erasure where subject_id = ?")
                        .param(person)
                        .query(UUID.class)
                        .single(),
                "SEALED_RECORD",
                LocalDate.now(Day.ZONE)));
    }
}

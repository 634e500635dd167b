package pk.gov.nsor.publicservice.release;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;
import tools.jackson.databind.ObjectMapper;

/** Keeps what one release leaves for the next, under a key of its own: whoever reads the database or its backups sees nothing. */
@Component
class AreaMemoryRepository {

    private static final String OWNER = "area-release-";

    private final JdbcClient jdbc;
    private final Keys keys;
    private final ObjectMapper json;

    AreaMemoryRepository(JdbcClient jdbc, Keys keys, ObjectMapper json) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
    }

    /** Of the last release; empty before the first. */
    Optional<AreaMemory> last() {
        record Row(LocalDate month, byte[] wrappedKey, byte[] counts) {}
        return jdbc.sql("select month, wrapped_key, counts from release.area_memory order by month desc limit 1")
                .query((row, number) ->
                        new Row(row.getObject("month", LocalDate.class), row.getBytes(2), row.getBytes(3)))
                .optional()
                .map(row -> {
                    String owner = OWNER + row.month();
                    Encryption key = keys.unwrap(row.wrappedKey(), owner);
                    return json.readValue(
                            key.decrypt(row.counts(), owner.getBytes(StandardCharsets.UTF_8)), AreaMemory.class);
                });
    }

    /** Puts it in the place of the one before, which is gone with its key. */
    void replace(YearMonth month, AreaMemory memory) {
        String owner = OWNER + month.atDay(1);
        byte[] wrapped = keys.newWrappedKey(owner);
        byte[] counts = keys.unwrap(wrapped, owner)
                .encrypt(json.writeValueAsBytes(memory), owner.getBytes(StandardCharsets.UTF_8));
        jdbc.sql("delete from release.area_memory").update();
        jdbc.sql("insert into release.area_memory (month, wrapped_key, counts) values (?, ?, ?)")
                .params(month.atDay(1), wrapped, counts)
                .update();
    }
}

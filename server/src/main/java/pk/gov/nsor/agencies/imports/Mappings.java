package pk.gov.nsor.agencies.imports;

import java.sql.Array;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.imports.column.ColumnMapping;
import pk.gov.nsor.agencies.imports.column.Field;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.screening.Screened;

/** What the columns of a client's files were taken for, for its next file with the same headings. */
@Component
class Mappings {

    private static final int LONGEST_NAME = 60;

    private final JdbcClient jdbc;
    private final KeyedHash hashes;
    private final Clock clock;

    Mappings(JdbcClient jdbc, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.hashes = keys.keyedHash("imports-headings");
        this.clock = clock;
    }

    /** As it was said last time; by the known headings where it never was. */
    ColumnMapping forHeadings(UUID client, Field.Of of, List<String> headings) {
        return jdbc.sql("select columns from imports.mapping where client_id = ? and content = ? and headings = ?")
                .param(client)
                .param(of.name())
                .param(hash(headings))
                .query((row, number) -> columns(of, row.getArray("columns")))
                .optional()
                .orElseGet(() -> ColumnMapping.known(of, headings));
    }

    /** @throws InvalidValueException where the client has none of that name */
    ColumnMapping named(UUID client, String name) {
        return jdbc.sql("select content, columns from imports.mapping where client_id = ? and name = ?")
                .param(client)
                .param(name.strip())
                .query((row, number) -> columns(Field.Of.valueOf(row.getString("content")), row.getArray("columns")))
                .optional()
                .orElseThrow(() -> new InvalidValueException(
                        "import.mapping.unknown", "No mapping is called “%s”.", name.strip()));
    }

    /** @param name blank for none */
    @Transactional(propagation = Propagation.MANDATORY)
    void remember(UUID client, ColumnMapping columns, List<String> headings, String name) {
        String clean = name.strip();
        if (clean.length() > LONGEST_NAME || clean.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException(
                            "import.mapping.name", "Give the mapping a name of at most %s characters.", LONGEST_NAME)
                    .at("mapping");
        }
        if (!clean.isEmpty()) {
            String _ = Screened.require(clean, "mapping");
            jdbc.sql("update imports.mapping set name = null where client_id = ? and name = ?")
                    .param(client)
                    .param(clean)
                    .update();
        }
        jdbc.sql("""
                        insert into imports.mapping as m (client_id, content, headings, name, columns, used_at)
                        values (?, ?, ?, nullif(?, ''), ?, ?)
                        on conflict (client_id, content, headings) do update
                        set name = coalesce(excluded.name, m.name), columns = excluded.columns, used_at = excluded.used_at
                        """)
                .param(client)
                .param(columns.of().name())
                .param(hash(headings))
                .param(clean)
                .param(columns.names())
                .param(OffsetDateTime.now(clock))
                .update();
    }

    private byte[] hash(List<String> headings) {
        return hashes.of(String.join("\n", headings));
    }

    private static ColumnMapping columns(Field.Of of, Array columns) throws java.sql.SQLException {
        return ColumnMapping.ofNames(of, (String[]) columns.getArray());
    }
}

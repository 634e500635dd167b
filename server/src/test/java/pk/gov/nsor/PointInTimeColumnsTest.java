package pk.gov.nsor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestDatabase;

/**
 * What a backup for a point in time holds of an erased person, readable with the pass-phrase alone: every column of the rows that an
 * erasure removes or changes that is no bytes (encrypted, or a keyed hash) and no opaque identifier.
 */
@Tag("register")
class PointInTimeColumnsTest {

    private static final Path LIST = Path.of("..", "docs", "protection", "point-in-time-columns.csv");
    private static final String HEADING = "table,columns that stay readable for up to 35 days";

    @Test
    void whatAnErasureRemovesIsNotLeftInItsPagesUntilAFifthOfTheTableIsDead() {
        assertThat(database().sql("""
                                select c.oid::regclass::text from retention.kept k
                                join pg_class t on t.oid = k.table_name::regclass
                                join pg_class c on c.oid in (t.oid, t.reltoastrelid)
                                where k.position is not null and not coalesce(c.reloptions, '{}')
                                    @> '{autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=0}'
                                """).query(String.class).list())
                .as("tables of people whose migration does not set what V1351 sets")
                .isEmpty();
    }

    private static JdbcClient database() {
        DatabaseAccess access = TestDatabase.migrated().superuser();
        return JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
    }

    @Test
    void theListIsAsTheDatabaseIs() throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADING));
        lines.addAll(database().sql("""
                        select k.table_name || ',' || string_agg(a.attname, ' ' order by a.attnum)
                        from retention.kept k
                        join pg_attribute a on a.attrelid = k.table_name::regclass and a.attnum > 0 and not a.attisdropped
                        where k.position is not null and a.atttypid not in ('bytea'::regtype, 'uuid'::regtype, 'xid8'::regtype)
                        group by k.table_name order by k.table_name
                        """).query(String.class).list());
        assertThat(lines).hasSizeGreaterThan(20).anyMatch(line -> line.startsWith("register.person,"));
        if (!Files.exists(LIST) || !Files.readAllLines(LIST).equals(lines)) {
            Files.write(LIST, lines);
            assertThat(false)
                    .as(
                            "docs/protection/point-in-time-columns.csv was old and has been written anew; look at it and commit it")
                    .isTrue();
        }
    }
}

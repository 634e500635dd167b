package pk.gov.nsor.foundation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestDatabase;

/**
 * Every column that could hold somebody's own words is in docs/protection/text-columns.csv, with the class that screens what is
 * written there, or why it holds no own words. A new column fails this test until somebody has said so.
 */
@Tag("register")
class TextColumnsTest {

    private static final Path COLUMNS = Path.of("../docs/protection/text-columns.csv");
    private static final Path INVENTORY = Path.of("../docs/protection/free-text.md");
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)+[A-Z][A-Za-z]+)`");

    @Test
    void everyColumnThatTakesAnyTextIsInTheListAndNoOther() throws IOException {
        Set<String> columns = columns();
        Set<String> unlisted = new TreeSet<>(columns);
        unlisted.removeAll(listed().keySet());
        Set<String> gone = new TreeSet<>(listed().keySet());
        gone.removeAll(columns);
        assertThat(columns).hasSizeGreaterThan(150);
        assertThat("not in the list: " + String.join(" ", unlisted) + "; no columns: " + String.join(" ", gone))
                .isEqualTo("not in the list: ; no columns: ");
    }

    @Test
    void whatHoldsOwnWordsIsScreenedByAClassOfTheInventory() throws IOException {
        Set<String> screening = CLASS.matcher(Files.readString(INVENTORY))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> unscreened = new TreeMap<>();
        int words = 0;
        for (Map.Entry<String, CSVRecord> column : listed().entrySet()) {
            String by = column.getValue().get(2);
            if (column.getValue().get(1).equals("words")) {
                words++;
                if (!screening.contains(by)) {
                    unscreened.put(column.getKey(), by);
                }
            } else {
                assertThat(column.getValue().get(1)).isEqualTo("other");
                assertThat(by).as(column.getKey()).isNotBlank();
            }
        }
        assertThat(unscreened).isEmpty();
        assertThat(words).isGreaterThan(60);
    }

    private static Map<String, CSVRecord> listed() throws IOException {
        Map<String, CSVRecord> listed = new TreeMap<>();
        try (CSVParser lines = CSVParser.parse(
                COLUMNS,
                StandardCharsets.UTF_8,
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            for (CSVRecord line : lines) {
                assertThat(listed.put(line.get(0), line)).as(line.get(0)).isNull();
            }
        }
        return listed;
    }

    /**
     * Columns of text, JSON or bytes of tables. Left out are those that the database itself holds to a list of values or to
     * another table, those whose names say that they hold a code, a hash or a key, and schemas that are filled from files of
     * facts.
     */
    private static Set<String> columns() {
        DatabaseAccess access = TestDatabase.migrated().superuser();
        return new TreeSet<>(
                JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()))
                        .sql("""
                        select n.nspname || '.' || c.relname || '.' || a.attname
                        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
                            and format_type(a.atttypid, null) in ('text', 'text[]', 'character varying', 'json', 'jsonb', 'bytea')
                            and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'reference',
                                'migration', 'demo')
                            and a.attname !~ '(_hash|_code|_key|^code|^wrapped_key)$'
                            and not exists (select from pg_constraint k where k.conrelid = c.oid and a.attnum = any (k.conkey)
                                and (k.contype = 'f' or (k.contype = 'c' and k.conkey = array[a.attnum]
                                    and pg_get_constraintdef(k.oid) ~ 'ARRAY\\[''')))
                        """)
                        .query(String.class)
                        .list());
    }
}

package pk.gov.nsor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestDatabase;

/**
 * A module reads another's tables by its published views (their comment begins so), its functions or its code. What still
 * reads a table itself is in docs/foreign-tables.csv, which only becomes shorter.
 */
@Tag("register")
class ForeignTablesTest {

    private static final Path LIST = Path.of("..", "docs", "foreign-tables.csv");
    private static final Path CODE = Path.of("src/main/java/pk/gov/nsor");
    private static final String HEADING = "class,table";

    /** Fills and copies whole databases. */
    private static final Set<String> OF_ALL = Set.of("launch", "demo");

    private static final Pattern TEXTS =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

    @Test
    void noFurtherClassReadsTheTablesOfAnotherModule() throws IOException {
        Set<String> found = uses();
        List<String> lines = Files.readAllLines(LIST);
        assertThat(lines.getFirst()).isEqualTo(HEADING);
        Set<String> allowed = new TreeSet<>(lines.subList(1, lines.size()));
        assertThat(found).as("uses of another module's table").isNotEmpty().isSubsetOf(allowed);
        if (!found.equals(allowed)) {
            Files.writeString(LIST, HEADING + "\n" + String.join("\n", found) + "\n");
        }
        assertThat(allowed)
                .as("docs/foreign-tables.csv listed more than there is and was made shorter; commit it")
                .isEqualTo(found);
    }

    private static Set<String> uses() throws IOException {
        DatabaseAccess access = TestDatabase.migrated().superuser();
        List<String> tables = JdbcClient.create(
                        new DriverManagerDataSource(access.url(), access.user(), access.password()))
                .sql("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
                            and c.relkind in ('r', 'p', 'v') and not c.relispartition
                            and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'Published: %'
                        """)
                .query(String.class)
                .list();
        Pattern named = Pattern.compile(
                tables.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?<![\\w.])(", ")(?![\\w.])")));
        Set<String> uses = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Path inCode = CODE.relativize(file);
                if (inCode.getNameCount() < 3
                        || OF_ALL.contains(inCode.getName(1).toString())) {
                    continue;
                }
                String module = inCode.getName(1).toString();
                Matcher texts = TEXTS.matcher(Files.readString(file));
                while (texts.find()) {
                    Matcher table = named.matcher(texts.group());
                    while (table.find()) {
                        String schema =
                                table.group(1).substring(0, table.group(1).indexOf('.'));
                        if (!schema.equals(module)) {
                            uses.add(file.getFileName().toString().replace(".java", "") + "," + table.group(1));
                        }
                    }
                }
            }
        }
        return uses;
    }
}

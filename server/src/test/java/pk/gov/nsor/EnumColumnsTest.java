package pk.gov.nsor;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.ServerClasses;
import pk.gov.nsor.testing.TestDatabase;

/** A column that holds names of an enum says so in its comment, and takes no other value. */
@Tag("register")
class EnumColumnsTest {

    /** Kept for ever, whatever later versions call it; and each entry would pay for the comparison with some 200 names. */
    private static final Set<String> OPEN = Set.of("audit.entry.action", "audit.entry.link");

    private static final Pattern NAMED = Pattern.compile("[Aa] name of (?:the enum )?([A-Z]\\w+(?:\\.[A-Z]\\w+)*)");
    private static final Pattern VALUE = Pattern.compile("'([^']+)'");

    private final Map<String, List<JavaClass>> enums = ServerClasses.all().stream()
            .filter(JavaClass::isEnum)
            .collect(Collectors.groupingBy(EnumColumnsTest::nestedName));

    private record Column(String schema, String name, String comment, String checks) {}

    @Test
    void columnsThatHoldNamesOfAnEnumTakeNoOtherValue() {
        Map<String, String> wrong = new TreeMap<>();
        int right = 0;
        for (Column column : columns()) {
            Matcher named = NAMED.matcher(column.comment());
            if (!named.find() || OPEN.contains(column.name())) {
                continue;
            }
            Set<String> names = names(column, named.group(1));
            Set<String> allowed = new TreeSet<>();
            VALUE.matcher(column.checks()).results().forEach(value -> allowed.add(value.group(1)));
            if (allowed.equals(names)) {
                right++;
            } else {
                wrong.put(column.name(), "check in " + names + ", and not in " + allowed);
            }
        }
        assertThat(wrong).as("columns of an enum").isEmpty();
        assertThat(right).as("columns that were compared").isGreaterThan(80);
    }

    /** The enum of the column's own module where it has one of that name, otherwise the only one there is. */
    private Set<String> names(Column column, String enumName) {
        List<JavaClass> all = enums.getOrDefault(enumName, List.of());
        List<JavaClass> own = all.stream()
                .filter(one -> one.getPackageName().contains("." + column.schema()))
                .toList();
        List<JavaClass> found = own.isEmpty() ? all : own;
        if (found.size() != 1) {
            return Set.of("one enum of that name, of which there are " + found.size());
        }
        return Arrays.stream(found.getFirst().reflect().getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String nestedName(JavaClass type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private static List<Column> columns() {
        DatabaseAccess access = TestDatabase.migrated().superuser();
        return JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()))
                .sql("""
                        select n.nspname as schema, n.nspname || '.' || c.relname || '.' || a.attname as name,
                            col_description(c.oid, a.attnum) as comment,
                            coalesce((select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
                                where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
                                    and pg_get_constraintdef(k.oid) ~ 'ARRAY|= '''), '') as checks
                        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
                            and col_description(c.oid, a.attnum) ~ 'a name of|A name of'
                        """)
                .query(Column.class)
                .list();
    }
}

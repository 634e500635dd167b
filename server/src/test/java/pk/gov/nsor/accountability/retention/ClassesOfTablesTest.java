package pk.gov.nsor.accountability.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestDatabase;

/** No table is without a class of data, and none that refers to a person is forgotten when the person is erased. */
@Tag("register")
class ClassesOfTablesTest {

    private static final String OURS =
            "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'migration')";

    private final DatabaseAccess access = TestDatabase.migrated().superuser();
    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));

    @Test
    void everyTableHasAClassAndEveryClassIsOne() {
        List<String> tables = names("select n.nspname || '.' || c.relname from pg_class c"
                + " join pg_namespace n on n.oid = c.relnamespace"
                + " where c.relkind in ('r', 'p') and not c.relispartition and " + OURS);
        assertThat(tables).hasSizeGreaterThan(150);
        assertThat(names("select table_name from retention.kept"))
                .as("add a row to retention.kept in the migration that makes the table")
                .containsExactlyInAnyOrderElementsOf(tables);
        assertThat(names("select distinct class from retention.kept"))
                .isSubsetOf(Arrays.stream(DataClass.values()).map(Enum::name).toList());
    }

    @Test
    void everyTableThatRefersToAPersonGoesWithThePerson() {
        List<String> referring = names("""
                with recursive of_person (id) as (
                    select 'register.person'::regclass::oid
                    union
                    select k.conrelid from pg_constraint k join of_person o on k.confrelid = o.id where k.contype = 'f')
                select n.nspname || '.' || c.relname from of_person o join pg_class c on c.oid = o.id
                join pg_namespace n on n.oid = c.relnamespace
                union
                select n.nspname || '.' || c.relname from pg_attribute a join pg_class c on c.oid = a.attrelid
                join pg_namespace n on n.oid = c.relnamespace
                where a.attname in ('person_id', 'cnic') and c.relkind = 'r' and n.nspname not in ('retention') and %s
                """.formatted(OURS));
        assertThat(referring).hasSizeGreaterThan(60);
        assertThat(names("select table_name from retention.kept where position is not null"))
                .as("retention.kept says nothing of how a person's rows go")
                // Its tickets stay; it refers to one by another table that is changed.
                .containsAll(referring.stream()
                        .filter(table -> !table.equals("enquiry.dispute_step"))
                        .toList());
    }

    @Test
    void childrenGoBeforeTheirParents() {
        assertThat(names("""
                select child.table_name || ' before ' || parent.table_name from pg_constraint k
                join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
                join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
                join retention.kept child on child.table_name = cn.nspname || '.' || c.relname
                join retention.kept parent on parent.table_name = pn.nspname || '.' || p.relname
                where k.contype = 'f' and k.conrelid <> k.confrelid and child.position > parent.position
                """)).isEmpty();
    }

    private List<String> names(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}

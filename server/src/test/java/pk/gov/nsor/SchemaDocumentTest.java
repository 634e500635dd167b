package pk.gov.nsor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestDatabase;

/** Keeps docs/schema.md, the tables and columns with what they are, as the migrated database has them. */
@Tag("register")
class SchemaDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "schema.md");
    private static final String OURS = "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')";

    private final DatabaseAccess access = TestDatabase.migrated().superuser();
    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));

    private record Relation(long oid, String schema, String name, boolean isView, String comment, String rights) {}

    /** Where the document is old it is written anew, so that running the test once more and committing the file is all. */
    @Test
    void theDocumentOfTheSchemaIsAsTheDatabaseIs() throws IOException {
        String now = document();
        String before = Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "";
        if (!before.equals(now)) {
            Files.writeString(DOCUMENT, now);
        }
        assertThat(before.equals(now))
                .as("docs/schema.md was old and has been written anew; look at it and commit it")
                .isTrue();
    }

    private String document() {
        StringBuilder text = new StringBuilder("""
                # The schema

                Written by `SchemaDocumentTest` from the migrated database. "The server may" says what its role `nsor_app` has on the
                whole table or on some of its columns; what a function of the owner does for it is not listed. What a module publishes for
                others says so.
                Rows of partitions are those of their table.
                """);
        String schema = "";
        for (Relation relation : relations()) {
            if (!relation.schema().equals(schema)) {
                schema = relation.schema();
                text.append("\n## ")
                        .append(schema)
                        .append("\n\n")
                        .append(commentOf(schema))
                        .append('\n')
                        .append(publishedBy(schema));
            }
            text.append("\n### ")
                    .append(schema)
                    .append('.')
                    .append(relation.name())
                    .append("\n\n")
                    .append(relation.isView() ? "A view. " : "")
                    .append(relation.comment())
                    .append("\nThe server may: ")
                    .append(relation.rights().isEmpty() ? "nothing" : relation.rights())
                    .append(".\n\n| column | type | |\n|---|---|---|\n");
            columns(relation).forEach(text::append);
        }
        return text.toString();
    }

    private List<Relation> relations() {
        return jdbc.sql("""
                        select c.oid::bigint as oid, n.nspname as schema, c.relname as name, c.relkind = 'v' as view,
                               coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
                               concat_ws('; ', variadic array(
                                   select case
                                       when has_table_privilege('nsor_app', c.oid, p) then p
                                       when count(*) filter (where mine) <= count(*) filter (where not mine)
                                           then p || ' of ' || string_agg(attname, ', ' order by attnum) filter (where mine)
                                       else p || ' of all but '
                                           || string_agg(attname, ', ' order by attnum) filter (where not mine)
                                   end
                                   from unnest(array['select', 'insert', 'update', 'delete']) with ordinality rights(p, place),
                                       lateral (
                                           select attname, attnum, p <> 'delete'
                                               and has_column_privilege('nsor_app', c.oid, attnum, nullif(p, 'delete')) as mine
                                           from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) columns
                                   group by p, place
                                   having has_table_privilege('nsor_app', c.oid, p) or bool_or(coalesce(mine, false))
                                   order by place)) as rights
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where %s and c.relkind in ('r', 'v', 'p') and not c.relispartition order by n.nspname, c.relname
                        """.formatted(OURS)).query(SchemaDocumentTest::relation).list();
    }

    private static Relation relation(ResultSet row, int number) throws SQLException {
        return new Relation(
                row.getLong("oid"),
                row.getString("schema"),
                row.getString("name"),
                row.getBoolean("view"),
                row.getString("comment"),
                row.getString("rights"));
    }

    private String commentOf(String schema) {
        return jdbc.sql("select coalesce(obj_description(oid, 'pg_namespace'), '') from pg_namespace where nspname = ?")
                .param(schema)
                .query(String.class)
                .single();
    }

    /** What other modules may read: views and functions whose comment begins so. */
    private String publishedBy(String schema) {
        List<String> published =
                jdbc.sql("""
                        select '`' || c.relname || '`' from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = :schema and obj_description(c.oid, 'pg_class') like 'Published: %'
                        union all
                        select '`' || p.proname || '()`' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                        where n.nspname = :schema and obj_description(p.oid, 'pg_proc') like 'Published: %'
                        order by 1
                        """).param("schema", schema).query(String.class).list();
        return published.isEmpty() ? "" : "Other modules may read " + String.join(", ", published) + ".\n";
    }

    private List<String> columns(Relation relation) {
        return jdbc
                .sql("""
                        select format('| `%s` | %s%s | %s |', a.attname, format_type(a.atttypid, a.atttypmod),
                            case when a.attnotnull or :view then '' else ' or null' end,
                            replace(coalesce(col_description(a.attrelid, a.attnum), ''), '|', '\\|'))
                        from pg_attribute a where a.attrelid = :table and a.attnum > 0 and not a.attisdropped order by a.attnum
                        """)
                .param("view", relation.isView())
                .param("table", relation.oid())
                .query(String.class)
                .list()
                .stream()
                .map(line -> line + "\n")
                .toList();
    }
}

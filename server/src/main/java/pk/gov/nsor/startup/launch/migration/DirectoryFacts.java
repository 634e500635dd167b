package pk.gov.nsor.startup.launch.migration;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.startup.launch.migration.FactsFile.Row;

/**
 * Loads the directory. A changed row becomes another version of its entry. An entry that an administrator of the
 * directory has edited is left as it is.
 */
final class DirectoryFacts {

    /** The columns of the file that are columns of the table, and mean the same there. */
    private static final List<String> TEXTS = List.of(
            "kind",
            "status",
            "status_note",
            "name_en",
            "name_ur",
            "operator",
            "dialling",
            "place_en",
            "place_ur",
            "hours_en",
            "hours_ur",
            "confidence",
            "source_title",
            "source_address",
            "source_published",
            "note",
            "short_en",
            "short_ur",
            "way_en",
            "way_ur");

    private static final List<String> OTHERS = List.of(
            "numbers",
            "languages",
            "province_code",
            "district_code",
            "help_rank",
            "confirmed_on",
            "women",
            "published",
            "units");

    private static final String COLUMNS = String.join(", ", TEXTS) + ", " + String.join(", ", OTHERS);

    private static final String PLACES = TEXTS.stream().map(column -> "?").collect(Collectors.joining(", "))
            + ", ?, ?, ?, ?, ?::smallint, ?::date, ?, ?::boolean, ?::integer";

    private static final String INSERT = """
            insert into directory.entry_version (entry_id, version, change, reason, recorded_at, %1$s)
            select ?, coalesce(latest.version, 0) + 1, 'LOADED', '', now(), %2$s
            from (values (1)) one
                left join lateral (select * from directory.entry_version v where v.entry_id = ?
                    order by version desc limit 1) latest on true
            where latest is null
                or (latest.change = 'LOADED' and (%3$s) is distinct from (%2$s))
            """.formatted(
                    COLUMNS,
                    PLACES,
                    TEXTS.stream().map(column -> "latest." + column).collect(Collectors.joining(", ")) + ", "
                            + OTHERS.stream().map(column -> "latest." + column).collect(Collectors.joining(", ")));

    private DirectoryFacts() {}

    static void load(Connection connection, FactsFile file) throws SQLException {
        try (Statement first = connection.createStatement()) {
            first.executeUpdate("update directory.state set number = nextval('directory.change_number')");
        }
        try (PreparedStatement entry = connection.prepareStatement(
                        "insert into directory.entry (id, code) values (?, ?) on conflict do nothing");
                PreparedStatement version = connection.prepareStatement(INSERT)) {
            for (Row row : file.rows()) {
                UUID id = idOf(row.text("code"));
                entry.setObject(1, id);
                entry.setString(2, row.text("code"));
                entry.addBatch();
                List<Array> lists = List.of(
                        connection.createArrayOf("text", row.list("numbers").toArray()),
                        connection.createArrayOf("text", row.list("languages").toArray()));
                version.setObject(1, id);
                int next = values(version, 2, row, lists);
                version.setObject(next, id);
                values(version, next + 1, row, lists);
                version.addBatch();
            }
            entry.executeBatch();
            version.executeBatch();
        }
    }

    private static int values(PreparedStatement statement, int from, Row row, List<Array> lists) throws SQLException {
        int at = from;
        for (String column : TEXTS) {
            statement.setString(at++, row.text(column));
        }
        for (Array list : lists) {
            statement.setArray(at++, list);
        }
        statement.setString(at++, row.textOrNull("province"));
        statement.setString(at++, row.textOrNull("district"));
        statement.setObject(at++, number(row.textOrNull("help_rank")));
        statement.setObject(at++, row.day("confirmed_on"));
        statement.setString(at++, row.textOrNull("women"));
        statement.setString(at++, row.text("published").equals("yes") ? "true" : "false");
        statement.setObject(at++, row.integer("units"));
        return at;
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    /** The same in every installation. */
    private static UUID idOf(String code) {
        return UUID.nameUUIDFromBytes(("directory/" + code).getBytes(StandardCharsets.UTF_8));
    }
}

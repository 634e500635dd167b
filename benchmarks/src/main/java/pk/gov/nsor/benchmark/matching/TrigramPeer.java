package pk.gov.nsor.benchmark.matching;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The same names in PostgreSQL's {@code pg_trgm}: ordered by the share of three-letter parts that agree. */
final class TrigramPeer implements AutoCloseable {

    private final Connection owner;

    TrigramPeer(Connection owner) throws SQLException {
        this.owner = owner;
        try (Statement statement = owner.createStatement()) {
            statement.execute("create extension if not exists pg_trgm");
            statement.execute("drop table if exists benchmark_trigrams");
            statement.execute("""
                    create table benchmark_trigrams as
                    select p.id::text as id, lower(concat_ws(' ', p.name_latin, p.father_latin)) as latin,
                           concat_ws(' ', p.name_urdu, p.father_urdu) as urdu, lower(p.name_latin) as name
                    from register.person p
                    """);
            statement.execute("create index on benchmark_trigrams using gin (latin gin_trgm_ops)");
            statement.execute("create index on benchmark_trigrams using gin (urdu gin_trgm_ops)");
            statement.execute("create index on benchmark_trigrams using gin (name gin_trgm_ops)");
            statement.execute("analyze benchmark_trigrams");
        }
    }

    /** @param column {@code latin}, {@code urdu} or {@code name} */
    List<String> find(String column, String asked, int most) {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = owner.prepareStatement("select id from benchmark_trigrams where " + column
                + " % ? order by similarity(" + column + ", ?) desc limit ?")) {
            statement.setString(1, asked);
            statement.setString(2, asked);
            statement.setInt(3, most);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("drop table benchmark_trigrams");
        }
    }
}

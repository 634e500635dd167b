package pk.gov.nsor.startup.launch.copying;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import pk.gov.nsor.foundation.keys.DestructionLog.ErasedRecord;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * People whose key the database has and the keys do not open, though nobody erased them: they were recorded after the copy of the
 * keys was made. What was encrypted for them is lost.
 *
 * @param people in the order of their identifiers
 */
public record LostKeys(List<UUID> people) {

    private static final int NAMED = 20;
    private static final int AT_ONCE = 10_000;

    /** Tries the key of each person, thousands at once. */
    public static LostKeys of(Connection connection, Keys keys) throws SQLException {
        List<UUID> lost = new ArrayList<>();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet row = statement.executeQuery("select k.id, k.wrapped_key from audit.content_key k"
                    + " join register.person p on p.id = k.id order by k.id")) {
                Map<UUID, byte[]> some = new HashMap<>();
                while (row.next()) {
                    some.put(row.getObject(1, UUID.class), row.getBytes(2));
                    if (some.size() == AT_ONCE) {
                        lost.addAll(keys.unopened(some));
                        some.clear();
                    }
                }
                lost.addAll(keys.unopened(some));
            }
        }
        connection.rollback();
        connection.setAutoCommit(true);
        // Read last: the log is written before a half is destroyed, and a server may be erasing records.
        Set<UUID> erased = keys.erased().stream().map(ErasedRecord::record).collect(Collectors.toUnmodifiableSet());
        return new LostKeys(lost.stream()
                .filter(person -> !erased.contains(person))
                .sorted()
                .toList());
    }

    /** The first of them, for an operator. */
    public String named() {
        return people.stream().limit(NAMED).map(UUID::toString).collect(Collectors.joining(", "))
                + (people.size() > NAMED ? " …" : "");
    }

    /** Deletes their keys, so that a new one begins with what is written next. */
    void delete(Connection connection) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from audit.content_key where id = any (?)")) {
            delete.setArray(1, connection.createArrayOf("uuid", people.toArray()));
            delete.executeUpdate();
        }
    }
}

package pk.gov.nsor.foundation.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Wraps keys by the newest master key that an older one has wrapped, table by table, some at a time, as the schema's owner. Whoever
 * reads or deletes a row meanwhile is not held up; what changed meanwhile, or was wrapped by a server that had not seen the newest key
 * yet, is left for the next time. It can be broken off and repeated.
 */
public final class WrappingAnew {

    private static final int AT_ONCE = 500;
    private static final int TOLD_EVERY = 10_000;

    private final Keys keys;
    private final Connection reading;
    private final Connection writing;
    private final Consumer<String> says;
    private long foreign;

    /**
     * @param reading as the schema's owner, for this alone
     * @param writing another one
     * @param says is told how far it is
     */
    public WrappingAnew(Keys keys, Connection reading, Connection writing, Consumer<String> says) {
        this.keys = keys;
        this.reading = reading;
        this.writing = writing;
        this.says = says;
    }

    /**
     * What was done.
     *
     * @param wrapped how many keys were wrapped anew
     * @param foreign how many did not open, and stayed as they are
     * @param left how many an older master key still wraps, by table
     */
    public record Outcome(long wrapped, long foreign, Map<String, Long> left) {}

    private record Row(String place, byte[] wrapped, String owner) {}

    /** One pass over all tables. */
    public Outcome pass() throws SQLException {
        int newest = keys.newestMaster();
        foreign = 0;
        long all = 0;
        for (WrappedBefore.Table table : WrappedBefore.tables(reading)) {
            long done = pass(table, newest);
            all += done;
            if (done > 0) {
                says.accept("%s: %,d".formatted(table.name(), done));
            }
        }
        return new Outcome(all, foreign, WrappedBefore.in(reading, newest));
    }

    private long pass(WrappedBefore.Table table, int newest) throws SQLException {
        long done = 0;
        // Rows come as they are asked for only within a transaction.
        reading.setAutoCommit(false);
        try (PreparedStatement statement = reading.prepareStatement("select ctid::text, wrapped_key, " + table.owner()
                + " from " + table.name() + " where " + WrappedBefore.CONDITION)) {
            statement.setInt(1, newest);
            statement.setFetchSize(AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                List<Row> some = new ArrayList<>();
                while (rows.next()) {
                    some.add(new Row(rows.getString(1), rows.getBytes(2), rows.getString(3)));
                    if (some.size() == AT_ONCE) {
                        done += write(table, some);
                        some.clear();
                        if (done % TOLD_EVERY == 0) {
                            says.accept("%s: %,d …".formatted(table.name(), done));
                        }
                    }
                }
                return done + write(table, some);
            }
        } finally {
            reading.rollback();
            reading.setAutoCommit(true);
        }
    }

    private long write(WrappedBefore.Table table, List<Row> some) throws SQLException {
        try (PreparedStatement update = writing.prepareStatement(
                "update " + table.name() + " set wrapped_key = ? where ctid = ?::tid and wrapped_key = ?")) {
            for (Row row : some) {
                try {
                    update.setBytes(1, keys.wrapAnew(row.wrapped(), row.owner()));
                } catch (Encryption.WrongKeyException another) {
                    foreign++;
                    continue;
                }
                update.setString(2, row.place());
                update.setBytes(3, row.wrapped());
                update.addBatch();
            }
            long done = 0;
            for (int changed : update.executeBatch()) {
                done += Math.max(0, changed);
            }
            return done;
        }
    }
}

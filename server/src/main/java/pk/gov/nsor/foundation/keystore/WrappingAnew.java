package pk.gov.nsor.foundation.keystore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keystore.WrappedBefore.Table;

/**
 * Wraps keys by the newest master key that an older one has wrapped, table by table, some at a time. Whoever reads or deletes a row
 * meanwhile is not held up; what changed meanwhile is left for the next time. It is done once a pass finds nothing: processes
 * that had not seen the newest key yet have by then.
 */
@Component
class WrappingAnew {

    private static final Logger LOG = LoggerFactory.getLogger(WrappingAnew.class);

    private static final int AT_ONCE = 500;

    private final Keys keys;
    private final DataSource database;
    private int doneFor = 1;

    WrappingAnew(Keys keys, DataSource database) {
        this.keys = keys;
        this.database = database;
    }

    private record Row(String place, byte[] wrapped, String owner) {}

    /**
     * One pass over all tables, where there is a newer master key than the pass before has finished with.
     *
     * @return how many keys were wrapped anew
     */
    synchronized long pass(BooleanSupplier mayGoOn) {
        int newest = keys.newestMaster();
        if (newest == doneFor) {
            return 0;
        }
        long all = 0;
        for (Table table : tables()) {
            all += pass(table, newest, mayGoOn);
        }
        if (all == 0 && mayGoOn.getAsBoolean()) {
            doneFor = newest;
        }
        LOG.info("Wrapped anew by master key {}: {}", newest, all);
        return all;
    }

    private List<Table> tables() {
        try (Connection reading = database.getConnection()) {
            return WrappedBefore.tables(reading);
        } catch (SQLException failed) {
            throw new IllegalStateException("The tables with wrapped keys could not be read", failed);
        }
    }

    private long pass(Table table, int newest, BooleanSupplier mayGoOn) {
        long done = 0;
        try (Connection reading = database.getConnection()) {
            reading.setAutoCommit(false);
            reading.setReadOnly(true);
            try (PreparedStatement statement = reading.prepareStatement("select ctid::text, wrapped_key, "
                    + table.owner() + " from " + table.name() + " where " + WrappedBefore.CONDITION)) {
                statement.setInt(1, newest);
                statement.setFetchSize(AT_ONCE);
                try (ResultSet rows = statement.executeQuery()) {
                    List<Row> some = new ArrayList<>();
                    while (mayGoOn.getAsBoolean() && rows.next()) {
                        some.add(new Row(rows.getString(1), rows.getBytes(2), rows.getString(3)));
                        if (some.size() == AT_ONCE) {
                            done += write(table, some);
                            some.clear();
                        }
                    }
                    done += write(table, some);
                }
            } finally {
                reading.rollback();
                reading.setReadOnly(false);
                reading.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("Keys of " + table.name() + " could not be wrapped anew", failed);
        }
        return done;
    }

    private long write(Table table, List<Row> some) throws SQLException {
        if (some.isEmpty()) {
            return 0;
        }
        try (Connection writing = database.getConnection();
                PreparedStatement update = writing.prepareStatement(
                        "update " + table.name() + " set wrapped_key = ? where ctid = ?::tid and wrapped_key = ?")) {
            for (Row row : some) {
                try {
                    update.setBytes(1, keys.wrapAnew(row.wrapped(), row.owner()));
                } catch (Encryption.WrongKeyException foreign) {
                    LOG.warn("A key of {} does not open, and stays as it is", table.name());
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

package pk.gov.nsor.startup.launch.copying;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import pk.gov.nsor.foundation.keys.DestructionLog.ErasedRecord;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * Restores a copy into a migrated database, all of it or nothing. Rows of people whose key is destroyed cannot be read
 * and are left out; their tombstones are restored.
 */
public final class DatabaseRestoration {

    private final Path copy;
    private final Manifest manifest;
    private final Keys keys;
    private final Consumer<String> progress;
    private final Set<UUID> without = new HashSet<>();

    /**
     * @param copy what {@link DatabaseCopy} wrote
     * @throws CopyException where it is not a copy
     */
    public DatabaseRestoration(Path copy, Keys keys, Consumer<String> progress) {
        this.copy = copy;
        this.manifest = Manifest.read(copy);
        this.keys = keys;
        this.progress = progress;
    }

    /** The name of the key of a copy, in the folder of the keys. */
    public static String keyFile(Path copy) {
        return "backup-" + Manifest.read(copy).day() + ".key";
    }

    /** When the copy was made. */
    public String made() {
        return manifest.made().toString();
    }

    /** @throws CopyException where a file is missing, or is not what was written */
    public void check() throws IOException {
        Manifest.checkSeal(copy, keys.backupOf(manifest.day()));
        for (Manifest.Table table : manifest.tables()) {
            MessageDigest digest = Manifest.sha256();
            try (InputStream in = new DigestInputStream(Files.newInputStream(table.file(copy)), digest)) {
                long _ = in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
                throw new CopyException(table.file(copy) + " was changed after it was made, or is damaged");
            }
        }
    }

    /**
     * Fills the database.
     *
     * @param connection that may disable triggers (session_replication_role)
     * @param erased the records that the destruction log names
     * @param isLogTrusted whether every record without a key has to be in the log
     * @return how many records could not be read any more
     * @throws CopyException where the schema is another, or keys are missing that nobody destroyed; then nothing is
     *     restored
     */
    public int into(Connection connection, List<ErasedRecord> erased, boolean isLogTrusted)
            throws SQLException, IOException {
        String schema = DatabaseCopy.schema(connection);
        if (!schema.equals(manifest.schema())) {
            throw new CopyException(
                    "The copy is of version " + manifest.schema() + " of the database, and this program of " + schema
                            + ". Restore it with the program that made it, and update that.");
        }
        Set<UUID> gone = new HashSet<>();
        erased.forEach(one -> gone.add(one.record()));
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local session_replication_role = replica");
            statement.execute("truncate " + String.join(", ", tables(connection)));
            String salted = takeOffSalted(statement);
            for (Manifest.Table table : manifest.tables()) {
                progress.accept("%s: %,d rows".formatted(table.name(), fill(connection, table, gone)));
            }
            putOnSalted(statement, salted);
            for (Manifest.Sequence sequence : manifest.sequences()) {
                statement.execute("select setval('" + sequence.name() + "', " + sequence.last() + ")");
            }
            refuseOldKeys(gone, isLogTrusted);
            for (ErasedRecord one : erased) {
                tombstone(connection, one);
            }
            countFromAbove(statement);
        }
        connection.commit();
        return without.size();
    }

    /**
     * The trail is in the order of PostgreSQL's transactions, whose numbers begin again in a new cluster. Here they are
     * counted from above those of the copy, or else the next entry would sort before what is sealed.
     */
    private void countFromAbove(Statement statement) throws SQLException {
        long behind = transactionsBehind(statement);
        if (behind >= 0) {
            progress.accept("Transactions are counted from %,d on".formatted(behind + 1));
            statement.execute("create or replace function audit.numbered(transaction xid8) returns xid8 language sql"
                    + " immutable parallel safe return (($1)::text::bigint + " + (behind + 1) + ")::text::xid8");
        }
    }

    /** By how much the highest number of the copy is above that of the present transaction. */
    private static long transactionsBehind(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                select greatest((select max(transaction::text::bigint) from audit.entry),
                                (select max(last_transaction::text::bigint) from audit.sealed),
                                (select max(greatest(transaction, end_transaction)::text::bigint) from register.merged_record),
                                0)
                       - pg_current_xact_id()::text::bigint
                """)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void refuseOldKeys(Set<UUID> gone, boolean isLogTrusted) {
        List<UUID> unexplained =
                without.stream().filter(person -> !gone.contains(person)).toList();
        if (isLogTrusted && !unexplained.isEmpty()) {
            throw new CopyException(
                    unexplained.size() + " records of the copy have no key, and the log of destructions does"
                            + " not say that they were erased: the keys are older than the copy. Nothing was restored. Use the"
                            + " copy of the keys that was made with this copy, or a later one.");
        }
    }

    private long fill(Connection connection, Manifest.Table table, Set<UUID> gone) throws SQLException, IOException {
        CopyIn writing = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table.name() + " (" + String.join(", ", table.columns()) + ") from stdin");
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(table.file(copy))))) {
            for (Frames.Frame frame = Frames.read(in); frame != null; frame = Frames.read(in)) {
                Optional<Encryption> key = key(frame.person(), gone);
                if (key.isPresent()) {
                    byte[] rows = frame.rows(key.get(), table.name());
                    writing.writeToCopy(rows, 0, rows.length);
                }
            }
            return writing.endCopy();
        } finally {
            if (writing.isActive()) {
                writing.cancelCopy();
            }
        }
    }

    private Optional<Encryption> key(UUID person, Set<UUID> gone) {
        if (person.equals(Frames.NOBODY)) {
            return Optional.of(keys.backupOf(manifest.day()));
        }
        Optional<Encryption> found = gone.contains(person) ? Optional.empty() : keys.findBackupOf(person);
        if (found.isEmpty()) {
            without.add(person);
        }
        return found;
    }

    /** A copy may hold entries from before there were salts, which the constraint does not accept as new. */
    private static String takeOffSalted(Statement statement) throws SQLException {
        try (ResultSet definition = statement.executeQuery("select pg_get_constraintdef(oid) from pg_constraint"
                + " where conname = 'salted' and conrelid = 'audit.entry'::regclass")) {
            definition.next();
            String check = definition.getString(1).replace(" NOT VALID", "");
            statement.execute("alter table audit.entry drop constraint salted");
            return check;
        }
    }

    private static void putOnSalted(Statement statement, String check) throws SQLException {
        statement.execute("alter table audit.entry add constraint salted " + check + " not valid");
        statement.execute("do $$ begin if not exists (select from audit.entry where salt is null) then"
                + " alter table audit.entry validate constraint salted; end if; end $$");
    }

    /** What other rows still contain about the record is removed, as it was when the record was erased. */
    static void tombstone(Connection connection, ErasedRecord erased) throws SQLException {
        try (PreparedStatement remove = connection.prepareStatement("select retention.remove(?)");
                PreparedStatement insert = connection.prepareStatement("""
                        insert into retention.erasure
                            (id, subject_id, class, due_on, erased_on, policy, lines, keys_gone_at)
                        values (?, ?, ?, ?, ?, 'restored', 0, now()) on conflict do nothing
                        """)) {
            remove.setObject(1, erased.record());
            remove.execute();
            insert.setObject(1, erased.tombstone());
            insert.setObject(2, erased.record());
            insert.setString(3, erased.dataClass());
            insert.setObject(4, erased.on());
            insert.setObject(5, erased.on());
            insert.executeUpdate();
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select format('%I.%I', n.nspname, c.relname) from pg_class c"
                        + " join pg_namespace n on n.oid = c.relnamespace"
                        + " where c.relkind in ('r', 'p') and not c.relispartition and " + DatabaseCopy.OURS)) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }
}

package pk.gov.nsor.startup.launch.copying;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * Writes a copy of a whole database as it is at one moment, while a server is running. Rows of a person are encrypted
 * with that person's key, all others with the copy's own; both keys are outside the database and the copy. Rows of somebody who is
 * erased meanwhile are left out.
 */
public final class DatabaseCopy {

    static final String OURS = "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'migration')";

    private static final int PIECE = 1 << 20;

    private final Connection connection;
    private final Keys keys;
    private final Clock clock;
    private final Consumer<String> progress;

    /** @param connection of the schema's owner */
    public DatabaseCopy(Connection connection, Keys keys, Clock clock, Consumer<String> progress) {
        this.connection = connection;
        this.keys = keys;
        this.clock = clock;
        this.progress = progress;
    }

    /** A table with the expression for the person of a row t; null where its rows belong to no person. */
    private record Source(
            String name, List<String> columns, @Nullable String personOf) {}

    /**
     * Copies.
     *
     * @param copy a folder that is not there yet or empty
     * @return how many rows
     * @throws CopyException where the folder is not empty, or the keys do not open what is kept of somebody
     */
    public long to(Path copy) throws SQLException, IOException {
        refuseLostKeys();
        Files.createDirectories(copy);
        refuseUnlessEmpty(copy);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(copy.resolve("tables"));
        Instant made = clock.instant();
        LocalDate day = LocalDate.ofInstant(made, clock.getZone());
        Encryption own = keys.backupOf(day);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        List<Manifest.Table> tables = new ArrayList<>();
        for (Source source : sources()) {
            Manifest.Table table = copy(source, copy, own);
            tables.add(table);
            progress.accept("%s: %,d rows".formatted(table.name(), table.rows()));
        }
        new Manifest(Manifest.FORMAT, made, day, schema(connection), tables, sequences()).write(copy, own);
        connection.rollback();
        return tables.stream().mapToLong(Manifest.Table::rows).sum();
    }

    /** A half that was made for the copy would be another than the one that is lost, and be taken for it from then on. */
    private void refuseLostKeys() throws SQLException {
        LostKeys lost = LostKeys.of(connection, keys);
        if (!lost.people().isEmpty()) {
            throw new CopyException(
                    ("The keys do not open what is kept of %,d people: %s. They are older than the database."
                                    + " Nothing was copied. Put the newest keys there; docs/runbooks/backup-and-restore.md,"
                                    + " \"Keys that are lost\", says what to do where there are none.")
                            .formatted(lost.people().size(), lost.named()));
        }
    }

    static void refuseUnlessEmpty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new CopyException(folder + " is not empty. Name a folder that is not there yet, or empty.");
                }
            }
        }
    }

    /** The last migration of a database. */
    static String schema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select max(version) from migration.flyway_schema_history"
                        + " where version is not null and success")) {
            row.next();
            return row.getString(1);
        }
    }

    private Manifest.Table copy(Source source, Path copy, Encryption own) throws SQLException, IOException {
        Manifest.Table named = new Manifest.Table(source.name(), source.columns(), 0, "");
        MessageDigest digest = Manifest.sha256();
        long rows = 0;
        try (DataOutputStream out = new DataOutputStream(
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(named.file(copy))), digest))) {
            CopyOut reading = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(query(source));
            ByteArrayOutputStream piece = new ByteArrayOutputStream();
            long ofPiece = 0;
            UUID person = Frames.NOBODY;
            for (byte[] row = reading.readFromCopy(); row != null; row = reading.readFromCopy()) {
                int tab = source.personOf() == null ? -1 : tab(row);
                UUID of =
                        tab <= 0 ? Frames.NOBODY : UUID.fromString(new String(row, 0, tab, StandardCharsets.US_ASCII));
                if (piece.size() > 0 && (!of.equals(person) || piece.size() > PIECE)) {
                    rows += isWritten(out, source, person, piece, own) ? ofPiece : 0;
                    piece.reset();
                    ofPiece = 0;
                }
                person = of;
                piece.write(row, tab + 1, row.length - tab - 1);
                ofPiece++;
            }
            if (piece.size() > 0) {
                rows += isWritten(out, source, person, piece, own) ? ofPiece : 0;
            }
        }
        return new Manifest.Table(
                source.name(), source.columns(), rows, HexFormat.of().formatHex(digest.digest()));
    }

    /** Not where the person was erased since the moment that is copied. */
    private boolean isWritten(
            DataOutputStream out, Source source, UUID person, ByteArrayOutputStream piece, Encryption own)
            throws IOException {
        Optional<Encryption> key = person.equals(Frames.NOBODY) ? Optional.of(own) : keys.backupOf(person);
        if (key.isPresent()) {
            Frames.write(out, person, piece.toByteArray(), key.get(), source.name());
        }
        return key.isPresent();
    }

    private static int tab(byte[] row) {
        int at = 0;
        while (row[at] != '\t') {
            at++;
        }
        return at;
    }

    private static String query(Source source) {
        String columns = source.columns().stream()
                .map(column -> "t." + column)
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        return source.personOf() == null
                ? "copy (select " + columns + " from only " + source.name() + " t) to stdout"
                : "copy (select coalesce(o.id::text, ''), " + columns + " from only " + source.name()
                        + " t left join register.person o on o.id = (" + source.personOf()
                        + ") order by o.id nulls first) to stdout";
    }

    private List<Source> sources() throws SQLException {
        List<Source> sources = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select format('%%I.%%I', n.nspname, c.relname) as name, k.person_of,
                               array_agg(quote_ident(a.attname) order by a.attnum) as columns
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                        left join retention.kept k on k.table_name = n.nspname || '.' || c.relname
                        where c.relkind = 'r' and %s group by 1, 2 order by 1
                        """.formatted(OURS))) {
            while (row.next()) {
                sources.add(new Source(
                        Objects.requireNonNull(row.getString("name")),
                        List.of((String[]) row.getArray("columns").getArray()),
                        row.getString("person_of")));
            }
        }
        return sources;
    }

    private List<Manifest.Sequence> sequences() throws SQLException {
        List<Manifest.Sequence> sequences = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select format('%I.%I', schemaname, sequencename), last_value from pg_sequences
                        where last_value is not null and schemaname not in ('public', 'migration') order by 1
                        """)) {
            while (row.next()) {
                sequences.add(new Manifest.Sequence(row.getString(1), row.getLong(2)));
            }
        }
        return sequences;
    }
}

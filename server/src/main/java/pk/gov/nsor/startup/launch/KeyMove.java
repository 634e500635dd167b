package pk.gov.nsor.startup.launch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Consumer;
import pk.gov.nsor.foundation.keys.KeyStore;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.startup.launch.KeyStoreChoice.Kind;
import pk.gov.nsor.startup.launch.KeyStoreChoice.Row;
import pk.gov.nsor.startup.launch.KeyStoreChoice.State;
import pk.gov.nsor.startup.launch.copying.CopyException;
import pk.gov.nsor.startup.launch.copying.KeyTransfer;

/**
 * Moves the keys to the other store, while no server runs: under a running one a key could be made in the store that is left.
 *
 * <p>Three things keep that from happening. No session of the server's role may be open. From its beginning to its end the database
 * says that the keys are being moved, and no server starts. And the key that wraps the others is set aside in the old store first,
 * without which a server that was overlooked neither makes nor destroys a key ({@link Keys}).
 */
public final class KeyMove {

    private final Settings settings;
    private final Database database;
    private final Consumer<String> says;

    /** @param says is told how far it is */
    public KeyMove(Settings settings, Database database, Consumer<String> says) {
        this.settings = settings;
        this.database = database;
        this.says = says;
    }

    /** What was moved, or would be. */
    public record Moved(Kind to, KeyTransfer.Held held) {}

    /**
     * Moves them.
     *
     * @param isTrial whether it only says what would be moved
     * @throws LaunchException where it cannot be done; nothing was destroyed then, and it can be repeated
     */
    public Moved run(Kind target, boolean isTrial) {
        KeyStore to = store(target);
        KeyStore from = store(target == Kind.FOLDER ? Kind.POSTGRESQL : Kind.FOLDER);
        try (Connection connection = database.application().connect()) {
            boolean isBegun = isBegun(connection, target);
            refuseRunning(connection);
            byte[] master = KeyTransfer.master(from)
                    .orElseThrow(() -> new LaunchException("There are no keys in " + from.place()));
            KeyFolder.requireOwnMaster(connection, from, master);
            if (!from.hasLog()) {
                throw new LaunchException("There is no log of destructions in " + from.place()
                        + ". Nothing was changed. See docs/runbooks/server-does-not-start.md.");
            }
            KeyTransfer transfer = new KeyTransfer(from, to, says);
            transfer.refuseOther(master);
            if (isTrial) {
                return new Moved(target, KeyTransfer.held(from));
            }
            if (!isBegun) {
                KeyStoreChoice.add(connection, to, State.MOVING);
            }
            // A server that has just started has its sessions by now, or has read the row.
            refuseRunning(connection);
            from.rename(Keys.MASTER, Keys.SET_ASIDE);
            transfer.run();
            KeyStoreChoice.add(connection, to, State.USED);
            return new Moved(target, KeyTransfer.held(to));
        } catch (CopyException refused) {
            throw new LaunchException(String.valueOf(refused.getMessage()), refused);
        } catch (SQLException failed) {
            throw new LaunchException("The keys could not be moved: " + failed.getMessage(), failed);
        }
    }

    /**
     * Destroys the keys in the store that was left.
     *
     * @return that store's kind
     */
    public Kind forgetOld() {
        try (Connection connection = database.application().connect()) {
            Kind old = leftover(connection)
                    .orElseThrow(() -> new LaunchException("No store was left whose keys are still there."));
            KeyStore left = store(old);
            KeyStore used = store(old == Kind.FOLDER ? Kind.POSTGRESQL : Kind.FOLDER);
            byte[] master = used.find(Keys.MASTER)
                    .orElseThrow(() -> new LaunchException("There are no keys in " + used.place()));
            KeyFolder.requireOwnMaster(connection, used, master);
            if (left.find(Keys.MASTER).isPresent()) {
                throw new LaunchException("The keys in " + left.place() + " were not set aside. Nothing was changed.");
            }
            left.forgetAll();
            KeyStoreChoice.add(connection, left, State.FORGOTTEN);
            return old;
        } catch (SQLException failed) {
            throw new LaunchException("The old keys could not be destroyed: " + failed.getMessage(), failed);
        }
    }

    /**
     * Notes that the keys are in the store that the settings name, whatever the database says.
     *
     * @throws LaunchException where its master key is not that of the database
     */
    public Kind use() {
        KeyStore store = KeyStores.of(settings);
        try (Connection connection = database.application().connect()) {
            refuseRunning(connection);
            byte[] master = store.find(Keys.MASTER)
                    .orElseThrow(() -> new LaunchException("There are no keys in use in " + store.place()));
            KeyFolder.requireOwnMaster(connection, store, master);
            KeyStoreChoice.add(connection, store, State.USED);
            return KeyStoreChoice.kind(store);
        } catch (SQLException failed) {
            throw new LaunchException("The store could not be noted: " + failed.getMessage(), failed);
        }
    }

    /** The kind of the store that was left and whose keys are still there: what is destroyed since then is not destroyed there. */
    public static Optional<Kind> leftover(Connection connection) throws SQLException {
        Optional<Row> used = KeyStoreChoice.last(connection, State.USED);
        Optional<Row> last = KeyStoreChoice.last(connection, State.USED, State.FORGOTTEN);
        if (used.isEmpty() || last.isEmpty() || last.get().state() == State.FORGOTTEN) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select exists (select from keys.store where state = 'USED' and kind <> '"
                                + used.get().kind() + "' and number < "
                                + used.get().number() + ")")) {
            row.next();
            return row.getBoolean(1)
                    ? Optional.of(used.get().kind() == Kind.FOLDER ? Kind.POSTGRESQL : Kind.FOLDER)
                    : Optional.empty();
        }
    }

    /** Whether this move was begun before, and broken off. */
    private static boolean isBegun(Connection connection, Kind target) throws SQLException {
        Optional<Row> noted = KeyStoreChoice.last(connection, State.USED, State.MOVING);
        Kind now = noted.map(Row::kind).orElse(Kind.FOLDER);
        if (noted.isPresent() && noted.get().state() == State.MOVING) {
            if (now != target) {
                throw new LaunchException("The keys are being moved to " + now.words() + ". Move them there first.");
            }
            return true;
        }
        if (now == target) {
            throw new LaunchException("The keys are in " + target.words() + " already.");
        }
        return false;
    }

    private void refuseRunning(Connection connection) throws SQLException {
        int sessions = OtherSessions.count(connection, database.application().user());
        if (sessions > 0) {
            throw new LaunchException("A server or command is still connected to the database, with " + sessions
                    + " sessions. Stop all servers of this application, then move the keys.");
        }
    }

    private KeyStore store(Kind kind) {
        return store(settings, kind);
    }

    /** The store of a kind, by these settings. */
    public static KeyStore store(Settings settings, Kind kind) {
        return switch (kind) {
            case FOLDER -> KeyStores.of(settings.withKeysInTheFolder());
            case POSTGRESQL -> {
                DatabaseAccess _ = settings.requiredKeys();
                yield KeyStores.of(settings);
            }
        };
    }
}

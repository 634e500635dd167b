package pk.gov.nsor.startup.launch;

import java.time.Clock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Installation;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.access.credential.PasswordHashes;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.database.RecordClient;
import pk.gov.nsor.foundation.kernel.Day;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accounts and clients for commands: the same services as in the server, on one connection and without starting
 * Spring.
 */
public final class Administration implements AutoCloseable {

    /** The actor: whoever may run commands on this machine. */
    public static final Actor ACTOR = Actor.system("command by " + System.getProperty("user.name"));

    private final Database database;
    private final boolean closesDatabase;
    private final SingleConnectionDataSource connection;
    private final Accounts accounts;
    private final MachineClients clients;
    private final Installation installation;
    private final Workplaces workplaces;

    private Administration(Settings settings, Database database, boolean closesDatabase) {
        this.database = database;
        this.closesDatabase = closesDatabase;
        DatabaseAccess access = database.application();
        connection = access.oneConnection();
        JdbcClient jdbc = RecordClient.of(connection);
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(connection);
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        Clock clock = Clock.system(Day.ZONE);
        Trail trail = new Trail(
                new JdbcTemplate(connection), transactions, KeyStores.keys(settings), JsonMapper.shared(), clock);
        accounts = new Accounts(jdbc, new PasswordHashes(), trail, transaction, clock);
        clients = new MachineClients(
                jdbc,
                new ClientCredentials(jdbc, trail, transaction, clock),
                // No channel is open yet for a client that is made here.
                new ClientScopes(jdbc, trail, event -> {}),
                trail,
                transaction,
                clock);
        installation = new Installation(jdbc, accounts, transaction, clock);
        workplaces = new Workplaces(jdbc, clock);
    }

    public static Administration open() {
        return open(Settings.from(System.getenv()));
    }

    public static Administration open(Settings settings) {
        return new Administration(settings, Database.joinOrMake(settings), true);
    }

    /** On a database that the caller closes. */
    public static Administration beside(Settings settings, Database database) {
        return new Administration(settings, database, false);
    }

    public Accounts accounts() {
        return accounts;
    }

    public MachineClients clients() {
        return clients;
    }

    public Installation installation() {
        return installation;
    }

    public Workplaces workplaces() {
        return workplaces;
    }

    @Override
    public void close() {
        connection.destroy();
        if (closesDatabase) {
            database.close();
        }
    }
}

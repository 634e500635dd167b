package pk.gov.nsor.launch;

import java.time.Clock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.ClientCredentials;
import pk.gov.nsor.access.Installation;
import pk.gov.nsor.access.MachineClients;
import pk.gov.nsor.access.PasswordHashes;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.kernel.Day;
import pk.gov.nsor.keys.Keys;
import pk.gov.nsor.keys.SecretDirectory;
import tools.jackson.databind.json.JsonMapper;

/** Accounts and clients for commands: the same services as the server's, on one connection and without Spring's start. */
final class Administration implements AutoCloseable {

    /** Who acts: whoever may run commands on this machine. */
    static final Actor ACTOR = Actor.system("command by " + System.getProperty("user.name"));

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
        connection = new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
        JdbcClient jdbc = JdbcClient.create(connection);
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(connection);
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        Clock clock = Clock.system(Day.ZONE);
        Trail trail = new Trail(
                new JdbcTemplate(connection),
                transactions,
                new Keys(new SecretDirectory(settings.secrets())),
                JsonMapper.shared(),
                clock);
        accounts = new Accounts(jdbc, new PasswordHashes(), trail, transaction, clock);
        clients = new MachineClients(
                jdbc, new ClientCredentials(jdbc, trail, transaction, clock), trail, transaction, clock);
        installation = new Installation(jdbc, accounts, transaction, clock);
        workplaces = new Workplaces(jdbc, clock);
    }

    static Administration open() {
        return open(Settings.from(System.getenv()));
    }

    static Administration open(Settings settings) {
        return new Administration(settings, Database.join(settings), true);
    }

    /** On a database that somebody else closes. */
    static Administration beside(Settings settings, Database database) {
        return new Administration(settings, database, false);
    }

    Accounts accounts() {
        return accounts;
    }

    MachineClients clients() {
        return clients;
    }

    Installation installation() {
        return installation;
    }

    Workplaces workplaces() {
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

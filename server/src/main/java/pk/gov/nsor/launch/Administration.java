package pk.gov.nsor.launch;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.MachineClients;
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
    private final SingleConnectionDataSource connection;
    private final Accounts accounts;
    private final MachineClients clients;
    private final Workplaces workplaces;

    private Administration(Settings settings, Database database) {
        this.database = database;
        DatabaseAccess access = database.application();
        connection = new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
        JdbcClient jdbc = JdbcClient.create(connection);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
        Clock clock = Clock.system(Day.ZONE);
        Trail trail = new Trail(jdbc, new Keys(new SecretDirectory(settings.secrets())), JsonMapper.shared(), clock);
        accounts =
                new Accounts(jdbc, Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(), trail, transaction, clock);
        clients = new MachineClients(jdbc, trail, transaction, clock);
        workplaces = new Workplaces(jdbc, clock);
    }

    static Administration open() {
        return open(Settings.from(System.getenv()));
    }

    static Administration open(Settings settings) {
        return new Administration(settings, Database.join(settings));
    }

    Accounts accounts() {
        return accounts;
    }

    MachineClients clients() {
        return clients;
    }

    Workplaces workplaces() {
        return workplaces;
    }

    @Override
    public void close() {
        connection.destroy();
        database.close();
    }
}

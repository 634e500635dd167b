package pk.gov.nsor.foundation.sms.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.TestDatabase;

/** A gateway in a process of its own, to be killed. */
final class GatewayProcess {

    private GatewayProcess() {}

    static Process start(TestDatabase database, int port) throws IOException {
        DatabaseAccess access = database.application();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayProcess.class.getName(),
                access.url(),
                access.user(),
                database.data().resolve("secrets").toString(),
                Integer.toString(port));
        builder.environment().put("GATEWAY_DB_PASSWORD", access.password());
        return builder.inheritIO().start();
    }

    public static void main(String[] arguments) throws InterruptedException {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(arguments[0]);
        dataSource.setUsername(arguments[1]);
        dataSource.setPassword(System.getenv("GATEWAY_DB_PASSWORD"));
        dataSource.setMaximumPoolSize(6);
        SmsConfiguration.gateway(
                        TestGateway.properties(Integer.parseInt(arguments[3]), 10_000, 50, false),
                        dataSource,
                        JdbcClient.create(dataSource),
                        new JdbcTransactionManager(dataSource),
                        new Keys(new SecretDirectory(Path.of(arguments[2]))),
                        List.of(TestGateway.echo()),
                        Clock.system(Day.ZONE),
                        Clock.system(Day.ZONE))
                .start();
        new CountDownLatch(1).await();
    }
}

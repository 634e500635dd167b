package pk.gov.nsor.startup.launch;

import java.nio.file.Path;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import pk.gov.nsor.Nsor;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** The register on a database that was restored, with its keys, on a port of its own. */
final class RestoredRegister implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RestoredRegister(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param data the folder that the keys were restored to */
    static RestoredRegister on(DatabaseAccess database, Path data) {
        return new RestoredRegister(new SpringApplicationBuilder(Nsor.class)
                .run(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.datasource.hikari.maximum-pool-size=5",
                        "--nsor.data=" + data,
                        "--nsor.mode=test",
                        "--nsor.jobs.of-one-process=false",
                        "--nsor.jobs.without=" + RegisterTest.WITHOUT,
                        "--nsor.trail.sealing=false",
                        "--server.port=0",
                        "--management.server.port=0"));
    }

    /** A registrar, who may read every record, sealed ones too. */
    WebSession registrar() {
        int port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port", Integer.class));
        WebSession session = new WebSession(port);
        session.signIn(
                new Officers(context.getBean(Accounts.class))
                        .with(Role.REGISTRAR)
                        .name(),
                Officers.PASSWORD);
        return session;
    }

    @Override
    public void close() {
        context.close();
    }
}

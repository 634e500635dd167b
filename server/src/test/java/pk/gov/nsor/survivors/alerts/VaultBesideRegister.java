package pk.gov.nsor.survivors.alerts;

import java.util.UUID;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import pk.gov.nsor.Vault;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.Subscribed;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.VaultTest;

/** A vault that reads the test's register over HTTP, through a channel of its own. */
final class VaultBesideRegister implements AutoCloseable {

    private final ConfigurableApplicationContext vault;

    private VaultBesideRegister(ConfigurableApplicationContext vault) {
        this.vault = vault;
    }

    /** @param port of the register */
    static VaultBesideRegister start(MachineClients clients, AutowireCapableBeanFactory beans, int port, Actor actor) {
        String secret = ClientCredentials.newSecret();
        String name = clients.create(
                        "vault-" + UUID.randomUUID(),
                        Feed.SURVIVORS_VAULT,
                        "SURVIVORS_VAULT",
                        ClientScope.COUNTRY,
                        secret,
                        actor)
                .name();
        UUID _ = beans.createBean(Subscribed.class).open(name, Channel.PULL, null);
        return new VaultBesideRegister(new SpringApplicationBuilder(Vault.class)
                .initializers(new VaultTest.OnTestDatabase())
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--nsor.vault.places=64",
                        "--nsor.vault.register.url=http://127.0.0.1:" + port,
                        "--nsor.vault.register.client=" + name,
                        "--nsor.vault.register.secret=" + secret));
    }

    <T> T bean(Class<T> type) {
        return vault.getBean(type);
    }

    Enrolled enrolled() {
        return new Enrolled(bean(Enrolments.class), officers());
    }

    Officers officers() {
        return new Officers(bean(Accounts.class));
    }

    /** Of its pages. */
    int port() {
        return Integer.parseInt(vault.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() {
        vault.close();
    }
}

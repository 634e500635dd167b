package pk.gov.nsor.benchmark.exchange;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.Subscribers;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;

/** Channels that two people open, as on the pages. */
final class Subscriptions {

    private static final String WHY = "A measurement of the register";

    private final ApplicationContext context;
    private final JdbcTemplate owner;
    private final Actor registrar;
    private final Actor supervisor;
    private final List<Opened> opened = new ArrayList<>();

    /** A channel and the system that it belongs to. */
    record Opened(UUID id, Machine client) {}

    Subscriptions(ApplicationContext context, JdbcTemplate owner) {
        this.context = context;
        this.owner = owner;
        this.registrar = officer(Role.REGISTRAR);
        this.supervisor = officer(Role.NATIONAL_SUPERVISOR);
    }

    Actor registrar() {
        return registrar;
    }

    private Actor officer(Role role) {
        String name = "bench." + UUID.randomUUID().toString().substring(0, 13);
        Account account = context.getBean(Accounts.class)
                .create(
                        new NewAccount(name, "Benchmark", Set.of(role), "NPB", Jurisdiction.NATIONAL)
                                .numbered("B"
                                        + UUID.randomUUID()
                                                .toString()
                                                .replace("-", "")
                                                .substring(0, 15)),
                        "correct-horse-battery-" + name,
                        Actor.system("benchmark"));
        return new Actor(Actor.Kind.OFFICER, account.id(), "benchmark");
    }

    /** @param address of a webhook; null for a feed */
    Opened open(Channel channel, @Nullable String address) {
        MachineClient client = context.getBean(MachineClients.class)
                .create(
                        "bench-" + UUID.randomUUID(),
                        Feed.POLICE,
                        "PUNJAB_POLICE",
                        ClientScope.COUNTRY,
                        ClientCredentials.newSecret(),
                        Actor.system("benchmark"));
        Proposals proposals = context.getBean(Proposals.class);
        ProposalKind<?> kind = context.getBeansOfType(ProposalKind.class).values().stream()
                .filter(one -> one.name().equals("exchange-open"))
                .findFirst()
                .orElseThrow();
        UUID proposal = propose(proposals, kind, client.id(), channel, address);
        proposals.approve(proposal, "", supervisor);
        UUID id = owner.queryForObject(
                "select id from exchange.subscriber where client_id = ? and closed_at is null",
                UUID.class,
                client.id());
        if (id == null) {
            throw new IllegalStateException("The channel is not open");
        }
        Opened one = new Opened(id, client.machine());
        opened.add(one);
        return one;
    }

    private <P> UUID propose(
            Proposals proposals, ProposalKind<P> kind, UUID client, Channel channel, @Nullable String address) {
        try {
            Constructor<P> payload = kind.payload()
                    .getDeclaredConstructor(UUID.class, String.class, Channel.class, String.class, String.class);
            payload.setAccessible(true);
            return proposals.propose(
                    kind,
                    payload.newInstance(client, "whereabouts-unknown", channel, address, "An order"),
                    java.time.LocalDate.now(java.time.ZoneId.of("Asia/Karachi")),
                    WHY,
                    registrar);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("The proposal has another form", changed);
        }
    }

    /** Returns when those whom the open channels concern already are all written. */
    void awaitFilled() {
        while (Boolean.TRUE.equals(owner.queryForObject(
                "select exists (select from exchange.subscriber where closed_at is null and filled_at is null)",
                Boolean.class))) {
            Pauses.shortly();
        }
    }

    void close(Opened one) {
        context.getBean(Subscribers.class).close(one.id(), WHY, registrar);
        opened.remove(one);
    }

    /** Closes all that are open. */
    void closeAll() {
        opened.forEach(one -> context.getBean(Subscribers.class).close(one.id(), WHY, registrar));
        opened.clear();
    }
}

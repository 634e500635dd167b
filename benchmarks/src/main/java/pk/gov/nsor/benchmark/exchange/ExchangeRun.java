package pk.gov.nsor.benchmark.exchange;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.Nsor;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.CloudEvent;
import pk.gov.nsor.agencies.exchange.EventCursor;
import pk.gov.nsor.agencies.exchange.PullFeed;
import pk.gov.nsor.benchmark.setting.JarRun;
import pk.gov.nsor.benchmark.setting.OwnRegister;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.outbox.Outbox;
import pk.gov.nsor.foundation.outbox.OutboxTopic;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;

/** The program of {@link ExchangeBenchmark}: a whole register in this process, with subscribers beside it. */
public final class ExchangeRun {

    private static final int PAGE = 1_000;
    private static final int PLAIN = 500;

    private final ConfigurableApplicationContext context;
    private final JdbcTemplate owner;
    private final Subscriptions subscriptions;
    private final List<UUID> people = new ArrayList<>();
    private final boolean isSmall;

    private ExchangeRun(ConfigurableApplicationContext context, OwnRegister register) {
        this.context = context;
        this.owner = new JdbcTemplate(register.owner());
        this.subscriptions = new Subscriptions(context, owner);
        this.isSmall = register.isSmall();
    }

    public static void main(String[] arguments) throws Exception {
        try (OwnRegister register = OwnRegister.start(arguments)) {
            new JdbcTemplate(register.owner())
                    .update("insert into access.installation (kind, since) values ('SYNTHETIC', now())");
            HikariDataSource application = (HikariDataSource) register.application();
            try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Nsor.class)
                    .run(
                            "--spring.datasource.url=" + application.getJdbcUrl(),
                            "--spring.datasource.username=" + application.getUsername(),
                            "--spring.datasource.password=" + application.getPassword(),
                            "--nsor.data=" + register.folder(),
                            "--nsor.mode=test",
                            "--server.port=0",
                            "--management.server.port=0",
                            "--nsor.exchange.networks=127.0.0.0/8")) {
                new ExchangeRun(context, register).measure();
            }
        }
        JarRun.end();
    }

    private void measure() throws IOException {
        fill(isSmall ? 100 : 1_000);
        int events = isSmall ? 1_000 : 20_000;
        int arrivals = isSmall ? 50 : 500;
        warmUp();
        double webhooks = webhooks(events);
        double feed = feed(events);
        double batches = plain(events, PLAIN);
        double single = plain(Math.min(events, 5_000), 1);
        JarRun.figure("webhooks", webhooks, "events/s", null, "higher");
        JarRun.figure("a feed, read by pages of " + PAGE, feed, "events/s", null, "higher");
        JarRun.figure("plain reader and deleter, one a transaction", single, "events/s", null, "higher");
        JarRun.figure("plain reader and deleter, " + PLAIN + " a transaction", batches, "events/s", null, "higher");
        JarRun.figure("ratio: webhooks over plain, one a transaction", webhooks / single, "ratio", 0.7, "higher");
        JarRun.figure("ratio: feed over plain, " + PLAIN + " a transaction", feed / batches, "ratio", 0.7, "higher");
        percentiles("commit to arrival, idle", arrivals(arrivals));
        waitingBeside(isSmall ? 2_000 : 20_000, arrivals);
        slowBeside(isSmall ? 50 : 200, arrivals);
        writers(isSmall ? 200 : 2_000);
    }

    /** People of whom nobody knows where they are, whom the police are told of. */
    private void fill(int count) {
        JarRun.note(count + " people …");
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Karachi"));
        People registering = context.getBean(People.class);
        Actor registrar = subscriptions.registrar();
        for (int one = 0; one < count; one++) {
            PersonId person = registering.register(
                    new Identity(
                            PersonName.latin("Akbar Ali"),
                            PersonName.latin("Bashir Ali"),
                            pk.gov.nsor.foundation.kernel.Sex.MALE,
                            LocalDate.of(1990, 1, 1),
                            "PK",
                            List.of()),
                    new Cnic(9_000_010_000_000L + ThreadLocalRandom.current().nextLong(999_000_000_000L)),
                    List.of(new NewAddress("House 3, Street 9", "lahore", LocalDate.of(2024, 6, 1))),
                    null,
                    registrar);
            people.add(person.value());
        }
        // As if each had been judged and had escaped: how that comes about costs the exchange nothing.
        String ids = "(select id from register.person)";
        owner.update(
                "update registration.standing set first_day = ?, last_day = null, was_registrable = true"
                        + " where person_id in " + ids,
                today.minusYears(1));
        owner.update(
                "insert into supervision.case_file (person_id, opened_on, opened_in_custody, reviewed_on)"
                        + " select id, ?, false, ? from register.person on conflict do nothing",
                today.minusYears(1),
                today);
        owner.update(
                "insert into supervision.responsibility (person_id, station_code, from_day, reason, assigned_at)"
                        + " select id, (select min(code) from reference.police_station), ?, 'BEGINNING', now()"
                        + " from register.person",
                today.minusYears(1));
        owner.update(
                "insert into supervision.whereabouts (person_id, since_day, reason, recorded_at)"
                        + " select id, ?, 'ESCAPED', now() from register.person",
                today);
        owner.execute("analyze");
        while (count("select count(*) from outbox.message") > 0) {
            Pauses.shortly();
        }
    }

    private void warmUp() throws IOException {
        JarRun.note("Warming up …");
        double unused = webhooks(isSmall ? 200 : 2_000) + feed(isSmall ? 200 : 2_000);
    }

    private double webhooks(int events) throws IOException {
        try (Arrivals webhook = new Arrivals(0)) {
            Subscriptions.Opened opened = subscriptions.open(Channel.WEBHOOK, webhook.address());
            subscriptions.awaitFilled();
            awaitDone(opened.id());
            int before = webhook.requests();
            long begun = System.nanoTime();
            write(opened.id(), events);
            awaitDone(opened.id());
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (webhook.requests() - before != events) {
                throw new IllegalStateException(webhook.requests() - before + " arrived, not " + events);
            }
            subscriptions.closeAll();
            return events / seconds;
        }
    }

    private double feed(int events) {
        Subscriptions.Opened opened = subscriptions.open(Channel.PULL, null);
        subscriptions.awaitFilled();
        write(opened.id(), events);
        PullFeed feed = context.getBean(PullFeed.class);
        Actor actor = new Actor(Actor.Kind.MACHINE, opened.client().clientId(), "benchmark");
        long begun = System.nanoTime();
        int read = 0;
        EventCursor cursor = null;
        List<CloudEvent> page;
        do {
            PullFeed.Page answered =
                    feed.after(opened.client(), null, cursor, PAGE, actor).page();
            if (answered == null) {
                throw new IllegalStateException("The feed is not open");
            }
            page = answered.events();
            cursor = answered.next();
            read += page.size();
        } while (!page.isEmpty());
        double seconds = (System.nanoTime() - begun) / 1e9;
        subscriptions.closeAll();
        return read / seconds;
    }

    /** The same rows, read and deleted by the server's role with nothing else. */
    private double plain(int events, int together) {
        owner.execute("drop table if exists exchange.plain");
        owner.execute("create table exchange.plain (like exchange.event including all)");
        owner.execute("grant select, delete, update on exchange.plain to nsor_app");
        owner.update("insert into exchange.plain overriding system value select * from exchange.event limit ?", events);
        owner.execute("analyze exchange.plain");
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        long begun = System.nanoTime();
        int deleted = 0;
        int last;
        do {
            Integer some = transaction.execute(status -> {
                List<UUID> ids = jdbc.queryForList(
                        "select id from exchange.plain order by number limit ? for update skip locked",
                        UUID.class,
                        together);
                return ids.isEmpty()
                        ? 0
                        : jdbc.update(
                                "delete from exchange.plain where id = any (?)", (Object) ids.toArray(UUID[]::new));
            });
            last = some == null ? 0 : some;
            deleted += last;
        } while (last > 0);
        double seconds = (System.nanoTime() - begun) / 1e9;
        owner.execute("drop table exchange.plain");
        return deleted / seconds;
    }

    /** From a commit of a writer to the arrival, one after the other; in milliseconds. */
    private double[] arrivals(int count) throws IOException {
        try (Arrivals webhook = new Arrivals(0)) {
            Subscriptions.Opened opened = subscriptions.open(Channel.WEBHOOK, webhook.address());
            subscriptions.awaitFilled();
            awaitDone(opened.id());
            Outbox outbox = context.getBean(Outbox.class);
            TransactionTemplate transaction =
                    new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
            double[] millis = new double[count];
            for (int one = 0; one < count; one++) {
                UUID person = people.get(one % people.size());
                // What is told of the person is another thing from then on.
                owner.update(
                        "update supervision.whereabouts set since_day = since_day - 1 where person_id = ?", person);
                int before = webhook.requests();
                transaction.executeWithoutResult(status -> outbox.publish(OutboxTopic.CASE_CHANGED, person));
                long committed = System.nanoTime();
                while (webhook.requests() == before) {
                    Thread.onSpinWait();
                    Pauses.of(1);
                }
                millis[one] = (System.nanoTime() - committed) / 1e6;
            }
            subscriptions.close(opened);
            return millis;
        }
    }

    private void waitingBeside(int waiting, int count) throws IOException {
        JarRun.note(waiting + " waiting for another …");
        // Nobody listens there.
        Subscriptions.Opened away = subscriptions.open(Channel.WEBHOOK, "http://127.0.0.1:1025/");
        write(away.id(), waiting);
        percentiles("commit to arrival, " + waiting + " waiting for another", arrivals(count));
        subscriptions.close(away);
    }

    private void slowBeside(int slow, int count) throws IOException {
        JarRun.note(slow + " subscribers that answer nothing …");
        try (Arrivals silent = new Arrivals(60_000)) {
            for (int one = 0; one < slow; one++) {
                Subscriptions.Opened unused = subscriptions.open(Channel.WEBHOOK, silent.address() + one);
            }
            subscriptions.awaitFilled();
            percentiles("commit to arrival, " + slow + " silent subscribers", arrivals(count));
            subscriptions.closeAll();
        }
    }

    private void writers(int commits) {
        JarRun.note("Writers …");
        double unused = commits(commits);
        List<Double> ratios = new ArrayList<>();
        double without = 0;
        double with = 0;
        for (int round = 0; round < (isSmall ? 1 : 5); round++) {
            without = commits(commits);
            for (int one = 0; one < 10; one++) {
                Subscriptions.Opened opened = subscriptions.open(Channel.PULL, null);
            }
            subscriptions.awaitFilled();
            with = commits(commits);
            ratios.add(with / without);
            subscriptions.closeAll();
        }
        JarRun.figure("writers' commits, no subscriber", without, "commits/s", null, "higher");
        JarRun.figure("writers' commits, 10 subscribers", with, "commits/s", null, "higher");
        JarRun.figure(
                "ratio: writers' commits with 10 over none",
                ratios.stream().sorted().toList().get(ratios.size() / 2),
                "ratio",
                0.9,
                "higher");
    }

    private double commits(int count) {
        Outbox outbox = context.getBean(Outbox.class);
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        long begun = System.nanoTime();
        for (int one = 0; one < count; one++) {
            UUID person = people.get(one % people.size());
            transaction.executeWithoutResult(status -> outbox.publish(OutboxTopic.CASE_CHANGED, person));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        while (count("select count(*) from outbox.message") > 0) {
            Pauses.shortly();
        }
        return count / seconds;
    }

    /** Events as they are written, of all people in turn, without the changes that they are of. */
    private void write(UUID subscriber, int events) {
        owner.update("""
                insert into exchange.event (id, subscriber_id, person_id, kind, written_at, waits_since)
                select gen_random_uuid(), ?, p.id, 'TOLD', now(), now()
                from generate_series(1, ?) n
                join (select id, row_number() over (order by id) as place from register.person) p
                    on p.place = 1 + n % (select count(*) from register.person)
                order by n
                """, subscriber, events);
    }

    private void awaitDone(UUID subscriber) {
        while (Boolean.TRUE.equals(owner.queryForObject(
                "select exists (select from exchange.event where subscriber_id = ? and state = 'WAITING')",
                Boolean.class,
                subscriber))) {
            Pauses.shortly();
        }
    }

    private long count(String sql) {
        Long found = owner.queryForObject(sql, Long.class);
        return found == null ? 0 : found;
    }

    private static void percentiles(String name, double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        JarRun.figure(name + ": p50", sorted[sorted.length / 2], "ms", null, "lower");
        JarRun.figure(name + ": p99", sorted[(int) (sorted.length * 0.99)], "ms", 1000.0, "lower");
    }
}

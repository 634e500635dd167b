package pk.gov.nsor.benchmark.survivors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.Vault;
import pk.gov.nsor.benchmark.setting.JarRun;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.startup.launch.DatabaseMigration;
import pk.gov.nsor.startup.launch.EmbeddedPostgres;
import pk.gov.nsor.startup.launch.Settings;
import pk.gov.nsor.startup.launch.simulator.SmscSimulatorProcess;
import pk.gov.nsor.survivors.alerts.AlertKind;
import pk.gov.nsor.survivors.alerts.AlertLanguage;
import pk.gov.nsor.survivors.alerts.Alerting;
import pk.gov.nsor.survivors.alerts.Enrolment;
import pk.gov.nsor.survivors.alerts.EnrolmentState;
import pk.gov.nsor.survivors.alerts.OffenderState;
import pk.gov.nsor.survivors.alerts.OffenderState.CourtCase;
import pk.gov.nsor.survivors.alerts.OffenderState.Custody;
import pk.gov.nsor.survivors.alerts.Theme;
import pk.gov.nsor.survivors.alerts.places.Places;

/** The program of {@link SurvivorsBenchmark}: a vault in this process, and an SMSC in another. */
public final class SurvivorsRun {

    private static final String COURT = "sessions-court-lahore";
    private static final String CASE = "SC 1/2026";
    /** Asked of the benchmark: that enquiries begin, and then how long they took. */
    static final String BEGIN = "begin";

    static final String P99 = "p99";
    private static final int ROUNDS = Integer.getInteger("nsor.bench.rounds", 6);

    /** Escapes before it is measured: a vault that has just begun compiles what it does first. */
    private static final int WARM_UP = 2;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private SurvivorsRun() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int told = arguments[2].equals("small") ? 200 : 10_000;
        SecretDirectory secrets = new SecretDirectory(folder.resolve("secrets"));
        Settings settings = Settings.from(Map.of("NSOR_DATA", folder.toString(), "NSOR_APPLICATION", "vault"));
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(folder, Files.createDirectories(Path.of(arguments[1])), secrets);
                SmscSimulatorProcess smsc = SmscSimulatorProcess.start(settings, secrets)) {
            int _ = DatabaseMigration.migrateVault(
                    postgres.owner(), postgres.application().user());
            JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(
                    postgres.application().url(),
                    postgres.superuser().user(),
                    postgres.superuser().password()));
            jdbc.update("insert into access.installation (kind, since) values ('SYNTHETIC', now())");
            List<String> properties = new ArrayList<>(List.of(
                    "--spring.datasource.url=" + postgres.application().url(),
                    "--spring.datasource.username=" + postgres.application().user(),
                    "--spring.datasource.password=" + postgres.application().password(),
                    "--nsor.data=" + folder,
                    "--nsor.mode=test",
                    "--server.port=0",
                    "--management.server.port=0",
                    "--nsor.vault.places=" + (told + told / 4)));
            smsc.connectionProperties().forEach((name, value) -> properties.add("--" + name + "=" + value));
            Instant begun = Instant.now();
            try (ConfigurableApplicationContext vault =
                    new SpringApplicationBuilder(Vault.class).run(properties.toArray(String[]::new))) {
                JarRun.figure("start, with its places made", seconds(begun), "s", null, "lower");
                measure(vault, jdbc, told);
            }
        }
        JarRun.end();
    }

    private static void measure(ConfigurableApplicationContext vault, JdbcTemplate jdbc, int told) throws Exception {
        Places places = vault.getBean(Places.class);
        JarRun.note(told + " enrolments …");
        for (int number = 0; number < told; number += 500) {
            int from = number;
            boolean _ = places.change(draft -> {
                for (int at = from; at < Math.min(told, from + 500); at++) {
                    draft.put(enrolment(draft.free().orElseThrow(), at));
                }
                return true;
            });
        }
        Escapes escapes = new Escapes(vault.getBean(Alerting.class), places, jdbc, told);
        for (int time = 0; time < WARM_UP; time++) {
            Escape _ = escapes.one();
        }
        Escape alone = escapes.one();
        JarRun.figure("an escape to the commit of all alerts", alone.decided(), "s", null, "lower");
        JarRun.figure("an escape to the last of " + told + " alerts with the SMSC", alone.sent(), "s", 60.0, "lower");
        JarRun.figure("alerts lost", alone.lost(), "alerts", 0.0, "lower");
        beside(escapes, told);
    }

    /** By turns enquiries alone and with an escape beside them; which of the two begins changes too. */
    private static void beside(Escapes escapes, int told) throws InterruptedException {
        List<Double> alone = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> took = new ArrayList<>();
        long lost = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            for (boolean isBeside : round % 2 == 0 ? new boolean[] {true, false} : new boolean[] {false, true}) {
                String _ = JarRun.ask(BEGIN);
                if (isBeside) {
                    Escape escape = escapes.one();
                    took.add(escape.sent());
                    lost += escape.lost();
                }
                (isBeside ? beside : alone).add(Double.valueOf(JarRun.ask(P99)));
            }
            ratios.add(beside.getLast() / alone.getLast());
            JarRun.note("round %d: p99 of enquiries %.1f ms alone, %.1f ms with %d alerts, which took %.1f s"
                    .formatted(round, alone.getLast(), beside.getLast(), told, took.getLast()));
        }
        JarRun.figure("enquiries at half their rate: p99, no alerts", median(alone), "ms", null, "lower");
        JarRun.figure("enquiries at half their rate: p99, " + told + " alerts", median(beside), "ms", null, "lower");
        JarRun.figure("ratio of these, in the middle of " + ROUNDS + " rounds", median(ratios), "ratio", 1.1, "lower");
        JarRun.figure(
                "beside enquiries: an escape to the last of " + told + " alerts", median(took), "s", 60.0, "lower");
        JarRun.figure("beside enquiries: alerts lost", lost, "alerts", 0.0, "lower");
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    /**
     * What came of an escape.
     *
     * @param decided seconds until all alerts were committed
     * @param sent seconds until the last was with the SMSC
     * @param lost how many were not in time
     */
    private record Escape(double decided, double sent, long lost) {}

    /** Somebody who escapes, and is recaptured before they do so again: an adviser is to tell everybody of that, by no message. */
    private static final class Escapes {

        private final Alerting alerting;
        private final Places places;
        private final JdbcTemplate jdbc;
        private final int told;
        private final UUID alias = UUID.randomUUID();

        Escapes(Alerting alerting, Places places, JdbcTemplate jdbc, int told) {
            this.alerting = alerting;
            this.places = places;
            this.jdbc = jdbc;
            this.told = told;
        }

        Escape one() throws InterruptedException {
            alerting.take(List.of(new Alerting.Event(alias, state(Custody.HELD))), null);
            // Whoever is not told of the recapture yet when there is another escape is told of neither.
            awaitDecided(Instant.now());
            // To count those of all escapes over and over would take more of the database than they do.
            jdbc.execute("truncate sms.message cascade");
            Instant begun = Instant.now();
            alerting.take(List.of(new Alerting.Event(alias, state(Custody.ESCAPED))), null);
            awaitDecided(begun);
            double decided = seconds(begun);
            long sent = sent();
            while (sent < told && Instant.now().isBefore(begun.plus(PATIENCE))) {
                Thread.sleep(100);
                sent = sent();
            }
            return new Escape(decided, seconds(begun), told - sent);
        }

        private void awaitDecided(Instant from) throws InterruptedException {
            while (places.hasOpenEvents() && Instant.now().isBefore(from.plus(PATIENCE))) {
                Thread.sleep(50);
            }
        }

        private long sent() {
            Long counted = jdbc.queryForObject(
                    "select count(*) from sms.message where state in ('SENT', 'DELIVERED')", Long.class);
            return counted == null ? 0 : counted;
        }
    }

    private static double seconds(Instant begun) {
        return Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    }

    private static OffenderState state(Custody custody) {
        return new OffenderState(
                List.of(new CourtCase(COURT, CASE, false)),
                custody,
                LocalDate.now(),
                null,
                null,
                "lahore",
                null,
                List.of(),
                List.of(),
                null);
    }

    private static Enrolment enrolment(UUID place, int number) {
        Map<AlertKind, String> meanings = new EnumMap<>(AlertKind.class);
        for (AlertKind kind : AlertKind.values()) {
            meanings.put(kind, Integer.toString(10 + kind.ordinal()));
        }
        return new Enrolment(
                place,
                EnrolmentState.ACTIVE,
                COURT,
                CASE,
                "+9239900%05d".formatted(number),
                "0".repeat(64),
                AlertLanguage.URDU,
                Theme.APPOINTMENT,
                meanings,
                Set.of(AlertKind.ESCAPED),
                Set.of(),
                true,
                UUID.randomUUID(),
                "lahore",
                UUID.randomUUID(),
                UUID.randomUUID(),
                Instant.now().plus(Duration.ofDays(30)),
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }
}

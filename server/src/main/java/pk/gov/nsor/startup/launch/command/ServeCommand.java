package pk.gov.nsor.startup.launch.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.foundation.keytoken.KeyToken;
import pk.gov.nsor.startup.launch.Administration;
import pk.gov.nsor.startup.launch.Database;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.startup.launch.DatabaseArrival;
import pk.gov.nsor.startup.launch.KeyStores;
import pk.gov.nsor.startup.launch.Leaks;
import pk.gov.nsor.startup.launch.RegisterCommand;
import pk.gov.nsor.startup.launch.RestoreCheck;
import pk.gov.nsor.startup.launch.Settings;
import pk.gov.nsor.startup.launch.Welcome;
import pk.gov.nsor.startup.launch.simulator.NadraSimulatorProcess;
import pk.gov.nsor.startup.launch.simulator.SmscSimulatorProcess;
import pk.gov.nsor.startup.launch.simulator.WitnessSimulatorProcess;

/** {@code bin/nsor serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Serves the register, with a PostgreSQL of its own or the one NSOR_DB_URL names.",
            "Ctrl-C stops it in order."
        })
public final class ServeCommand implements Callable<Integer> {

    /** The vault's client at a register with a demonstration. */
    private static final String DEMO_CLIENT = "demo-survivors-vault";

    private final Class<?> application;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--demo",
            description = {
                "Loads 500 synthetic offenders once, starts an SMSC simulator unless NSOR_SMPP_HOST is set, a witness",
                "of the trail unless NSOR_WITNESSES is, and a simulated NADRA unless NSOR_NADRA_URL is, and prints",
                "who to sign in as. Never use it with real data."
            })
    private boolean demo;

    @Option(
            names = "--synthetic",
            description = {
                "Takes synthetic CNICs, which begin with 9, and loads nothing: for a register that demo-data has",
                "filled. Never use it with real data."
            })
    private boolean synthetic;

    public ServeCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        Leaks.refuseHeapDumps();
        Settings settings = Settings.from(System.getenv());
        PrintWriter out = spec.commandLine().getOut();
        String name = settings.vault() ? "vault" : "register";
        out.println("Starting the " + name + (demo ? " with synthetic data" : "") + " …");
        out.flush();
        if (settings.databaseUrl() == null && !Files.exists(settings.data().resolve("postgres"))) {
            out.println("No " + name + " is in " + settings.data() + " yet: a new, empty one is made there.");
            out.flush();
        }
        if (settings.databaseUrl() != null) {
            DatabaseArrival.await(settings.application(), DatabaseArrival.LONGEST, out);
        }
        DatabaseAccess keys = settings.keys();
        if (keys != null) {
            DatabaseArrival.await(keys, DatabaseArrival.LONGEST, out);
        }
        Database database = Database.open(settings);
        database.newer().ifPresent(out::println);
        try {
            RestoreCheck.beforeServing(settings.data(), database.application(), RestoreCheck.LONGEST, out);
        } catch (RuntimeException refused) {
            database.close();
            throw refused;
        }
        if (keys != null) {
            KeyStores.faults(keys).forEach(out::println);
            KeyStores.warnings(settings).forEach(out::println);
        }
        KeyStores.leftover(database).ifPresent(out::println);
        Leaks.intoTheDatabasesLog(database.application()).forEach(out::println);
        Optional<SmscSimulatorProcess> smsc = Optional.empty();
        Optional<WitnessSimulatorProcess> witness = Optional.empty();
        Optional<NadraSimulatorProcess> nadra = Optional.empty();
        try {
            Map<String, Object> properties = new HashMap<>();
            properties.put("spring.datasource.url", database.application().url());
            properties.put("spring.datasource.username", database.application().user());
            properties.put("spring.datasource.password", database.application().password());
            properties.put("nsor.data", settings.data().toString());
            if (keys != null) {
                properties.put("nsor.keys.url", keys.url());
                properties.put("nsor.keys.user", keys.user());
                properties.put("nsor.keys.password", keys.password());
                properties.put("nsor.keys.namespace", settings.namespace());
            }
            KeyToken.Settings token = settings.token();
            if (token != null) {
                properties.put("nsor.token.library", token.library().toString());
                properties.put("nsor.token.slot", token.slot());
                properties.put("nsor.token.pin-file", token.pin().toString());
            }
            properties.put("nsor.mode", demo ? "demo" : synthetic ? "test" : "live");
            declareData(settings, database);
            if (demo && settings.smscHost() == null) {
                SmscSimulatorProcess process =
                        SmscSimulatorProcess.start(settings, new SecretDirectory(settings.secrets()));
                smsc = Optional.of(process);
                properties.putAll(process.connectionProperties());
            }
            if (demo && settings.vault()) {
                properties.putAll(registerBeside(settings));
            }
            if (demo && !settings.vault() && WitnessSimulatorProcess.isWanted()) {
                WitnessSimulatorProcess process = WitnessSimulatorProcess.start(settings);
                witness = Optional.of(process);
                properties.putAll(process.witnessProperties());
            }
            if (demo && !settings.vault() && NadraSimulatorProcess.isWanted()) {
                NadraSimulatorProcess process =
                        NadraSimulatorProcess.start(settings, new SecretDirectory(settings.secrets()));
                nadra = Optional.of(process);
                properties.putAll(process.properties());
            }
            ConfigurableApplicationContext context = serve(properties);
            stopInOrder(context, besides(smsc, witness, nadra), database);
            new Welcome(context, name, out).print(localPort(context), demo, smsc.map(SmscSimulatorProcess::handset));
            return RegisterCommand.KEEPS_RUNNING;
        } catch (RuntimeException failed) {
            // Whatever the failure: processes started beside the server must not outlive it.
            besides(smsc, witness, nadra).forEach(Runnable::run);
            database.close();
            throw failed;
        }
    }

    /** Where a vault's folder lies in that of a register with a demonstration, and no other register is set, that one is read. */
    private static Map<String, Object> registerBeside(Settings settings) {
        Path secrets = settings.data().resolveSibling("secrets");
        Map<String, String> environment = System.getenv();
        boolean isOther =
                !environment.getOrDefault("NSOR_VAULT_REGISTER_URL", "").isBlank();
        return isOther || !SecretDirectory.hasPassword(secrets, DEMO_CLIENT)
                ? Map.of()
                : Map.of(
                        "nsor.vault.register.url",
                        "http://127.0.0.1:" + environment.getOrDefault("NSOR_REGISTER_PORT", "8080"),
                        "nsor.vault.register.client",
                        DEMO_CLIENT,
                        "nsor.vault.register.secret",
                        new SecretDirectory(secrets).password(DEMO_CLIENT));
    }

    /**
     * A register of real people accepts no synthetic ones. A register of synthetic people has accounts whose passwords
     * are printed and whose codes a command shows, so it is never served as a real one.
     */
    private void declareData(Settings settings, Database database) {
        try (Administration administration = Administration.beside(settings, database)) {
            if (demo || synthetic) {
                administration.installation().markSynthetic();
            } else {
                administration.installation().refuseSynthetic();
            }
        }
    }

    private ConfigurableApplicationContext serve(Map<String, Object> properties) {
        SpringApplication spring = new SpringApplication(application);
        spring.setRegisterShutdownHook(false);
        // These take precedence over the application's own files and over user settings of the same names.
        spring.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new org.springframework.core.env.MapPropertySource("launch", properties)));
        return spring.run();
    }

    /** How to end what was started beside the server. */
    private static List<Runnable> besides(
            Optional<SmscSimulatorProcess> smsc,
            Optional<WitnessSimulatorProcess> witness,
            Optional<NadraSimulatorProcess> nadra) {
        List<Runnable> ends = new ArrayList<>();
        smsc.ifPresent(process -> ends.add(process::close));
        witness.ifPresent(process -> ends.add(process::close));
        nadra.ifPresent(process -> ends.add(process::close));
        return ends;
    }

    private static void stopInOrder(ConfigurableApplicationContext context, List<Runnable> besides, Database database) {
        Thread stopping = new Thread(
                () -> {
                    context.close();
                    besides.forEach(Runnable::run);
                    database.close();
                },
                "stopping");
        Runtime.getRuntime().addShutdownHook(stopping);
    }

    private static int localPort(ConfigurableApplicationContext context) {
        return context instanceof WebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : 0;
    }
}

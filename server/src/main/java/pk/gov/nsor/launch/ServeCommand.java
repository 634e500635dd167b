package pk.gov.nsor.launch;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import pk.gov.nsor.keys.SecretDirectory;

/** {@code bin/nsor serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Serves the register, with a PostgreSQL of its own or the one NSOR_DB_URL names.",
            "Ctrl-C stops it in order."
        })
final class ServeCommand implements Callable<Integer> {

    private final Class<?> application;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--demo",
            description = {
                "Loads 500 synthetic offenders once, starts an SMSC simulator unless NSOR_SMPP_HOST is set and a",
                "witness of the trail unless NSOR_WITNESSES is, and prints who to sign in as. Never use it with real data."
            })
    private boolean demo;

    @Option(
            names = "--synthetic",
            description = {
                "Takes synthetic CNICs, which begin with 9, and loads nothing: for a register that demo-data has",
                "filled. Never use it with real data."
            })
    private boolean synthetic;

    ServeCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        Leaks.refuseHeapDumps();
        Settings settings = Settings.from(System.getenv());
        PrintWriter out = spec.commandLine().getOut();
        out.println("Starting the register" + (demo ? " with synthetic data" : "") + " …");
        out.flush();
        Database database = Database.open(settings);
        Leaks.intoTheDatabasesLog(database.application()).forEach(out::println);
        Optional<SmscSimulatorProcess> smsc = Optional.empty();
        Optional<WitnessSimulatorProcess> witness = Optional.empty();
        try {
            Map<String, Object> properties = new HashMap<>();
            properties.put("spring.datasource.url", database.application().url());
            properties.put("spring.datasource.username", database.application().user());
            properties.put("spring.datasource.password", database.application().password());
            properties.put("nsor.data", settings.data().toString());
            properties.put("nsor.mode", demo ? "demo" : synthetic ? "test" : "live");
            if (demo && settings.smscHost() == null) {
                SmscSimulatorProcess process =
                        SmscSimulatorProcess.start(settings, new SecretDirectory(settings.secrets()));
                smsc = Optional.of(process);
                properties.putAll(process.connectionProperties());
            }
            if (demo && WitnessSimulatorProcess.isWanted()) {
                WitnessSimulatorProcess process =
                        WitnessSimulatorProcess.start(settings, new SecretDirectory(settings.secrets()));
                witness = Optional.of(process);
                properties.putAll(process.witnessProperties());
            }
            if (demo || synthetic) {
                markSynthetic(settings, database);
            }
            ConfigurableApplicationContext context = serve(properties);
            stopInOrder(context, smsc.orElse(null), witness.orElse(null), database);
            new Welcome(context, out).print(localPort(context), demo, smsc.map(SmscSimulatorProcess::handset));
            return RegisterCommand.KEEPS_RUNNING;
        } catch (RuntimeException failed) {
            // Whatever it was: what was started beside the server must not outlive it.
            smsc.ifPresent(SmscSimulatorProcess::close);
            witness.ifPresent(WitnessSimulatorProcess::close);
            database.close();
            throw failed;
        }
    }

    /** A register of real people takes no synthetic ones; one of synthetic people takes accounts by command. */
    private static void markSynthetic(Settings settings, Database database) {
        try (Administration administration = Administration.beside(settings, database)) {
            administration.installation().markSynthetic();
        }
    }

    private ConfigurableApplicationContext serve(Map<String, Object> properties) {
        SpringApplication spring = new SpringApplication(application);
        spring.setRegisterShutdownHook(false);
        // Above the application's own files, and below nothing a user sets for these names.
        spring.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new org.springframework.core.env.MapPropertySource("launch", properties)));
        return spring.run();
    }

    private static void stopInOrder(
            ConfigurableApplicationContext context,
            @Nullable SmscSimulatorProcess smsc,
            @Nullable WitnessSimulatorProcess witness,
            Database database) {
        Thread stopping = new Thread(
                () -> {
                    context.close();
                    if (smsc != null) {
                        smsc.close();
                    }
                    if (witness != null) {
                        witness.close();
                    }
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

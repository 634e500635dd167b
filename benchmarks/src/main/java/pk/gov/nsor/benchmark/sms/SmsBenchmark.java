package pk.gov.nsor.benchmark.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.setting.Child;
import pk.gov.nsor.benchmark.setting.Machine;
import pk.gov.nsor.benchmark.setting.RegisterData;

/**
 * How many of the public's questions a second are answered: by the real server with its durable PostgreSQL, and in the same
 * run by a floor on plain jSMPP that stores nothing. docs/benchmarks.md says how and what the figures mean.
 */
public final class SmsBenchmark implements Benchmarks.Benchmark {

    private static final int BINDS = 4;
    private static final int WINDOW = 50;
    private static final String HIGHER = "higher";
    private static final String LOWER = "lower";

    private final Path project =
            Path.of(System.getProperty("nsor.project", ".")).toAbsolutePath().normalize();
    private final List<Figure> figures = new ArrayList<>();

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public List<Figure> run(boolean small) {
        int people = Integer.getInteger("nsor.bench.people", small ? 20_000 : 1_000_000);
        int count = Integer.getInteger("nsor.bench.questions", small ? 10_000 : 200_000);
        boolean ratesAlone = Boolean.getBoolean("nsor.bench.rates");
        figures.clear();
        RegisterData data = new RegisterData(project, people);
        data.ensure(people);
        Path folder = folder();
        Plans plans;
        Measured server;
        try (PumpProcess pump = new PumpProcess(folder, BINDS, WINDOW);
                Child register = serve(data, pump.port(), BINDS, Map.of())) {
            String unused = register.awaitLine("Ctrl-C stops it");
            register.listenNoMore();
            register.awaitIdle();
            note(Machine.describe(data.postgresVersion()));
            note("%,d people, %,d questions, %d binds, window %d; limits on: %d questions of each sender"
                    .formatted(people, count, BINDS, WINDOW, QuestionMaker.PER_SENDER));
            plans = Plans.make(RegisterQuestions.from(data, Math.max(count / 10, 1000)), count, folder);
            server = measure("server", pump, register, plans);
            figure("server: CPU of PostgreSQL", server.postgresCpu(), "s", null, LOWER);
            if (!ratesAlone) {
                serverFigures(server, pump, register, plans);
                floodFigures(Math.round(server.full().rate()), pump, plans, small ? 5 : 60);
            }
        }
        if (!ratesAlone) {
            twoProcesses(server, data, folder, plans);
        }
        Measured floor = floor(JsmppEsme.class, "floor", folder, plans);
        Measured raw = floor(RawEsme.class, "pump alone", folder, plans);
        compare(server, floor, raw);
        return List.copyOf(figures);
    }

    private Measured floor(Class<?> esme, String name, Path folder, Plans plans) {
        List<String> arguments = List.of(
                "" + BINDS,
                project.resolve("server/src/main/resources/messages/enquiry_ur.properties")
                        .toString(),
                plans.all().toString());
        try (PumpProcess pump = new PumpProcess(folder, BINDS, WINDOW)) {
            List<String> all = new ArrayList<>(List.of("" + pump.port()));
            all.addAll(arguments);
            try (Child child = Child.java(esme, folder.resolve("floor.log"), all)) {
                return measure(name, pump, child, plans);
            }
        }
    }

    private Measured measure(String name, PumpProcess pump, Child esme, Plans plans) {
        PumpResult warm = pump.run(plans.warm(), 0);
        double esmeBefore = esme.cpuSeconds();
        double postgresBefore = esme.descendantsCpuSeconds();
        double pumpBefore = pump.cpuSeconds();
        PumpResult full = pump.run(plans.full(), 0);
        Measured measured = new Measured(
                full,
                esme.cpuSeconds() - esmeBefore,
                esme.descendantsCpuSeconds() - postgresBefore,
                pump.cpuSeconds() - pumpBefore);
        note("%s, warm-up: %s".formatted(name, warm.counted()));
        note("%s, full rate: %s".formatted(name, full.counted()));
        if (!full.isRight() || !warm.isRightButForUnknown()) {
            note("%s: NOT EVERY ANSWER IS RIGHT; the figures of this run do not count".formatted(name));
        }
        figure(name + ": answers a second", full.rate(), "1/s", null, HIGHER);
        figure(name + ": p50 at full rate", full.p50Millis(), "ms", null, LOWER);
        figure(name + ": p99 at full rate", full.p99Millis(), "ms", null, LOWER);
        figure(name + ": CPU of the ESME", measured.esmeCpu(), "s", null, LOWER);
        figure(name + ": CPU of the pump", measured.pumpCpu(), "s", null, LOWER);
        return measured;
    }

    private void serverFigures(Measured server, PumpProcess pump, Child register, Plans plans) {
        long half = Math.max(1, Math.round(server.full().rate() / 2));
        PumpResult paced = pump.run(plans.half(), half);
        note("server, half rate (%,d/s): %s; questions at most %.1f ms behind their time"
                .formatted(half, paced.counted(), paced.behindMillis()));
        figure("server: p50 at half that rate", paced.p50Millis(), "ms", null, LOWER);
        figure("server: p99 at half that rate", paced.p99Millis(), "ms", 20.0, LOWER);
        pump.begin(plans.heap(), 0);
        pause(700);
        double heap = register.liveHeapMebibytes();
        double resident = register.residentMebibytes();
        note("server, while its heap was counted: %s".formatted(pump.result().counted()));
        figure("server: live heap under load", heap, "MiB", 256.0, LOWER);
        figure("server: resident memory", resident, "MiB", null, LOWER);
    }

    /** As many of each kind of CNIC, so slowly that none waits for another; then ten times as many as can be answered. */
    private void floodFigures(long rate, PumpProcess pump, Plans plans, int seconds) {
        PumpResult equal = pump.run(plans.equal(), Math.max(1, rate / 4));
        note("server, as many of each kind: %s".formatted(equal.counted()));
        figure("server: distance of the times of two kinds of answers", equal.unlikeness(), "KS", 0.02, LOWER);
        double usual = equal.p99Millis();
        FloodResult flood = pump.flood(plans.flood(), 10 * rate, seconds);
        note("server, flood: %s".formatted(flood.counted()));
        figure(
                "flood: asked a second over answered at full rate",
                flood.asked() / flood.seconds() / rate,
                "ratio",
                10.0,
                HIGHER);
        figure("flood: acknowledged and not answered", flood.lost(), "questions", 0.0, LOWER);
        figure("flood: neither acknowledged nor told to come back", flood.unheard(), "questions", 0.0, LOWER);
        figure(
                "flood: answered twice, or turned away and answered",
                flood.twice() + flood.uncalledFor(),
                "questions",
                0.0,
                LOWER);
        figure("flood: answered a second", flood.answered() / flood.seconds(), "1/s", null, HIGHER);
        PumpResult after = pump.run(plans.after(), Math.max(1, rate / 4));
        note("server, after the flood: %s; p99 of each second %s ms, before it %.1f ms"
                .formatted(after.counted(), after.p99MillisBySecond(), usual));
        figure(
                "flood: seconds until the p99 is twice the usual or less",
                secondsUntil(after, 2 * usual),
                "s",
                10.0,
                LOWER);
    }

    private static double secondsUntil(PumpResult result, double millis) {
        List<Double> seconds = result.p99MillisBySecond();
        for (int second = 0; second < seconds.size(); second++) {
            if (seconds.get(second) <= millis) {
                return second;
            }
        }
        return Double.NaN;
    }

    /** Half of the binds each, on the PostgreSQL of the first. */
    private void twoProcesses(Measured one, RegisterData data, Path folder, Plans plans) {
        try (PumpProcess pump = new PumpProcess(folder, BINDS, WINDOW);
                Child first = serve(data, pump.port(), BINDS / 2, Map.of())) {
            String unused = first.awaitLine("Ctrl-C stops it");
            first.listenNoMore();
            try (Child second = serve(data, pump.port(), BINDS / 2, data.asSecondProcess())) {
                String alsoUnused = second.awaitLine("Ctrl-C stops it");
                second.listenNoMore();
                first.awaitIdle();
                PumpResult warm = pump.run(plans.twoWarm(), 0);
                note("two processes, warm-up: %s".formatted(warm.counted()));
                double postgres = first.descendantsCpuSeconds();
                double servers = first.cpuSeconds() + second.cpuSeconds();
                PumpResult both = pump.run(plans.two(), 0);
                note("two processes: %s".formatted(both.counted()));
                figure("two processes: answers a second", both.rate(), "1/s", null, HIGHER);
                figure("two processes: p99", both.p99Millis(), "ms", null, LOWER);
                figure(
                        "two processes: CPU of both",
                        first.cpuSeconds() + second.cpuSeconds() - servers,
                        "s",
                        null,
                        LOWER);
                figure("two processes: CPU of PostgreSQL", first.descendantsCpuSeconds() - postgres, "s", null, LOWER);
                figure("ratio: two processes over one", both.rate() / one.full().rate(), "ratio", 1.0, HIGHER);
            }
        }
    }

    private void compare(Measured server, Measured floor, Measured raw) {
        figure("ratio: server over floor", server.full().rate() / floor.full().rate(), "ratio", 0.8, HIGHER);
        figure(
                "ratio: server over a raw ESME",
                server.full().rate() / raw.full().rate(),
                "ratio",
                null,
                HIGHER);
        figure("ratio: pump alone over floor", raw.full().rate() / floor.full().rate(), "ratio", null, HIGHER);
    }

    private Child serve(RegisterData data, int port, int binds, Map<String, String> besides) {
        Map<String, String> environment = new TreeMap<>(data.environment());
        environment.putAll(besides);
        environment.putAll(Map.of(
                "NSOR_PORT", "0",
                "NSOR_MANAGEMENT_PORT", "0",
                "NSOR_SMPP_HOST", "127.0.0.1",
                "NSOR_SMPP_PORT", "" + port,
                "NSOR_SMPP_SYSTEM_ID", "nsor",
                "NSOR_SMPP_PASSWORD", "secret",
                "NSOR_SMPP_BINDS", "" + binds,
                "NSOR_SMPP_WINDOW", "" + WINDOW));
        return Child.start(
                List.of(project.resolve("bin/nsor").toString(), "serve", "--synthetic"), environment, data.log());
    }

    private Path folder() {
        try {
            return Files.createDirectories(project.resolve("benchmarks/target/sms"));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private void figure(
            String name, double value, String unit, @org.jspecify.annotations.Nullable Double aim, String better) {
        figures.add(new Figure("sms: " + name, Math.round(value * 1000) / 1000.0, unit, aim, better));
    }

    private static void note(String line) {
        System.err.println(line);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Measured(PumpResult full, double esmeCpu, double postgresCpu, double pumpCpu) {}
}

package pk.gov.nsor.benchmark.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pk.gov.nsor.benchmark.setting.Child;
import pk.gov.nsor.benchmark.setting.RegisterData;

/** Enquiries at a register, in processes of their own, for what is measured beside them. */
public final class Enquiries implements AutoCloseable {

    private static final int BINDS = 4;
    private static final int WINDOW = 50;

    private final Path folder;
    private final PumpProcess pump;
    private final Child register;
    private final QuestionMaker maker;
    private long half;
    private int plans;

    /**
     * Starts the register and what asks it.
     *
     * @param folder for plans and logs
     * @param people on the register, which is filled where it is not
     */
    public Enquiries(Path project, Path folder, int people) {
        this(project, folder, people, Map.of());
    }

    /**
     * As above.
     *
     * @param settings of the register besides
     */
    public Enquiries(Path project, Path folder, int people, Map<String, String> settings) {
        RegisterData data = new RegisterData(project, people);
        data.ensure(people);
        try {
            this.folder = Files.createDirectories(folder);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        pump = new PumpProcess(folder, BINDS, WINDOW);
        Map<String, String> environment = new TreeMap<>(data.environment());
        environment.putAll(Map.of(
                "NSOR_PORT", "0",
                "NSOR_MANAGEMENT_PORT", "0",
                "NSOR_SMPP_HOST", "127.0.0.1",
                "NSOR_SMPP_PORT", "" + pump.port(),
                "NSOR_SMPP_SYSTEM_ID", "nsor",
                "NSOR_SMPP_PASSWORD", "secret",
                "NSOR_SMPP_BINDS", "" + BINDS,
                "NSOR_SMPP_WINDOW", "" + WINDOW));
        environment.putAll(settings);
        register = Child.start(
                List.of(project.resolve("bin/nsor").toString(), "serve", "--synthetic"), environment, data.log());
        String _ = register.awaitLine("Ctrl-C stops it");
        register.listenNoMore();
        register.awaitIdle();
        maker = RegisterQuestions.from(data, 5_000);
    }

    /** Finds out how many are answered in a second, of which {@link #begin} asks half: twice as many are asked first. */
    public double capacity(int count) {
        PumpResult warm = pump.run(plan(2 * count), 0);
        System.err.println("enquiries, warm-up: " + warm.counted());
        double rate = rate(count);
        half = Math.max(1, Math.round(rate / 2));
        return rate;
    }

    /** How many of so many are answered in a second, as fast as it goes. */
    public double rate(int count) {
        PumpResult full = pump.run(plan(count), 0);
        System.err.println("enquiries, full rate: " + full.counted());
        if (!full.isRight()) {
            System.err.println("enquiries: NOT EVERY ANSWER IS RIGHT; the figures of this run do not count");
        }
        return full.rate();
    }

    /** Begins to ask at half of what can be answered, for so long. */
    public void begin(int seconds) {
        pump.begin(plan(Math.toIntExact(half * seconds)), half);
    }

    /** How long the slowest of a hundred took of those that were asked last, in ms, once all are answered. */
    public double p99Millis() {
        return p99Millis(false);
    }

    /**
     * As above.
     *
     * @param areOthersSent whether the register sends other messages meanwhile
     */
    public double p99Millis(boolean areOthersSent) {
        PumpResult result = pump.result();
        if (!(areOthersSent ? result.isRightButForUnknown() : result.isRight())) {
            System.err.println(
                    "enquiries: NOT EVERY ANSWER IS RIGHT; the figures of this run do not count: " + result.counted());
        }
        return result.p99Millis();
    }

    private Path plan(int count) {
        Path file = folder.resolve("enquiries-" + plans++ + ".tsv");
        try {
            Question.write(file, maker.make(count));
        } catch (IOException failed) {
            throw new UncheckedIOException("The questions could not be written", failed);
        }
        return file;
    }

    @Override
    public void close() {
        register.close();
        pump.close();
    }
}

package pk.gov.nsor.startup.launch.importing;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;
import pk.gov.nsor.agencies.imports.BadLines;
import pk.gov.nsor.agencies.imports.Batch;
import pk.gov.nsor.agencies.imports.BatchId;
import pk.gov.nsor.agencies.imports.BatchRun;
import pk.gov.nsor.agencies.imports.BatchState;
import pk.gov.nsor.agencies.imports.Batches;
import pk.gov.nsor.agencies.imports.column.Field;
import pk.gov.nsor.agencies.imports.file.FileLimits;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.startup.launch.Database;
import pk.gov.nsor.startup.launch.LaunchException;
import pk.gov.nsor.startup.launch.Leaks;
import pk.gov.nsor.startup.launch.Settings;

/** {@code bin/nsor import}: the services of the server in a process of their own, without its pages, jobs and gateway. */
public final class FileImport {

    /** The file was gone through, and lines of it are bad, or its columns are doubtful. */
    public static final int NOT_WHOLE = 3;

    private static final long REPORT_NANOS = 3_000_000_000L;

    private final Class<?> application;
    private final PrintWriter out;

    public FileImport(Class<?> application, PrintWriter out) {
        this.application = application;
        this.out = out;
    }

    /**
     * What is asked for.
     *
     * @param columns keys of fields by headings
     * @param mapping a name of columns to use, or to remember those given by; blank for none
     * @param resumes whether a file that was begun is gone on with
     * @param badLines where bad lines are written; null for beside the file
     */
    public record Order(
            Path file,
            String source,
            String account,
            boolean dryRun,
            String mapping,
            Map<String, String> columns,
            boolean resumes,
            boolean despiteDoubts,
            Optional<Path> badLines) {}

    /** @return the exit status */
    public int run(Settings settings, Order order) {
        if (!Files.isRegularFile(order.file())) {
            throw new LaunchException("There is no file " + order.file() + ".");
        }
        Leaks.refuseHeapDumps();
        try (Database database = Database.join(settings);
                ConfigurableApplicationContext context =
                        ServicesAlone.start(application, settings, database.application())) {
            AtomicBoolean isAsked = new AtomicBoolean();
            CountDownLatch ended = new CountDownLatch(1);
            Thread stopping = new Thread(() -> stop(isAsked, ended), "stopping");
            Runtime.getRuntime().addShutdownHook(stopping);
            try {
                return new Run(context, order, isAsked).go();
            } finally {
                ended.countDown();
                unhook(stopping);
            }
        }
    }

    /** Ctrl-C: the line that is being sent is sent to its end. */
    private static void stop(AtomicBoolean isAsked, CountDownLatch ended) {
        isAsked.set(true);
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void unhook(Thread stopping) {
        try {
            Runtime.getRuntime().removeShutdownHook(stopping);
        } catch (IllegalStateException endsAlready) {
            // It is the one that waits for this.
        }
    }

    private final class Run {

        private final Order order;
        private final AtomicBoolean isAsked;
        private final Batches batches;
        private final BatchRun run;
        private final BadLines badLines;
        private final MachineClient source;
        private final Actor actor;

        Run(ConfigurableApplicationContext context, Order order, AtomicBoolean isAsked) {
            this.order = order;
            this.isAsked = isAsked;
            this.batches = context.getBean(Batches.class);
            this.run = context.getBean(BatchRun.class);
            this.badLines = context.getBean(BadLines.class);
            Account account = context.getBean(Accounts.class)
                    .find(order.account())
                    .filter(found -> found.enabled() && found.roles().contains(Role.REGISTRAR))
                    .orElseThrow(() ->
                            new LaunchException("No account of a registrar at NPB is called " + order.account() + "."));
            this.actor = new Actor(Actor.Kind.OFFICER, account.id(), "command by " + System.getProperty("user.name"));
            this.source = batches.source(order.source());
        }

        int go() {
            Batch batch = batches.ofFile(source, order.file()).map(this::known).orElseGet(this::copied);
            if (batch.state() == BatchState.DONE) {
                return ended(batch);
            }
            if (batch.position() == 0 && !isChecked(batch)) {
                batch = checked(batch);
                if (batch.state() != BatchState.CHECKED) {
                    print("Stopped. The same command checks the file from its beginning.");
                    return 1;
                }
            }
            ImportReport report = new ImportReport(batch, out);
            if (batch.position() == 0) {
                report.dryRun();
            }
            if (order.dryRun()) {
                return report.isWhole() ? 0 : NOT_WHOLE;
            }
            if (batch.position() == 0 && report.isDoubtful() && !order.despiteDoubts()) {
                print("Nothing was sent. Say by --column what the columns are, or --despite-doubts that all is right.");
                return NOT_WHOLE;
            }
            return sent(batch);
        }

        private Batch known(Batch batch) {
            if (batch.position() > 0 && !order.resumes() && !order.dryRun()) {
                throw new LaunchException(
                        batch.state() == BatchState.DONE
                                ? "This file was imported on %s: nothing is left to do. --resume shows what became of it."
                                        .formatted(batch.begunAt())
                                : "%,d of the %,d lines of this file were sent already. Go on with --resume."
                                        .formatted(batch.position(), batch.lines()));
            }
            if (batch.position() == 0 && batch.state() == BatchState.CHECKING) {
                batch = batches.stop(batch.id(), actor);
            }
            return batch.position() == 0 ? mapped(batch) : batch;
        }

        private Batch copied() {
            print("Reading %s.".formatted(order.file().getFileName()));
            return mapped(batches.copy(source, order.file(), FileLimits.USUAL, actor));
        }

        private Batch mapped(Batch batch) {
            if (order.columns().isEmpty()) {
                return order.mapping().isBlank() ? batch : batches.takeAs(batch.id(), order.mapping(), actor);
            }
            return batches.take(batch.id(), order.columns(), order.mapping(), actor);
        }

        private boolean isChecked(Batch batch) {
            return batch.state() == BatchState.CHECKED || batch.state() == BatchState.RUNNING;
        }

        private Batch checked(Batch batch) {
            List<Field> missing = batch.columns().missing();
            if (!missing.isEmpty()) {
                new ImportReport(batch, out).columns();
            }
            BatchId id = batches.check(batch.id(), actor).id();
            run.check(id, () -> !isAsked.get(), progress(now -> now.checked(), "checked"));
            Batch after = batches.find(id).orElseThrow();
            return after.state() == BatchState.CHECKING ? batches.stop(id, actor) : after;
        }

        private int sent(Batch batch) {
            if (batch.state() != BatchState.RUNNING) {
                Batch _ = batches.start(batch.id(), actor);
            }
            run.run(batch.id(), () -> !isAsked.get(), progress(now -> now.position(), "sent"));
            Batch after = batches.find(batch.id()).orElseThrow();
            if (after.state() == BatchState.RUNNING) {
                after = batches.stop(batch.id(), actor);
            }
            return ended(after);
        }

        private int ended(Batch batch) {
            print("%,d of %,d lines: %,d recorded, %,d wait for a registrar, %,d bad."
                    .formatted(batch.position(), batch.lines(), batch.recorded(), batch.waiting(), batch.bad()));
            if (batch.bad() > 0) {
                written(batch);
            }
            if (batch.state() != BatchState.DONE) {
                print("Stopped. Go on with --resume.");
                return 1;
            }
            return batch.bad() > 0 ? NOT_WHOLE : 0;
        }

        private void written(Batch batch) {
            Path file = order.badLines()
                    .orElseGet(() -> order.file()
                            .resolveSibling(
                                    order.file().getFileName().toString().replaceAll("\\.[A-Za-z]+$", "")
                                            + ".bad.csv"));
            try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                badLines.write(batch.id(), writer, actor);
            } catch (IOException unwritten) {
                throw new UncheckedIOException("The bad lines cannot be written to " + file, unwritten);
            }
            print("The bad lines are in %s, each with what is wrong. Mend them there, and import that file."
                    .formatted(file));
        }

        private Consumer<Batch> progress(java.util.function.ToIntFunction<Batch> position, String what) {
            long started = System.nanoTime();
            long[] reported = {started};
            int[] first = {-1};
            return now -> {
                int there = position.applyAsInt(now);
                first[0] = first[0] < 0 ? there : first[0];
                if (System.nanoTime() - reported[0] >= REPORT_NANOS) {
                    reported[0] = System.nanoTime();
                    double rate = (there - first[0]) / ((reported[0] - started) / 1e9);
                    long left = Math.round((now.lines() - there) / Math.max(rate, 0.1));
                    print("%,d of %,d lines %s, %,.0f a second, %d:%02d:%02d left"
                            .formatted(there, now.lines(), what, rate, left / 3600, left / 60 % 60, left % 60));
                }
            };
        }

        private void print(String line) {
            out.println(line);
            out.flush();
        }
    }
}

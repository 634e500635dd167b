package pk.gov.nsor.leaks;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Looks, while the tests of this virtual machine run and after each class, for what must not leave the register: in what is
 * logged, by the register or its PostgreSQL, in the names and tags of metrics, where answers lead, in pages of errors and
 * problems, in temporary files. What it has found and looked at stands in {@code target/leaks}, which {@code bin/test} reads
 * at the end.
 */
public final class LeakWatch implements LauncherSessionListener {

    private static final Path TARGET = Path.of("target", "leaks").toAbsolutePath();
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final long LARGEST = 1 << 22;

    private static final Set<String> FOUND = Collections.synchronizedSet(new LinkedHashSet<>());
    private static final Map<Path, Long> READ = new HashMap<>();
    private static final AtomicLong LINES = new AtomicLong();
    private static final AtomicLong ANSWERS = new AtomicLong();
    private static long meters;
    private static long files;
    private static boolean isWatching;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        synchronized (LeakWatch.class) {
            if (!isWatching) {
                isWatching = true;
                System.setOut(watched(System.out));
                System.setErr(watched(System.err));
            }
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        synchronized (LeakWatch.class) {
            look();
        }
    }

    private static void look() {
        Metrics.globalRegistry.getRegistries().forEach(LeakWatch::lookAtMetrics);
        lookAtFiles();
        write();
    }

    /** Looks at where an answer leads, and at what it says where something went wrong or is not there. */
    public static void answered(HttpResponse<String> answer) {
        ANSWERS.incrementAndGet();
        answer.headers()
                .firstValue("Location")
                .ifPresent(place -> lookAt("an address", URLDecoder.decode(place, StandardCharsets.UTF_8)));
        int status = answer.statusCode();
        if (status >= 500 || status == 403 || status == 404 || status == 429) {
            lookAt("an answer of " + status, answer.body());
        }
    }

    private static PrintStream watched(PrintStream out) {
        return new PrintStream(new WatchedLines(out, LeakWatch::line), true, StandardCharsets.UTF_8);
    }

    private static void line(String line) {
        LINES.incrementAndGet();
        lookAt("the log", line);
    }

    private static void lookAtMetrics(MeterRegistry registry) {
        for (Meter meter : registry.getMeters()) {
            meters++;
            lookAt("a metric", meter.getId().toString());
        }
    }

    private static void lookAtFiles() {
        Instant recently = Instant.now().minusSeconds(3600);
        try (Stream<Path> all = Files.walk(TEMPORARY, 3)) {
            all.filter(file -> isOurs(TEMPORARY.relativize(file))).forEach(file -> lookAtFile(file, recently));
        } catch (IOException | UncheckedIOException vanished) {
            // A folder that another process removed meanwhile; the next look sees the rest.
        }
    }

    private static boolean isOurs(Path file) {
        String name = file.toString();
        return (name.startsWith("nsor-test") && name.endsWith(".log"))
                || (name.startsWith("tomcat.") && !name.contains("keystore"))
                || name.startsWith("upload_");
    }

    private static void lookAtFile(Path file, Instant recently) {
        try {
            if (!Files.isRegularFile(file)
                    || Files.getLastModifiedTime(file).toInstant().isBefore(recently)
                    || Files.size(file) > LARGEST) {
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            int from = (int) Math.min(READ.getOrDefault(file, 0L), bytes.length);
            READ.put(file, (long) bytes.length);
            files++;
            new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> lookAt("the file " + file.getFileName(), line));
        } catch (IOException gone) {
            // What is no more there leaks nothing.
        }
    }

    private static void lookAt(String where, String text) {
        Secrets.in(text).ifPresent(secret -> FOUND.add("In " + where + ": \"" + secret + "\" in " + shortened(text)));
    }

    private static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= 400 ? line : line.substring(0, 400) + " …";
    }

    private static void write() {
        try {
            Files.createDirectories(TARGET);
            long process = ProcessHandle.current().pid();
            Files.write(
                    TARGET.resolve("looked-" + process + ".txt"),
                    List.of(LINES + " lines, " + meters + " metrics, " + ANSWERS + " answers, " + files + " files, for "
                            + Secrets.count() + " texts"));
            if (!FOUND.isEmpty()) {
                synchronized (FOUND) {
                    Files.write(TARGET.resolve("found-" + process + ".txt"), FOUND);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

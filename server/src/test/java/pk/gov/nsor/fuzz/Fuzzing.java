package pk.gov.nsor.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Fuzzes with Jazzer, in a process of its own. Jazzer 0.24 cannot read class files of Java 25, and then passes without
 * having looked at anything; so what is fuzzed is compiled for Java 21 first, and its complaint is a failure.
 */
final class Fuzzing {

    private static final String BLIND = "Unsupported class file";
    /** How libFuzzer reports what it covers; without it nothing was instrumented. */
    private static final String COVERED = "cov: ";

    private static final Map<String, String> TARGETS = new TreeMap<>(Map.of(
            "pdu", "pk.gov.nsor.foundation.sms.internal.smpp.PduFuzz",
            "text", "pk.gov.nsor.foundation.sms.internal.QuestionTextFuzz",
            "grammar", "pk.gov.nsor.publicservice.enquiry.internal.keyword.GrammarFuzz",
            "report", "pk.gov.nsor.publicservice.concerns.ReportGrammarFuzz",
            "short-form", "pk.gov.nsor.policing.notices.ShortFormFuzz",
            "pdf", "pk.gov.nsor.publicservice.disclosure.cases.file.PdfFuzz",
            "export", "pk.gov.nsor.foundation.audit.verification.ExportFuzz"));

    /** In seconds: in so short a time the slower compiler only gets in the way of what it compiles. */
    private static final int MOMENT = 10;

    private Fuzzing() {}

    /** The names of what can be fuzzed. */
    static List<String> names() {
        return List.copyOf(TARGETS.keySet());
    }

    /**
     * What came of it.
     *
     * @param runs how many inputs were tried
     * @param output all that was said
     */
    record Result(boolean isGood, long runs, String output) {}

    /**
     * Fuzzes for a time, from the inputs kept in the repository on.
     *
     * @param name one of {@link #names}
     * @param folder for the classes, and for inputs that reach something new
     * @param keep whether those are added to the ones of the repository
     */
    static Result run(String name, int seconds, Path folder, boolean keep) throws IOException, InterruptedException {
        Path classes = compile(TARGETS.get(name), folder.resolve("classes-" + name));
        Path found = Files.createDirectories(folder.resolve(name));
        Result result =
                jazzer(name, seconds, classes, folder, "-max_total_time=" + seconds, found.toString(), kept(name));
        if (keep && result.isGood) {
            Result merged = jazzer(name, seconds, classes, folder, "-merge=1", kept(name), found.toString());
            return merged.isGood ? result : merged;
        }
        return result;
    }

    /** Fuzzes with so many inputs, from those kept in the repository on, and for two minutes at most. */
    static Result some(String name, int runs, Path folder) throws IOException, InterruptedException {
        Path classes = compile(TARGETS.get(name), folder.resolve("classes-" + name));
        Path found = Files.createDirectories(folder.resolve(name));
        return jazzer(name, 0, classes, folder, "-runs=" + runs, "-max_total_time=120", found.toString(), kept(name));
    }

    /** The inputs in the repository: seeds, and what has ever been found. */
    static String kept(String name) {
        return Path.of("src/test/resources/fuzz", name).toAbsolutePath().toString();
    }

    private static Result jazzer(String name, int seconds, Path classes, Path folder, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=" + (seconds > MOMENT ? 4 : 1),
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes + File.pathSeparator + libraries(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + TARGETS.get(name),
                "--instrumentation_includes=pk.gov.nsor.**",
                // They go into the JDK's own classes, which are of Java 25.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexRoadblocks"
                        + ":com.code_intelligence.jazzer.sanitizers.OsCommandInjection",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder.resolve(name + "-"),
                "-max_len=2000",
                // The heap is bounded; what the system counts begins with the memory of whoever started the process.
                "-rss_limit_mb=0",
                "-timeout=5"));
        command.addAll(List.of(arguments));
        Path log = folder.resolve(name + ".log");
        int status = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        String output = Files.readString(log, StandardCharsets.ISO_8859_1);
        boolean hasSeen = output.contains(COVERED) && !output.contains(BLIND);
        return new Result(status == 0 && hasSeen, runs(output), output);
    }

    private static long runs(String output) {
        return output.lines()
                .filter(line -> line.startsWith("Done "))
                .mapToLong(line -> Long.parseLong(line.split(" ")[1]))
                .sum();
    }

    /** For Java 21, with all of the register's classes that it needs. */
    private static Path compile(String target, Path classes) throws IOException {
        Files.createDirectories(classes);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path source = Path.of("src/test/java", target.replace('.', '/') + ".java");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "--release",
                    "21",
                    "-proc:none",
                    "-nowarn",
                    "-d",
                    classes.toString(),
                    "-sourcepath",
                    "src/main/java",
                    "-implicit:class",
                    "-cp",
                    libraries());
            java.io.StringWriter said = new java.io.StringWriter();
            boolean isCompiled = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            if (!isCompiled) {
                throw new IllegalStateException("What is fuzzed does not compile for Java 21:\n" + said);
            }
        }
        return classes;
    }

    /**
     * Without the register's own classes, which Jazzer could not read, and without JUnit's launcher: where it finds that,
     * classes lose their fields when it instruments them.
     */
    private static String libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && !entry.contains("junit-platform-launcher"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}

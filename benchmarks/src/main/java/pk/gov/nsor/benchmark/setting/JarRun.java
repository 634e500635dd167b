package pk.gov.nsor.benchmark.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.benchmark.Figure;

/**
 * A measurement in a process of its own, which has the register's jar and a folder for a PostgreSQL. Its program says a line
 * for each figure, and an end.
 */
public final class JarRun {

    private static final String FIGURE = "figure\t";
    private static final String ASK = "ask\t";
    private static final String END = "end";

    private JarRun() {}

    /**
     * Runs a program and passes on what it says besides figures.
     *
     * @param name of the folder under {@code benchmarks/target}, which is emptied before and after
     * @param properties names of system properties that the program gets where this process has them
     */
    public static List<Figure> of(Path project, Class<?> program, String name, boolean small, String... properties) {
        return of(project, program, name, small, Map.of(), properties);
    }

    /** As {@link #of}, with variables of the environment. */
    public static List<Figure> of(
            Path project,
            Class<?> program,
            String name,
            boolean small,
            Map<String, String> environment,
            String... properties) {
        UnaryOperator<String> nothingAsked = asked -> {
            throw new IllegalStateException("Nothing was to be asked: " + asked);
        };
        return of(project, program, name, small, environment, nothingAsked, properties);
    }

    /** As {@link #of}, of a program that asks, after what else the machine has to do: as {@code bin/nsor} runs the vault. */
    public static List<Figure> givingWay(
            Path project,
            Class<?> program,
            String name,
            boolean small,
            UnaryOperator<String> answers,
            String... properties) {
        Path folder = project.resolve("benchmarks/target").resolve(name);
        List<String> command = new ArrayList<>(List.of("nice", "-n", "10"));
        command.addAll(command(project, program, folder, small, properties));
        return run(folder, command, Map.of(), answers);
    }

    /** As {@link #of}, of a program that {@link #ask asks} meanwhile. */
    public static List<Figure> of(
            Path project,
            Class<?> program,
            String name,
            boolean small,
            Map<String, String> environment,
            UnaryOperator<String> answers,
            String... properties) {
        Path folder = project.resolve("benchmarks/target").resolve(name);
        return run(folder, command(project, program, folder, small, properties), environment, answers);
    }

    private static List<Figure> run(
            Path folder, List<String> command, Map<String, String> environment, UnaryOperator<String> answers) {
        empty(folder);
        List<Figure> figures = new ArrayList<>();
        try (Child run = Child.start(command, environment, folder.resolve("run.log"))) {
            for (String line = run.awaitLine(""); !line.startsWith(END); line = run.awaitLine("")) {
                if (line.startsWith(ASK)) {
                    run.say(answers.apply(line.substring(ASK.length())));
                } else if (line.startsWith(FIGURE)) {
                    figures.add(read(line.substring(FIGURE.length())));
                } else {
                    System.err.println(line);
                }
            }
            run.listenNoMore();
            run.awaitEnd();
        }
        System.err.println(Machine.describe("18"));
        empty(folder);
        return figures;
    }

    /** Said by the program. */
    public static void note(String text) {
        System.out.println(text);
    }

    /** Said by the program. */
    public static void figure(String name, double value, String unit, @Nullable Double aim, String better) {
        System.out.println(FIGURE
                + String.join(
                        "\t",
                        name,
                        String.format(Locale.ROOT, "%.6f", value),
                        unit,
                        aim == null ? "" : aim.toString(),
                        better));
    }

    /** Said by the program, which waits for a line of an answer. */
    public static String ask(String what) {
        System.out.println(ASK + what);
        try {
            // One letter after the other: what is read ahead would be lost with the reader.
            StringBuilder answer = new StringBuilder();
            for (int letter = System.in.read(); letter >= 0 && letter != '\n'; letter = System.in.read()) {
                answer.append((char) letter);
            }
            return answer.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Said by the program when there is nothing more. */
    public static void end() {
        System.out.println(END);
    }

    private static List<String> command(
            Path project, Class<?> program, Path folder, boolean small, String... properties) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dloader.main=" + program.getName(),
                "-Dloader.path=" + project.resolve("benchmarks/target/nsor-benchmarks.jar")));
        Stream.of(properties)
                .filter(name -> System.getProperty(name) != null)
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of(
                "-cp",
                project.resolve("server/target/nsor-server.jar").toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher",
                folder.toString(),
                project.resolve("benchmarks/target").toString(),
                small ? "small" : "whole"));
        return command;
    }

    private static Figure read(String line) {
        String[] words = line.split("\t");
        return new Figure(
                words[0],
                Double.parseDouble(words[1]),
                words[2],
                words[3].isEmpty() ? null : Double.valueOf(words[3]),
                words[4]);
    }

    private static void empty(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

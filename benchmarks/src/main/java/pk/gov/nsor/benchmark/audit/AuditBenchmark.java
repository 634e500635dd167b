package pk.gov.nsor.benchmark.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.setting.Child;
import pk.gov.nsor.benchmark.setting.Machine;

/**
 * How many entries the trail takes beside plain inserts of the same bytes, whether sealing keeps up, and how fast the whole
 * is gone through and an entry proved. docs/benchmarks.md says how. What is measured runs in a process with the register's
 * jar, which {@link AuditRun} is added to.
 */
public final class AuditBenchmark implements Benchmarks.Benchmark {

    private final Path project = Path.of(System.getProperty("nsor.project", "."));

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public List<Figure> run(boolean small) {
        Path folder = project.resolve("benchmarks/target/audit");
        delete(folder);
        List<Figure> figures = new ArrayList<>();
        try (Child run = Child.start(command(folder, small), Map.of(), folder.resolve("run.log"))) {
            for (String line = run.awaitLine(""); !line.startsWith(AuditRun.END); line = run.awaitLine("")) {
                if (line.startsWith(AuditRun.FIGURE)) {
                    figures.add(figure(line.substring(AuditRun.FIGURE.length())));
                } else {
                    System.err.println(line);
                }
            }
            run.listenNoMore();
            run.awaitEnd();
        }
        System.err.println(Machine.describe("18"));
        delete(folder);
        return figures;
    }

    private List<String> command(Path folder, boolean small) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dloader.main=" + AuditRun.class.getName(),
                "-Dloader.path=" + project.resolve("benchmarks/target/nsor-benchmarks.jar")));
        Stream.of(AuditRun.ENTRIES, AuditRun.PROVED)
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

    private static Figure figure(String line) {
        String[] words = line.split("\t");
        return new Figure(
                words[0],
                Double.parseDouble(words[1]),
                words[2],
                words[3].isEmpty() ? null : Double.valueOf(words[3]),
                words[4]);
    }

    private static void delete(Path folder) {
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

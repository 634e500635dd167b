package pk.gov.nsor.startup.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code bin/lab}, which makes the cluster and breaks it. */
final class Lab {

    private static final Path COMMAND = Path.of("../bin/lab").toAbsolutePath().normalize();
    private static final long LONGEST_MINUTES = 15;

    /** Of this machine, on the lab's bridge. */
    static final String HOST = "10.213.77.1";

    static final int SMPP_PORT = 2775;

    private static final Map<String, String> SMSC = Map.of(
            "NSOR_SMPP_HOST", HOST,
            "NSOR_SMPP_PORT", Integer.toString(SMPP_PORT),
            "NSOR_SMPP_SYSTEM_ID", "nsor",
            "NSOR_SMPP_PASSWORD", "secret",
            // The way to it does not leave this machine.
            "NSOR_SMPP_TLS", "elsewhere",
            "NSOR_SMPP_BINDS", "2",
            "NSOR_SMPP_WINDOW", "50");

    private static final Pattern ETCD = Pattern.compile("10\\.213\\.77\\.3([1-3]):2379");

    private final Path folder;
    private @Nullable String url;

    /** @param folder a new one that the user postgres may enter */
    Lab(Path folder) {
        this.folder = folder;
    }

    /** The addresses of the servers' pages. */
    List<String> up(int servers) throws IOException, InterruptedException {
        run("up", "--servers", Integer.toString(servers), "--synthetic", "--disks", "--clocks", "--keys");
        List<String> addresses = new ArrayList<>();
        for (int server = 1; server <= servers; server++) {
            addresses.add("http://10.213.77.2" + server + ":8080");
        }
        return addresses;
    }

    /** Where a server says how it is. */
    static String management(int server) {
        return "http://10.213.77.2" + server + ":8081";
    }

    /** What a node has said. */
    Path log(String name) {
        return folder.resolve(name + ".log");
    }

    /** The secret of a new client of a court. */
    String client(String name) throws IOException, InterruptedException {
        String said = run("nsor", "client", "add", name, "--feed", "COURT");
        String line =
                said.lines().filter(one -> one.contains("Secret")).findFirst().orElseThrow();
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    /** The pass-phrase of a new officer who looks after a province. */
    String officer(String name, String province) throws IOException, InterruptedException {
        String said = run(
                "nsor",
                "user",
                "add",
                name,
                "--display-name",
                "Officer of the tests",
                "--role",
                "PROVINCIAL_SUPERVISOR",
                "--province",
                province,
                "--agency",
                "PUNJAB_POLICE");
        return said.substring(said.lastIndexOf(' ') + 1).strip();
    }

    /** Who is primary, waited for where nobody is. */
    String primary() throws IOException, InterruptedException {
        return awaited("primary");
    }

    /** Whose etcd leads, waited for where none does. */
    String leader() throws IOException, InterruptedException {
        return awaited("leader");
    }

    /** The etcd to which the Patroni of a node has its connection; any where it has none at the moment. */
    String etcdOf(String node) throws IOException, InterruptedException {
        Matcher etcd = ETCD.matcher(run("run", node, "ss", "-Htn"));
        return etcd.find() ? "e" + etcd.group(1) : "e1";
    }

    private String awaited(String which) throws IOException, InterruptedException {
        String node = run(which).strip();
        while (node.isEmpty()) {
            Thread.sleep(500);
            node = run(which).strip();
        }
        return node;
    }

    /** As PostgreSQL's superuser. */
    Connection connect() throws IOException, InterruptedException, SQLException {
        String password =
                Files.readString(folder.resolve("passwords/superuser")).strip();
        if (url == null) {
            // Nobody is waited for long who takes the line and says nothing.
            url = run("url").strip() + "&connectTimeout=3&socketTimeout=20";
        }
        return DriverManager.getConnection(url, "postgres", password);
    }

    /**
     * @return what it printed
     * @throws IllegalStateException where it fails
     */
    String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(COMMAND.toString()));
        command.addAll(List.of(arguments));
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        // What it starts keeps its output open, so that a pipe would not end.
        Path said = Files.createTempFile("lab", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("NSOR_LAB", folder.toString());
        // For the servers that it starts.
        builder.environment().putAll(SMSC);
        Process process = builder.redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("bin/lab " + String.join(" ", arguments) + " has failed; see " + log);
        }
        String output = Files.readString(said, StandardCharsets.UTF_8);
        Files.delete(said);
        return output;
    }
}

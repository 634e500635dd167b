package pk.gov.nsor.startup.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.DestructionLog;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.foundation.sms.faults.FaultProcess;
import pk.gov.nsor.foundation.sms.internal.QueuedMessages;
import pk.gov.nsor.startup.cluster.ClusterClients;
import pk.gov.nsor.startup.cluster.Operation;
import pk.gov.nsor.startup.drill.DrillCheck.Acknowledged;

/** One register that loses its disk while clients write, and is put back twice. */
final class RestoreStory {

    private static final String SENT_BEFORE = "923990000001";
    private static final String SENT_AFTER = "923990000002";
    private static final String DUE_LATER = "923990000003";
    private static final String ASKED_BEFORE = "923990000004";
    private static final String ASKED_WHILE_HELD = "923990000005";
    private static final String CLOSED = "drill-closed";
    private static final long PATIENCE_MILLIS = 180_000;

    /** Of the commit, the log's way into the archive, and the clocks, above the time after which it is archived. */
    private static final long TOLERANCE_MILLIS = 3_000;

    private static final Pattern NEW_ORIGIN = Pattern.compile("NSOR_TRAIL_ORIGIN=([^ ]+)\\.");

    private final Path folder;
    private final Path witness;
    private final int people;
    private final int archiveSeconds;
    private final Map<String, Double> clock = new LinkedHashMap<>();
    private final DrillCheck check = new DrillCheck();
    private final long started = System.nanoTime();

    RestoreStory(Path folder, int people, int archiveSeconds) {
        this.folder = folder;
        this.witness = folder.resolve("witness.txt");
        this.people = people;
        this.archiveSeconds = archiveSeconds;
    }

    /** How long each step took, in seconds. */
    Map<String, Double> clock() {
        return clock;
    }

    private interface Step {
        void run() throws IOException, InterruptedException, SQLException;
    }

    private void timed(String name, Step step) throws IOException, InterruptedException, SQLException {
        long began = System.nanoTime();
        step.run();
        clock.put(name, (System.nanoTime() - began) / 1e9);
        System.err.printf("%7.1f s  %s%n", (System.nanoTime() - started) / 1e9, name);
    }

    DrillCheck live() throws IOException, InterruptedException, SQLException {
        try (DrillSmsc smsc = new DrillSmsc();
                DrillPostgres postgres = new DrillPostgres(folder, archiveSeconds)) {
            Before before = before(postgres, smsc);
            putBackToTheEnd(postgres, smsc, before);
            postgres.kill();
            putBackToTheMoment(postgres, smsc, before);
            return check;
        }
    }

    /**
     * What was there when everything was killed.
     *
     * @param moment before somebody was erased
     * @param closed the secret of a client that was closed after the moment
     * @param folderThen the register's folder as it was when the disk was lost
     */
    private record Before(
            Instant moment,
            long killedMillis,
            List<Acknowledged> acknowledged,
            UUID erased,
            String closed,
            Path folderThen) {}

    private Before before(DrillPostgres postgres, DrillSmsc smsc)
            throws IOException, InterruptedException, SQLException {
        int port = DrillPostgres.freePort();
        DrillRegister register = new DrillRegister(folder.resolve("register"), postgres, smsc, witness, port);
        timed("migrate", () -> register.run("migrate").orFail("migrate"));
        timed(
                "fill",
                () -> register.run("demo-data", "--people", Integer.toString(people), "--seed", "7")
                        .orFail("demo-data"));
        openToThePublic(postgres);
        FaultProcess server = register.serve();
        String secret = secret(register.run("client", "add", "drill-court", "--feed", "COURT")
                .orFail("client add")
                .text());
        String closed = secret(register.run("client", "add", CLOSED, "--feed", "COURT")
                .orFail("client add")
                .text());
        ClusterClients clients = new ClusterClients(List.of("http://127.0.0.1:" + port));
        long zero = System.currentTimeMillis() - clients.nowMillis();
        clients.begin(Map.of("drill-court", secret));
        QueuedMessages messages = new QueuedMessages(application(postgres), register.secrets());
        messages.leave("0399 0000001", "Sent before the moment", Instant.now());
        await("a message is sent", () -> smsc.to(SENT_BEFORE) == 1);
        timed("full backup", postgres::backup);
        messages.leave("0399 0000003", "Due tomorrow", Instant.now().plusSeconds(86_400));
        messages.leave("0399 0000002", "Sent after the moment", Instant.now().plusSeconds(4));
        smsc.confirms(false);
        smsc.ask(ASKED_BEFORE, "HELP");
        await("a question is answered", () -> smsc.to(ASKED_BEFORE) >= 1);
        // pgBackRest knows the end of a backup to the second, and takes one that ended in an earlier second than the
        // moment.
        Thread.sleep(1_500);
        Instant moment = Instant.now();
        Thread.sleep(500);
        smsc.confirms(true);
        UUID erased = erase(postgres, register);
        register.run("client", "disable", CLOSED).orFail("client disable");
        await("a message is sent after the moment", () -> smsc.to(SENT_AFTER) >= 1);
        // The log with the moment in it is archived, and there is something behind that.
        Thread.sleep(archiveSeconds * 2_000L);
        // A minute need not pass until its witness knows of it.
        register.run("audit", "checkpoint").orFail("audit checkpoint");
        long killed = System.currentTimeMillis();
        server.kill();
        postgres.lose();
        List<Acknowledged> acknowledged = acknowledged(clients.end(), zero);
        check.holds("clients were told of messages", acknowledged.size() > archiveSeconds);
        Path then = folder.resolve("register-then");
        FileSystemUtils.copyRecursively(folder.resolve("register"), then);
        return new Before(moment, killed, acknowledged, erased, closed, then);
    }

    private void putBackToTheEnd(DrillPostgres postgres, DrillSmsc smsc, Before before)
            throws IOException, InterruptedException, SQLException {
        timed("restored to the end of the log", () -> postgres.restore("end", List.of()));
        DrillRegister register =
                new DrillRegister(folder.resolve("register"), postgres, smsc, witness, DrillPostgres.freePort());
        refused("end", register);
        timed("end: after-restore", () -> putRight("end", register));
        check.lost(
                before.killedMillis(),
                archiveSeconds * 1_000L + TOLERANCE_MILLIS,
                before.acknowledged(),
                receipts(postgres));
        erased("end", postgres, before.erased());
        timed("end: audit verify", () -> verify("end", register));
    }

    private void putBackToTheMoment(DrillPostgres postgres, DrillSmsc smsc, Before before)
            throws IOException, InterruptedException, SQLException {
        timed(
                "restored to the moment",
                () -> postgres.restore(
                        "moment",
                        List.of(
                                "--type=time",
                                "--target="
                                        + before.moment()
                                                .toString()
                                                .replace('T', ' ')
                                                .replace("Z", "+00"),
                                "--target-action=promote")));
        long since = System.currentTimeMillis();
        int port = DrillPostgres.freePort();
        DrillRegister register = new DrillRegister(before.folderThen(), postgres, smsc, witness, port);
        check.holds(
                "moment: whoever is erased later is there",
                number(postgres, "select count(*) from register.person where id = '" + before.erased() + "'") == 1);
        refused("moment", register);
        String said = putRight("moment", register);
        check.holds("moment: the lost leaves are named", said.contains("Lost are the leaves"));
        check.holds(
                "moment: the trail has a new origin: " + said, said.contains("on the trail is nsor.gov.pk/trail/2"));
        check.restoredTo(before.moment().toEpochMilli(), before.acknowledged(), receipts(postgres));
        erased("moment", postgres, before.erased());
        check.holds(
                "moment: audit verify says which leaves are lost",
                verify("moment", register).contains("LOST are"));
        check.holds("moment: the public is told about no CNIC", number(postgres, """
                        select count(*) from release.policy p where channel = 'SMS_CNIC' and open
                        and version = (select max(version) from release.policy o where o.channel = p.channel)
                        """) == 0);
        long signedIn = number(
                postgres, "select (select count(*) from access.session) + (select count(*) from access.client_token)");
        boolean wasOpen =
                number(postgres, "select count(*) from access.machine_client where enabled and name = '" + CLOSED + "'")
                        == 1;
        check.holds("moment: a client that was closed later is open", wasOpen);
        register.run("client", "disable", CLOSED).orFail("client disable");
        FaultProcess[] server = new FaultProcess[1];
        timed("moment: the server is up", () -> server[0] = register.serve());
        check.closed("moment", said, signedIn, tokenStatus(port, before.closed()) == 401);
        smsc.ask(ASKED_WHILE_HELD, "HELP");
        await("a new question is answered while all else is held", () -> smsc.to(ASKED_WHILE_HELD) >= 1);
        Thread.sleep(3_000);
        check.holds(
                "moment: something else than the new answer went out: " + smsc.since(since),
                smsc.since(since).stream().allMatch(sent -> sent.number().equals(ASKED_WHILE_HELD)));
        Instant restored = Instant.ofEpochMilli(
                number(postgres, "select (extract(epoch from since) * 1000)::bigint from restore.held"));
        int dropped = new QueuedMessages(application(postgres), register.secrets()).dropDoubtful(restored);
        check.arrived("moment: messages in doubt that were dropped", 1, dropped);
        // Tomorrow has come.
        execute(postgres, "update sms.message set due_at = now() where state = 'QUEUED'");
        await("what was not due yet is sent", () -> smsc.to(DUE_LATER) >= 1);
        Thread.sleep(2_000);
        check.arrived("moment: what was not due yet", 1, smsc.to(DUE_LATER));
        check.arrived("moment: what was sent after the moment", 0, count(smsc, since, SENT_AFTER));
        check.arrived("moment: what was sent before the moment", 0, count(smsc, since, SENT_BEFORE));
        check.arrived("moment: the answer of before", 0, count(smsc, since, ASKED_BEFORE));
        server[0].stop();
    }

    /** What the token endpoint says to the client that was closed. */
    private static int tokenStatus(int port, String secret) throws IOException, InterruptedException {
        String credentials =
                Base64.getEncoder().encodeToString((CLOSED + ":" + secret).getBytes(StandardCharsets.UTF_8));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/oauth2/token"))
                                    .header("Authorization", "Basic " + credentials)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static long count(DrillSmsc smsc, long since, String number) {
        return smsc.since(since).stream()
                .filter(sent -> sent.number().equals(number))
                .count();
    }

    private void refused(String which, DrillRegister register) throws IOException, InterruptedException {
        DrillRegister.Said said = register.run("serve", "--synthetic");
        check.holds(
                which + ": a server starts before after-restore: " + said.text(),
                said.status() == 1 && said.text().contains("bin/nsor after-restore"));
    }

    private String putRight(String which, DrillRegister register) throws IOException, InterruptedException {
        DrillRegister.Said said = register.run("after-restore");
        Matcher origin = NEW_ORIGIN.matcher(said.text());
        if (said.status() == 1 && origin.find()) {
            // Its witness has seen leaves that are lost.
            register.callTrail(origin.group(1));
            said = register.run("after-restore");
        }
        check.holds(which + ": after-restore: " + said.text(), said.status() == 0);
        return said.text();
    }

    private String verify(String which, DrillRegister register) throws IOException, InterruptedException {
        DrillRegister.Said said = register.run("audit", "verify", "--checkpoint", witness.toString());
        check.holds(which + ": audit verify: " + said.text(), said.status() == 0);
        return said.text();
    }

    private void erased(String which, DrillPostgres postgres, UUID person) throws SQLException {
        String is = " = '" + person + "'";
        check.erased(
                which,
                number(
                        postgres,
                        "select (select count(*) from register.person where id" + is + ")"
                                + " + (select count(*) from register.person_cnic where person_id" + is + ")"
                                + " + (select count(*) from conviction.conviction where person_id" + is + ")"
                                + " + (select count(*) from audit.content_key where id" + is + ")"),
                number(postgres, "select count(*) from retention.erasure where subject_id" + is));
    }

    /** Makes somebody due, and erases them as the server does: the rows, then the log, then the key. */
    private static UUID erase(DrillPostgres postgres, DrillRegister register) throws SQLException {
        UUID person = UUID.fromString(text(postgres, "select id::text from register.person order by serial limit 1"));
        String is = " = '" + person + "'";
        execute(postgres, "update register.person set registered_at = '2010-01-01' where id" + is);
        execute(
                postgres,
                "update registration.standing set was_registrable = true, first_day = '2009-01-01',"
                        + " last_day = '2010-01-01', stands_since = '2010-01-02' where person_id" + is);
        try (Connection connection = postgres.application();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select retention.erase('" + person + "', false)")) {
            row.next();
            if (!"ERASED".equals(row.getString(1))) {
                throw new IllegalStateException("Nobody could be erased: " + row.getString(1));
            }
        }
        new Keys(new SecretDirectory(register.secrets()))
                .destroyRecord(new DestructionLog.ErasedRecord(
                        person,
                        UUID.fromString(text(postgres, "select id::text from retention.erasure where subject_id" + is)),
                        "SEALED_RECORD",
                        LocalDate.now(Day.ZONE)));
        return person;
    }

    private static List<Acknowledged> acknowledged(List<Operation> operations, long zero) {
        List<Acknowledged> all = new ArrayList<>();
        for (Operation operation : operations) {
            operation.tries().stream()
                    .filter(Operation.Try::isAcknowledged)
                    .forEach(one ->
                            all.add(new Acknowledged(one.receipt(), zero + one.beganMillis(), zero + one.endMillis())));
        }
        return all;
    }

    private static String secret(String said) {
        String line =
                said.lines().filter(one -> one.contains("Secret")).findFirst().orElseThrow();
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    private static DriverManagerDataSource application(DrillPostgres postgres) {
        return new DriverManagerDataSource(postgres.url(), "nsor_app", "application");
    }

    private static void openToThePublic(DrillPostgres postgres) throws SQLException {
        try (Connection connection = postgres.application();
                Statement statement = connection.createStatement()) {
            statement.execute("select release.open_with_made_up_orders('Made-up order of the drill')");
        }
    }

    private static Set<String> receipts(DrillPostgres postgres) throws SQLException {
        Set<String> receipts = new HashSet<>();
        try (Connection connection = postgres.superuser("nsor");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select receipt from intake.message")) {
            while (rows.next()) {
                receipts.add(rows.getString(1));
            }
        }
        return receipts;
    }

    private static long number(DrillPostgres postgres, String question) throws SQLException {
        return Long.parseLong(text(postgres, question));
    }

    private static String text(DrillPostgres postgres, String question) throws SQLException {
        try (Connection connection = postgres.superuser("nsor");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return Objects.requireNonNull(row.getString(1));
        }
    }

    private static void execute(DrillPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.superuser("nsor");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void await(String what, BooleanSupplier isSo) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!isSo.getAsBoolean()) {
            if (System.currentTimeMillis() > end) {
                throw new IllegalStateException("It did not come to this in three minutes: " + what);
            }
            Thread.sleep(100);
        }
    }
}

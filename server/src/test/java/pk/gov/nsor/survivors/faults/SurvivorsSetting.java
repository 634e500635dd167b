package pk.gov.nsor.survivors.faults;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import pk.gov.nsor.Nsor;
import pk.gov.nsor.foundation.sms.faults.FaultProcess;
import pk.gov.nsor.foundation.sms.faults.FaultRegister;
import pk.gov.nsor.foundation.sms.faults.FaultServer;

/** A register with people in it, a vault that reads it and in which survivors are enrolled, and the vault's SMSC, each on its folder. */
final class SurvivorsSetting {

    private static final String PRISONS = "prisons";
    private static final String VAULT = "vault";

    private final Path folder;
    private final FaultRegister register;
    private final FaultServer vault;
    private final AlertSmscProcess smsc;
    private final Prisons prisons;
    private final List<Offender> offenders;
    private final List<Survivor> survivors;
    private final Map<String, String> vaultSettings = new HashMap<>();

    /** @param people in the register; a third of them can have something happen to them */
    SurvivorsSetting(Path folder, Random random, int people, int enrolments)
            throws IOException, InterruptedException, SQLException {
        this.folder = folder;
        smsc = new AlertSmscProcess(folder);
        int port = freePort();
        // Who is there when the register starts is supervised at once, and others within a minute.
        fill(people, random.nextInt(1_000_000));
        register = new FaultRegister(folder.resolve("register"), Map.of("NSOR_PORT", Integer.toString(port)));
        FaultProcess prisonsClient = adding(PRISONS, "PRISON", "PRISONS");
        FaultProcess vaultsClient = adding(VAULT, "SURVIVORS_VAULT", "SURVIVORS_VAULT");
        prisons = new Prisons(register, port, PRISONS, secret(prisonsClient));
        vaultSettings.putAll(settings(enrolments, port, secret(vaultsClient)));
        awaitSupervised();
        try (Connection connection = register.connect()) {
            offenders = Offender.choose(connection, enrolments * 4 / 5, random);
        }
        Path enrolled = folder.resolve("enrolments.txt");
        FaultProcess enrolling = enrolling(enrolled, enrolments);
        for (Offender offender : offenders) {
            if (offender.held()) {
                prisons.admitted(offender);
            }
        }
        openChannel();
        String _ = enrolling.awaitLine("It is done");
        int _ = enrolling.awaitEnd();
        survivors = Survivor.read(enrolled);
        vault = new FaultServer(vaultFolder(), vaultSettings);
        awaitRead("The vault does not read the register");
    }

    private Map<String, String> settings(int enrolments, int port, String secret) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "NSOR_APPLICATION", "vault",
                "NSOR_PORT", "0",
                "NSOR_VAULT_PLACES", Integer.toString(enrolments + enrolments / 4),
                "NSOR_SMPP_HOST", "127.0.0.1",
                "NSOR_SMPP_PORT", Integer.toString(smsc.port()),
                "NSOR_SMPP_SYSTEM_ID", "vault",
                "NSOR_SMPP_PASSWORD", "secret",
                "NSOR_SMS_NEUTRAL_SENDER", AlertPhones.NUMBER,
                "NSOR_SMPP_NEUTRAL_LEASE", "4s"));
        settings.putAll(Map.of(
                // Whatever concerns two is decided in parts, so that things are killed between them.
                "NSOR_VAULT_ALERTS_AT_ONCE",
                "1",
                "NSOR_VAULT_REGISTER_URL",
                "http://127.0.0.1:" + port,
                "NSOR_VAULT_REGISTER_CLIENT",
                VAULT,
                "NSOR_VAULT_REGISTER_SECRET",
                secret));
        return settings;
    }

    private Path vaultFolder() {
        return folder.resolve("vault");
    }

    FaultRegister register() {
        return register;
    }

    FaultServer vault() {
        return vault;
    }

    AlertSmscProcess smsc() {
        return smsc;
    }

    Prisons prisons() {
        return prisons;
    }

    List<Offender> offenders() {
        return offenders;
    }

    List<Survivor> survivors() {
        return survivors;
    }

    /** The vault, hours later; the one before has to be killed. */
    FaultProcess later() {
        FaultProcess later = work("later");
        String _ = later.awaitLine("It is done");
        later.listenNoMore();
        return later;
    }

    void end() throws InterruptedException {
        vault.stop();
        register.stop();
        smsc.kill();
    }

    private void fill(int people, int seed) throws IOException, InterruptedException {
        Path data = FaultServer.prepared(folder.resolve("register/data"));
        FaultProcess filling = FaultProcess.start(
                Nsor.class,
                FaultProcess.withoutTests(),
                Map.of("NSOR_DATA", data.toString()),
                folder.resolve("filling.log"),
                "demo-data",
                "--people",
                Integer.toString(people),
                "--seed",
                Integer.toString(seed));
        filling.listenNoMore();
        if (filling.awaitEnd() != 0) {
            throw new IllegalStateException("The register could not be filled; see " + folder);
        }
    }

    /** Until there are as many cases as a moment ago, and some. */
    private void awaitSupervised() throws InterruptedException, SQLException {
        int before = 0;
        for (int tries = 0; tries < 60; tries++) {
            Thread.sleep(1500);
            int cases;
            try (Connection connection = register.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from supervision.case_file")) {
                cases = rows.next() ? rows.getInt(1) : 0;
            }
            if (cases > 0 && cases == before) {
                awaitRead("What follows the people's registration is not done");
                return;
            }
            before = cases;
        }
        throw new IllegalStateException("Nobody is supervised");
    }

    private void awaitRead(String otherwise) throws InterruptedException {
        if (!Happenings.awaitRead(register)) {
            throw new IllegalStateException(otherwise);
        }
    }

    private FaultProcess enrolling(Path result, int enrolments) throws IOException {
        Path cases = folder.resolve("cases.txt");
        Files.write(
                cases,
                offenders.stream()
                        .map(offender -> offender.court() + "\t" + offender.caseNumber())
                        .toList());
        Path _ = FaultServer.prepared(vaultFolder());
        return work("enrol", cases.toString(), result.toString(), Integer.toString(enrolments));
    }

    private FaultProcess work(String... arguments) {
        Map<String, String> environment = new HashMap<>(vaultSettings);
        environment.put("NSOR_DATA", vaultFolder().toString());
        return FaultProcess.start(
                VaultWork.class, FaultProcess.everything(), environment, folder.resolve("work.log"), arguments);
    }

    private FaultProcess adding(String name, String feed, String agency) {
        return FaultProcess.start(
                Nsor.class,
                FaultProcess.withoutTests(),
                register.environment(),
                folder.resolve("client.log"),
                "client",
                "add",
                name,
                "--feed",
                feed,
                "--agency",
                agency);
    }

    private static String secret(FaultProcess adding) {
        String line = adding.awaitLine("Secret");
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    /** As two people open it on an order. */
    private void openChannel() throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection connection = register.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            int _ = statement.executeUpdate("""
                    insert into exchange.subscriber (id, client_id, audience, channel, rests_on, proposal_id, opened_at)
                    select '%s', id, 'change-of-whereabouts', 'PULL', 'Made-up order of the tests', gen_random_uuid(), now()
                    from access.machine_client where name = '%s'
                    """.formatted(id, VAULT));
            int _ = statement.executeUpdate(
                    "insert into exchange.delivery (subscriber_id) values ('%s')".formatted(id));
            connection.commit();
            for (int tries = 0; tries < 600; tries++) {
                try (var rows = statement.executeQuery(
                        "select filled_at is not null from exchange.subscriber where id = '%s'".formatted(id))) {
                    if (rows.next() && rows.getBoolean(1)) {
                        return;
                    }
                }
                connection.commit();
                Thread.sleep(200);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("The channel is not filled");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.DELIVER_SM;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.SUBMIT_SM;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.deliverSm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.publicservice.enquiry.internal.TestEnquiry;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.DatabaseMoment;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestDatabase;

/**
 * Destroying keys is the erasure, in backups too: an old copy of the database is put beside the keys there are, and
 * somebody who already knows the number, the CNIC, the text and the code tries every key in every way things are hashed.
 */
@Tag("register")
class ErasureTest {

    private static final String SENDER = "923997654321";
    private static final Pattern CODE = Pattern.compile("DISPUTE ([A-Z2-9]{8})");
    private static final String PART = "a very private remark";

    /** All that is kept of the public's questions. */
    private static final List<String> KEPT = List.of(
            "sms.exchange.content",
            "sms.question_part.content",
            "sms.question_part.sender_hash",
            "enquiry.ledger.sender_hash",
            "enquiry.ledger.cnic_hash",
            "enquiry.ledger.code_hash",
            "enquiry.sender_language.sender_hash",
            "enquiry.recent_sender.sender_hash",
            "enquiry.recent_sender.turns",
            "enquiry.scan_trace.subject_hash",
            "enquiry.scan_trace.trace_hash");

    private final Cnic cnic = Samples.cnic();

    @TempDir
    private Path folder;

    @Test
    void anOldBackupBesideTodaysKeysTellsNothingAndBeforeTheyWereDestroyedItToldAll() throws Exception {
        Clock clock = Clock.system(Day.ZONE);
        TestGateway gateways = new TestGateway();
        Path secrets = gateways.database.data().resolve("secrets");
        String code = converse(gateways, clock);
        TestDatabase backup = gateways.database.copy();
        Path keysOfThen = copied(secrets);

        assertThat(found(backup, keysOfThen, code)).containsExactlyInAnyOrderElementsOf(KEPT);
        assertThat(found(backup, secrets, code))
                .as("on the same day the folder itself opens it")
                .containsExactlyInAnyOrderElementsOf(KEPT);

        later(gateways.database, secrets, Clock.offset(clock, Duration.ofDays(61)));
        assertThat(found(backup, secrets, code))
                .as("the backup, with today's keys")
                .isEmpty();
        assertThat(found(backup, keysOfThen, code))
                .as("the backup itself is whole: only the keys are missing")
                .containsExactlyInAnyOrderElementsOf(KEPT);
        assertThat(found(gateways.database, keysOfThen, code))
                .as("of the register itself the rows are gone too")
                .isEmpty();
    }

    @Test
    void keysThatComeBackFromABackupOfTheFolderAreDestroyedAgain() throws Exception {
        Clock clock = Clock.system(Day.ZONE);
        TestGateway gateways = new TestGateway();
        Path secrets = gateways.database.data().resolve("secrets");
        String code = converse(gateways, clock);
        TestDatabase backup = gateways.database.copy();
        Path restored = copied(secrets);
        later(gateways.database, restored, Clock.offset(clock, Duration.ofDays(1000)));
        assertThat(found(backup, restored, code)).isEmpty();
    }

    /** Leaves something of everything that is kept; returns the dispute code that was given. */
    private String converse(TestGateway gateways, Clock clock) throws Exception {
        TestEnquiry enquiry = new TestEnquiry();
        try (gateways;
                RawSmsc smsc = new RawSmsc(0)) {
            SmsGateway gateway =
                    gateways.start(smsc.port(), enquiry.handler(gateways.dataSource, gateways.keys, clock));
            smsc.acceptBind();
            smsc.question(1, SENDER, "LANG EN");
            smsc.confirm(smsc.read(SUBMIT_SM), "1");
            smsc.question(2, SENDER, cnic.formatted());
            RawSmsc.Pdu answer = smsc.read(SUBMIT_SM);
            smsc.confirm(answer, "2");
            byte[] part = ("\5\0\3\1\2\1" + PART).getBytes(StandardCharsets.US_ASCII);
            smsc.send(DELIVER_SM, 0, 3, deliverSm(SENDER, 0x40, 0, part));
            await().until(() -> gateways.count("select count(*) from sms.question_part") == 1
                    && gateways.count("select count(*) from sms.settled") >= 1);
            enquiry.watchForScans();
            gateway.stop();
            Matcher matcher = CODE.matcher(new String(answer.body(), StandardCharsets.ISO_8859_1));
            assertThat(matcher.find()).isTrue();
            return matcher.group(1);
        }
    }

    /** What the server does by itself, on a later day. */
    private static void later(TestDatabase database, Path secrets, Clock clock) {
        Keys keys = new Keys(new SecretDirectory(secrets));
        DatabaseAccess access = database.application();
        DataSource dataSource = new DriverManagerDataSource(access.url(), access.user(), access.password());
        JdbcClient jdbc = JdbcClient.create(dataSource);
        DatabaseMoment.set(dataSource, clock);
        new KeyRetention(new Sealing(keys), new ErasedContent(jdbc, clock), (purge, erased) -> {}, clock).forget();
        new TestEnquiry().forget(dataSource, keys, clock);
    }

    /** The columns in which somebody who knows everything finds what they know, with these keys. */
    private Set<String> found(TestDatabase database, Path secrets, String code) throws Exception {
        List<byte[]> keys = keys(secrets);
        List<KeyedHash> hashes = keys.stream().map(KeyedHash::new).toList();
        List<Encryption> encryptions = keys.stream().map(Encryption::new).toList();
        List<byte[]> known = guesses(hashes, code);
        Set<String> found = new TreeSet<>();
        try (Connection connection = database.superuser().connect();
                Statement statement = connection.createStatement()) {
            for (String column : KEPT) {
                String table = column.substring(0, column.lastIndexOf('.'));
                String name = column.substring(column.lastIndexOf('.') + 1);
                ResultSet rows =
                        statement.executeQuery("select " + name + " from " + table + " where " + name + " is not null");
                while (rows.next()) {
                    byte[] stored = rows.getObject(1) instanceof Long number ? number(number) : rows.getBytes(1);
                    boolean isFound = name.equals("content") ? opens(stored, encryptions) : isTold(stored, known);
                    if (isFound) {
                        found.add(column);
                    }
                }
            }
        }
        return found;
    }

    /** Everything known, hashed in all the ways the software has, under every key. */
    private List<byte[]> guesses(List<KeyedHash> hashes, String code) {
        List<byte[]> senders = hashes.stream().map(hash -> hash.of(SENDER)).toList();
        List<byte[]> inputs = new ArrayList<>(senders);
        inputs.add(code.getBytes(StandardCharsets.UTF_8));
        inputs.add(joined(number(cnic.number())));
        inputs.add(joined(new byte[] {'N'}, number(cnic.number())));
        inputs.add(joined(new byte[] {'B', 0}, number(cnic.number() / 1_000)));
        inputs.add(joined(new byte[] {'B', 1}, number(cnic.number() / 100_000)));
        for (byte[] sender : senders) {
            inputs.add(joined(sender, cnic.formatted().getBytes(StandardCharsets.UTF_8)));
            inputs.add(joined(sender, "LANG EN".getBytes(StandardCharsets.UTF_8)));
        }
        List<byte[]> guesses = new ArrayList<>(senders);
        for (KeyedHash hash : hashes) {
            inputs.forEach(input -> guesses.add(hash.of(input)));
        }
        return guesses;
    }

    /** Hashes are stored whole, or their first 16 or 8 bytes. */
    private static boolean isTold(byte[] stored, List<byte[]> guesses) {
        String text = new String(stored, StandardCharsets.ISO_8859_1);
        return guesses.stream()
                .anyMatch(guess -> text.contains(new String(Arrays.copyOf(guess, 8), StandardCharsets.ISO_8859_1)));
    }

    private boolean opens(byte[] stored, List<Encryption> encryptions) {
        for (Encryption encryption : encryptions) {
            try {
                String plain = new String(
                        encryption.decrypt(stored, "sms/1".getBytes(StandardCharsets.US_ASCII)),
                        StandardCharsets.UTF_8);
                assertThat(plain).contains(SENDER);
                return true;
            } catch (Encryption.WrongKeyException another) {
                // The next.
            }
        }
        return false;
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    private static List<byte[]> keys(Path secrets) throws IOException {
        List<byte[]> keys = new ArrayList<>();
        try (Stream<Path> files = Files.list(secrets)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".key")).toList()) {
                keys.add(Files.readAllBytes(file));
            }
        }
        return keys;
    }

    private Path copied(Path secrets) throws IOException {
        Path copy = folder.resolve("copy-" + System.nanoTime());
        Files.createDirectories(copy);
        try (Stream<Path> files = Files.list(secrets)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }
}

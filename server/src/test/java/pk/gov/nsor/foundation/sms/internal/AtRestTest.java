package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.DELIVER_SM;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.SUBMIT_SM;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.deliverSm;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.foundation.sms.internal.Sealing.Content;
import pk.gov.nsor.foundation.sms.internal.smpp.SmppAddress;
import pk.gov.nsor.publicservice.enquiry.internal.TestEnquiry;
import pk.gov.nsor.testing.Samples;

/** Numbers and texts are never in clear at rest: every byte of both schemas' tables is looked at. */
class AtRestTest {

    private static final String SENDER = "923997654321";
    private static final String TEXT = "a very private remark";

    private final TestGateway gateways = new TestGateway();
    private RawSmsc smsc;
    private SmsGateway gateway;

    @BeforeEach
    void bind() throws IOException {
        smsc = new RawSmsc(0);
        gateway = gateways.start(
                smsc.port(), new TestEnquiry().handler(gateways.dataSource, gateways.keys, Clock.system(Day.ZONE)));
        smsc.acceptBind();
    }

    @AfterEach
    void stop() throws Exception {
        smsc.close();
        gateway.stop();
        gateways.close();
    }

    @Test
    void noNumberAndNoTextIsStoredInClear() throws Exception {
        Cnic cnic = Samples.cnic();
        smsc.question(1, SENDER, cnic.formatted());
        smsc.confirm(smsc.read(SUBMIT_SM), "1");
        smsc.confirm(smsc.read(SUBMIT_SM), "2");
        smsc.question(2, SENDER, TEXT);
        byte[] part = ("\5\0\3\1\2\1" + TEXT).getBytes(StandardCharsets.US_ASCII);
        smsc.send(DELIVER_SM, 0, 3, deliverSm(SENDER, 0x40, 0, part));
        await().until(() -> gateways.count("select count(*) from sms.question_part") == 1
                && gateways.count("select count(*) from enquiry.ledger") == 2
                && gateways.count("select count(*) from sms.settled") == 1);

        List<byte[]> files = tableFiles();
        assertThat(files).hasSizeGreaterThan(8);
        assertThat(files)
                .as("what is in clear is seen")
                .anyMatch(file -> contains(file, "NOT_ON_REGISTER".getBytes(StandardCharsets.US_ASCII)));
        for (String secret : List.of(
                SENDER, SENDER.substring(2), TEXT, cnic.formatted(), Long.toString(cnic.number()), cnic.masked())) {
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE)) {
                assertThat(files).noneMatch(file -> contains(file, secret.getBytes(charset)));
            }
        }
        byte[] number = HexFormat.of().parseHex(HexFormat.of().toHexDigits(cnic.number()));
        assertThat(files).noneMatch(file -> contains(file, number));
    }

    @Test
    void afterThirtyDaysNobodyCanReadIt(@TempDir Path folder) {
        LocalDate day = LocalDate.of(2026, 1, 1);
        // Keys of its own: the running gateway destroys what is old by today.
        Sealing sealing = new Sealing(new Keys(new SecretDirectory(folder)));
        byte[] sealed = sealing.seal(Content.question(new SmppAddress((byte) 1, (byte) 1, SENDER), TEXT), day);
        sealing.destroyOldKeys(day.plusDays(30));
        assertThat(sealing.open(sealed, day).question()).isEqualTo(TEXT);
        sealing.destroyOldKeys(day.plusDays(31));
        assertThatThrownBy(() -> sealing.open(sealed, day)).isInstanceOf(Encryption.WrongKeyException.class);
    }

    @Test
    void aQuestionForHelpIsRemovedWhenItsAnswerIsConfirmed() throws Exception {
        smsc.question(1, SENDER, "HELP");
        smsc.confirm(smsc.read(SUBMIT_SM), "1");
        await().until(() -> gateways.count("select count(*) from sms.exchange where content is null") == 1);
    }

    @Test
    void aQuestionForHelpBeyondThoseAnsweredLeavesNeitherNumberNorText() throws Exception {
        for (int i = 1; i <= 51; i++) {
            smsc.question(i, SENDER, "HELP");
        }
        for (int i = 1; i <= 50; i++) {
            smsc.confirm(smsc.read(SUBMIT_SM), Integer.toString(i));
        }
        await().until(() -> gateways.count("select count(*) from sms.exchange where content is null") == 50
                && gateways.count("select count(*) from sms.exchange") == 51);
        Map<String, Object> left = gateways.jdbc
                .sql("select content, key_day from sms.exchange where content is not null")
                .query()
                .singleRow();
        Content kept = new Sealing(gateways.keys)
                .open(
                        (byte[]) Objects.requireNonNull(left.get("content")),
                        LocalDate.parse(String.valueOf(left.get("key_day"))));
        assertThat(kept.sender().text()).isEmpty();
        assertThat(kept.question()).isEmpty();
    }

    @Test
    void soItIsWhenAnotherGatewayTookTheAnswerOver() throws Exception {
        smsc.question(1, SENDER, "HELP");
        smsc.read(SUBMIT_SM);
        smsc.drop();
        gateway.stop();
        gateway = gateways.start(smsc.port());
        smsc.acceptBind();
        smsc.confirm(smsc.read(SUBMIT_SM), "1");
        await().until(() -> gateways.count("select count(*) from sms.exchange where content is null") == 1);
    }

    /** Tables, indexes and long values of both schemas, as they are on disk after a checkpoint. */
    private List<byte[]> tableFiles() throws Exception {
        List<byte[]> files = new ArrayList<>();
        try (Connection connection = gateways.database.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
            ResultSet rows = statement.executeQuery("""
                    select pg_read_binary_file(pg_relation_filepath(c.oid))
                    from pg_class c
                    where pg_relation_filepath(c.oid) is not null
                    and (c.relnamespace in ('sms'::regnamespace, 'enquiry'::regnamespace)
                        or c.oid in (select reltoastrelid from pg_class
                            where relnamespace in ('sms'::regnamespace, 'enquiry'::regnamespace)))
                    """);
            while (rows.next()) {
                files.add(rows.getBytes(1));
            }
        }
        return files;
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }
}

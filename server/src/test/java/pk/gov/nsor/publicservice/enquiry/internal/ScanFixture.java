package pk.gov.nsor.publicservice.enquiry.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.publicservice.enquiry.ScanAlerts.Alert;

/** An enquiry that is scanned. */
final class ScanFixture implements AutoCloseable {

    /** The first number of a block of 100,000. */
    static final long BLOCK = 9_352_077_700_001L / 100_000 * 100_000;

    static final String ORDINARY = "923990000001";

    final EnquiryFixture desk = new EnquiryFixture();
    private int phones;

    @Override
    public void close() {
        desk.close();
    }

    /** Each phone asks about so many. */
    void scan(int from, int to, int each) {
        String phone = phone();
        for (int i = from; i < to; i++) {
            phone = (i - from) % each == 0 ? phone() : phone;
            desk.ask(phone, cnic(BLOCK + i).formatted());
        }
        desk.process.detector.run();
    }

    void noteWide(int most) {
        for (int i = 0; i < most; i++) {
            note("92399000" + (1000 + i % 900), BLOCK + i * 50L, 1);
        }
        desk.process.detector.run();
    }

    void note(String phone, long number, int alike) {
        desk.process.watch.note(desk.question(phone, "").senderHash(), cnic(number), alike);
    }

    String english(String phone) {
        desk.ask(phone, "LANG EN");
        return phone;
    }

    String phone() {
        return "923991" + (100_000 + phones++);
    }

    List<Alert> alerts() {
        return desk.process.alerts.open();
    }

    UUID account() {
        UUID id = UUID.randomUUID();
        desk.jdbc.sql("""
                        insert into access.account (id, user_name, display_name, agency, password_hash, jurisdiction, created_at)
                        select ?, ?, 'A registrar', min(code), '', 'NATIONAL', now() from access.agency
                        """).params(id, "u" + id).update();
        return id;
    }

    List<String> files() throws Exception {
        try (Stream<Path> all = Files.list(desk.secrets)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    static Cnic cnic(long number) {
        return new Cnic(number);
    }
}

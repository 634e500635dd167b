package pk.gov.nsor.publicservice.enquiry.internal.quota;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.publicservice.enquiry.internal.Language;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.Command.AskCnic;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.ParsedQuestion;
import pk.gov.nsor.publicservice.enquiry.internal.quota.SenderLimits.Request;
import pk.gov.nsor.publicservice.enquiry.internal.scan.ScanWatch;

/**
 * What is noted of a question: that it was asked, and which answer it got, without what is drawn at random. The key is
 * another one each day.
 */
@Component
public class QuotaHashes {

    private static final String KEY = "repeat";

    private final ScanWatch scans;
    private final Keys keys;
    private final Clock clock;

    public QuotaHashes(ScanWatch scans, Keys keys, Clock clock) {
        this.scans = scans;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param mark which of the answers to this text it would be */
    public Request request(ParsedQuestion asked, Language language, int mark) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        LocalDate aMinuteAgo = LocalDate.ofInstant(now.minus(SenderLimit.REPEAT), clock.getZone());
        QuotaUse turn = turn(asked, language, mark, today);
        return new Request(
                asked.sender(), turn, aMinuteAgo.equals(today) ? turn : turn(asked, language, mark, aMinuteAgo));
    }

    /** Destroys the keys of days whose texts are no repeats any more. */
    public void forgetOld() {
        keys.destroyKeyedHashesBefore(KEY, LocalDate.now(clock).minusDays(1));
    }

    private QuotaUse turn(ParsedQuestion asked, Language language, int mark, LocalDate day) {
        byte[] sender = asked.sender().bytes();
        byte[] text = asked.question().text().strip().getBytes(StandardCharsets.UTF_8);
        ByteBuffer hash = ByteBuffer.wrap(keys.keyedHash(KEY, day)
                .of(ByteBuffer.allocate(sender.length + text.length)
                        .put(sender)
                        .put(text)
                        .array()));
        int answer = language.ordinal() | mark << 2;
        QuotaUse.Kind kind = asked.topic().turn();
        int block = 0;
        if (asked.command() instanceof AskCnic ask) {
            kind = scans.isScanned(asked.sender(), ask.cnic()) ? QuotaUse.Kind.SCANNED : kind;
            block = scans.block(asked.sender(), ask.cnic());
        }
        // Masked by the hash, the answer can be compared with another to the same text, but not read.
        return new QuotaUse(kind, 0, hash.getLong(), (byte) (hash.get() ^ answer), block);
    }
}

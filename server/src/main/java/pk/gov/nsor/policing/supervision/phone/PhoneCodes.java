package pk.gov.nsor.policing.supervision.phone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.policing.supervision.CodeSource;

/** The codes that show that a person has a telephone in hand. Whoever calls holds the lock of the person's row. */
@Component
public class PhoneCodes {

    public static final Duration GOOD_FOR = Duration.ofMinutes(15);
    static final int TRIES = 5;
    /** So many codes go to a number in an hour, whoever it is said to belong to: nobody is to be pestered. */
    static final int CODES = 3;

    static final Duration CODES_WITHIN = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final CodeSource source;
    private final KeyedHash hash;
    private final Clock clock;

    PhoneCodes(JdbcClient jdbc, CodeSource source, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.source = source;
        this.hash = keys.keyedHash("phone-code");
        this.clock = clock;
    }

    /** A code and the identifier of its message. */
    public record Drawn(UUID id, String code) {}

    /**
     * A new code for a number; those before it are good no more.
     *
     * @throws InvalidValueException where the number has got as many as it may
     */
    public Drawn draw(UUID phone, byte[] numberHash) {
        // Two officers may ask for one number at once, for two people.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(encode(?, 'hex'), 2))::text")
                .param(numberHash)
                .query(String.class)
                .optional();
        OffsetDateTime now = OffsetDateTime.now(clock);
        int sent = jdbc.sql("select count(*) from supervision.phone_code where number_hash = ? and sent_at > ?")
                .params(numberHash, now.minus(CODES_WITHIN))
                .query(Integer.class)
                .single();
        if (sent >= CODES) {
            throw new InvalidValueException(
                    "phone.codes", "%s codes were sent to this number within an hour. Try again later.", CODES);
        }
        Drawn drawn = new Drawn(UUID.randomUUID(), source.next());
        jdbc.sql("""
                        insert into supervision.phone_code (id, phone_id, number_hash, code_hash, sent_at, good_until)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .param(drawn.id())
                .param(phone)
                .param(numberHash)
                .param(hash(drawn.id(), drawn.code()))
                .param(now)
                .param(now.plus(GOOD_FOR))
                .update();
        return drawn;
    }

    /** Checks the code that was entered; a wrong one is counted. */
    public Verdict judge(UUID phone, String entered) {
        return jdbc.sql("""
                        select id, code_hash as hash, good_until, tries from supervision.phone_code
                        where phone_id = ? order by sent_at desc, id limit 1
                        """)
                .param(phone)
                .query(Sent.class)
                .optional()
                .map(sent -> judge(sent, entered))
                .orElse(Verdict.TOO_LATE);
    }

    /** What an entered code was. */
    public enum Verdict {
        RIGHT,
        WRONG,
        /** There were too many wrong ones: a new code is needed, also where this was the right one. */
        USED_UP,
        TOO_LATE
    }

    private record Sent(UUID id, byte[] hash, OffsetDateTime goodUntil, int tries) {}

    private Verdict judge(Sent code, String entered) {
        if (!OffsetDateTime.now(clock).isBefore(code.goodUntil())) {
            return Verdict.TOO_LATE;
        }
        if (code.tries() >= TRIES) {
            return Verdict.USED_UP;
        }
        String digits = Digits.western(entered).replaceAll("[^0-9]", "");
        if (MessageDigest.isEqual(code.hash(), hash(code.id(), digits))) {
            return Verdict.RIGHT;
        }
        jdbc.sql("update supervision.phone_code set tries = tries + 1 where id = ?")
                .param(code.id())
                .update();
        return code.tries() + 1 < TRIES ? Verdict.WRONG : Verdict.USED_UP;
    }

    private byte[] hash(UUID id, String code) {
        return hash.of((id + "/" + code).getBytes(StandardCharsets.US_ASCII));
    }
}

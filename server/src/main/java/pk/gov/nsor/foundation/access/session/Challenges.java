package pk.gov.nsor.foundation.access.session;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The challenges that sessions have asked passkeys to sign. A session has one challenge for each purpose, the latest.
 * The first answer uses it up, whatever its outcome, so that of two answers to one challenge only one is checked.
 */
@Component
public class Challenges {

    /** How long after it was issued a challenge can be answered. */
    public static final Duration VALID_FOR = Duration.ofMinutes(5);

    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Challenges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the passkey's signature is for. */
    public enum Purpose {
        MAKE,
        USE
    }

    /**
     * A new challenge, in place of the one there may be.
     *
     * @param session the name by which the browser knows its session
     * @return 32 random bytes
     */
    public byte[] ask(String session, Purpose purpose) {
        byte[] challenge = new byte[BYTES];
        random.nextBytes(challenge);
        jdbc.sql("""
                        insert into access.passkey_challenge as c (session_hash, purpose, challenge, made_at)
                        values (?, ?, ?, ?) on conflict (session_hash, purpose)
                        do update set challenge = excluded.challenge, made_at = excluded.made_at
                        """)
                .params(SessionTokens.hash(session), purpose.name(), challenge, OffsetDateTime.now(clock))
                .update();
        return challenge;
    }

    /** Takes the challenge that waits for an answer; empty where there is none, or it has expired. */
    public Optional<byte[]> take(String session, Purpose purpose) {
        return jdbc.sql("""
                        delete from access.passkey_challenge where session_hash = ? and purpose = ?
                        returning challenge, made_at
                        """)
                .params(SessionTokens.hash(session), purpose.name())
                .query((row, number) ->
                        row.getObject("made_at", OffsetDateTime.class).isBefore(over())
                                ? Optional.<byte[]>empty()
                                : Optional.of(row.getBytes("challenge")))
                .optional()
                .flatMap(found -> found);
    }

    /** Removes expired challenges. */
    public void forget() {
        jdbc.sql("delete from access.passkey_challenge where made_at < ?")
                .param(over())
                .update();
    }

    private OffsetDateTime over() {
        return OffsetDateTime.now(clock).minus(VALID_FOR);
    }
}

package pk.gov.nsor.foundation.access.account;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * Delivers a new pass-phrase or token to its holder: in two parts, each shown once to one of the two people who made
 * the account or client, so that neither of them can sign in as somebody else.
 */
@Service
public class Handovers {

    /** How long a part waits to be collected. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final byte[] CONTEXT = "handover/1".getBytes(StandardCharsets.UTF_8);

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Trail trail;
    private final Clock clock;

    Handovers(JdbcClient jdbc, Keys keys, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A part that waits for its holder.
     *
     * @param subject the account or client
     * @param part 1 or 2
     */
    public record Waiting(UUID subject, int part, Instant since) {}

    /** Stores both parts, replacing those of an earlier secret, in the transaction that makes the secret. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(UUID subject, String firstPart, UUID firstHolder, String secondPart, UUID secondHolder) {
        jdbc.sql("delete from access.handover where subject_id = ?")
                .param(subject)
                .update();
        insert(subject, 1, firstPart, firstHolder);
        insert(subject, 2, secondPart, secondHolder);
    }

    /** The parts that wait for somebody, the oldest first. */
    public List<Waiting> waitingFor(UUID holder) {
        return jdbc.sql("""
                        select subject_id, part, made_at as since from access.handover
                        where holder_id = ? and made_at > ? order by made_at
                        """).params(holder, oldest()).query(Waiting.class).list();
    }

    /** Takes the part that waits for its holder; empty where there is none. */
    @Transactional
    public Optional<String> take(UUID subject, UUID holder, Actor by) {
        Optional<String> part = jdbc.sql("""
                        delete from access.handover where subject_id = ? and holder_id = ? and made_at > ?
                        returning wrapped_key, content, part
                        """)
                .params(subject, holder, oldest())
                .query((row, number) -> new String(
                        keys.unwrap(row.getBytes("wrapped_key"), owner(subject, row.getInt("part")))
                                .decrypt(row.getBytes("content"), CONTEXT),
                        StandardCharsets.UTF_8))
                .optional();
        if (part.isPresent()) {
            trail.append(TrailEntry.done(by, TrailAction.HANDOVER_TAKEN).about(subject));
        }
        return part;
    }

    /** Removes parts that nobody collected in time. */
    public int forget() {
        return jdbc.sql("delete from access.handover where made_at <= ?")
                .param(oldest())
                .update();
    }

    private void insert(UUID subject, int part, String text, UUID holder) {
        byte[] key = keys.newWrappedKey(owner(subject, part));
        jdbc.sql("""
                        insert into access.handover (subject_id, part, holder_id, wrapped_key, content, made_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        subject,
                        part,
                        holder,
                        key,
                        keys.unwrap(key, owner(subject, part)).encrypt(text.getBytes(StandardCharsets.UTF_8), CONTEXT),
                        OffsetDateTime.now(clock))
                .update();
    }

    private OffsetDateTime oldest() {
        return OffsetDateTime.now(clock).minus(KEPT);
    }

    private static String owner(UUID subject, int part) {
        return "handover " + subject + " " + part;
    }
}

package pk.gov.nsor.foundation.sms.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.sms.SenderHash;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.foundation.sms.internal.Sealing.Content;
import pk.gov.nsor.foundation.sms.internal.smpp.DeliverSm.Segment;
import pk.gov.nsor.foundation.sms.internal.text.JoinedParts;

/** Parts of long questions, kept until the others are there or have not come in time. */
public final class QuestionPartRepository {

    /** How long a part waits for the others; then what is there counts as the question. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final SmscLink smscLink;
    private final Clock clock;
    private final Clock shared;
    private final JoinedParts joined;

    /**
     * @param smscLink the parts were sent to
     * @param clock by which this process says when a part came in
     * @param shared by which parts wait for each other: a process whose clock is wrong takes nobody's half question
     */
    QuestionPartRepository(JdbcClient jdbc, Sealing sealing, SmscLink smscLink, Clock clock, Clock shared) {
        this.smscLink = smscLink;
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.clock = clock;
        this.shared = shared;
        this.joined = new JoinedParts(jdbc, sealing, smscLink, shared);
    }

    /** Names a message of several parts. */
    public record Key(SenderHash sender, int reference, int total) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::sender)
                    .thenComparing(Key::reference)
                    .thenComparing(Key::total)
                    .compare(this, other);
        }
    }

    /** A part that came in. */
    record Arrived(Segment segment, Content content, Instant receivedAt) {}

    /** A message put together. */
    record Whole(Content content, Instant receivedAt) {}

    /** Stores parts; returns the messages that are whole now, and removes their parts. */
    List<Whole> add(List<Arrived> parts) {
        // In one order and one sender's message after the other, so that of two batches with the last two parts one
        // sees the other's, and neither waits for the other for ever.
        Map<Key, List<Arrived>> messages = new TreeMap<>();
        Duration apart = Duration.between(clock.instant(), shared.instant());
        for (Arrived part : parts) {
            Key key = new Key(
                    sealing.hash(part.content().sender()),
                    part.segment().reference(),
                    part.segment().total());
            messages.computeIfAbsent(key, unused -> new ArrayList<>())
                    .add(new Arrived(
                            part.segment(), part.content(), part.receivedAt().plus(apart)));
        }
        List<Whole> whole = new ArrayList<>();
        messages.forEach((key, arrived) -> {
            lock(key);
            arrived.forEach(part -> insert(key, part));
            byte[][] senders = candidates(key, arrived.getLast().receivedAt());
            List<Stored> stored = stored(key, senders);
            if (stored.size() == key.total()) {
                if (delete(key, senders) != key.total()) {
                    throw new ConcurrencyFailureException("Parts of a question were taken as overdue just now");
                }
                joined.remember(key, pieces(stored));
                whole.add(join(stored));
            }
        });
        return whole;
    }

    /** How many messages there are whose missing parts have not come in time. */
    int overdue() {
        return jdbc.sql("""
                        select count(*) from (
                            select from sms.question_part where line = ?
                            group by sender_hash, reference, total having max(received_at) < ?) overdue
                        """)
                .params(smscLink.name(), OffsetDateTime.now(shared).minus(PATIENCE))
                .query(Integer.class)
                .single();
    }

    /**
     * Takes out the messages whose missing parts have not come in time, with what there is of them; but not what was
     * delivered once more after it had been put together.
     *
     * @param most so many at most
     */
    List<Whole> takeOverdue(int most) {
        joined.forgetOld();
        Map<Key, List<Stored>> messages = new LinkedHashMap<>();
        jdbc.sql("""
                        delete from sms.question_part p
                        where p.line = ? and (p.sender_hash, p.reference, p.total) in (
                            select sender_hash, reference, total
                            from sms.question_part
                            where line = ?
                            group by sender_hash, reference, total
                            having max(received_at) < ?
                            limit ?)
                        returning p.sender_hash, p.reference, p.total, p.part, p.received_at, p.key_day, p.content
                        """)
                .params(
                        smscLink.name(),
                        smscLink.name(),
                        OffsetDateTime.now(shared).minus(PATIENCE),
                        most)
                .query(row -> {
                    Key key = new Key(
                            new SenderHash(row.getBytes("sender_hash")), row.getInt("reference"), row.getInt("total"));
                    messages.computeIfAbsent(key, unused -> new ArrayList<>()).add(stored(row));
                });
        List<Whole> overdue = new ArrayList<>();
        messages.forEach((key, stored) -> {
            Stored first = stored.getFirst();
            SenderHash sender =
                    sealing.hash(sealing.open(first.content(), first.keyDay()).sender());
            if (!joined.know(new Key(sender, key.reference(), key.total()), pieces(stored))) {
                overdue.add(join(stored));
            }
        });
        return overdue;
    }

    private List<JoinedParts.Piece> pieces(List<Stored> parts) {
        return parts.stream()
                .map(part -> new JoinedParts.Piece(
                        part.part(), sealing.open(part.content(), part.keyDay()).question()))
                .toList();
    }

    private void lock(Key key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(encode(?, 'hex') || ?, 1))::text")
                .param(key.sender().bytes())
                .param("/" + key.reference() + "/" + key.total() + "/" + smscLink)
                .query(String.class)
                .optional();
    }

    private void insert(Key key, Arrived part) {
        LocalDate day = LocalDate.ofInstant(part.receivedAt(), Day.ZONE);
        jdbc.sql("""
                        insert into sms.question_part
                            (line, sender_hash, reference, total, part, received_at, key_day, content)
                        select ?, ?, ?, ?, ?, ?, ?, ?
                        where not exists (
                            select from sms.question_part
                            where line = ? and sender_hash = any (?) and reference = ? and total = ? and part = ?)
                        on conflict do nothing
                        """)
                .param(smscLink.name())
                .param(sealing.stored(key.sender(), day))
                .param(key.reference())
                .param(key.total())
                .param(part.segment().part())
                .param(OffsetDateTime.ofInstant(part.receivedAt(), Day.ZONE))
                .param(day)
                .param(sealing.seal(part.content(), day))
                .param(smscLink.name())
                .param(candidates(key, part.receivedAt()))
                .param(key.reference())
                .param(key.total())
                .param(part.segment().part())
                .update();
    }

    /** Parts of one message may have arrived before and after midnight. */
    private byte[][] candidates(Key key, Instant receivedAt) {
        LocalDate day = LocalDate.ofInstant(receivedAt, Day.ZONE);
        LocalDate other = LocalDate.ofInstant(receivedAt.minus(PATIENCE), Day.ZONE);
        byte[] present = sealing.stored(key.sender(), day);
        return other.equals(day) ? new byte[][] {present} : new byte[][] {present, sealing.stored(key.sender(), other)};
    }

    private List<Stored> stored(Key key, byte[][] senders) {
        return jdbc.sql("""
                        select part, received_at, key_day, content from sms.question_part
                        where line = ? and sender_hash = any (?) and reference = ? and total = ?
                        """)
                .param(smscLink.name())
                .param(senders)
                .param(key.reference())
                .param(key.total())
                .query((row, number) -> stored(row))
                .list();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getInt("part"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("key_day", LocalDate.class),
                row.getBytes("content"));
    }

    private int delete(Key key, byte[][] senders) {
        return jdbc.sql("""
                        delete from sms.question_part
                        where line = ? and sender_hash = any (?) and reference = ? and total = ?
                        """)
                .param(smscLink.name())
                .param(senders)
                .param(key.reference())
                .param(key.total())
                .update();
    }

    private Whole join(List<Stored> parts) {
        StringBuilder text = new StringBuilder();
        List<Content> contents = parts.stream()
                .sorted(Comparator.comparing(Stored::part))
                .map(part -> sealing.open(part.content(), part.keyDay()))
                .toList();
        contents.forEach(content -> text.append(content.question()));
        Instant last = parts.stream()
                .map(Stored::receivedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Whole(
                Content.question(contents.getFirst().sender(), text.toString()),
                last.plus(Duration.between(shared.instant(), clock.instant())));
    }

    private record Stored(int part, Instant receivedAt, LocalDate keyDay, byte[] content) {}
}

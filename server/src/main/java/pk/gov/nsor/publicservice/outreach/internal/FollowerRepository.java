package pk.gov.nsor.publicservice.outreach.internal;

import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.Messages;
import pk.gov.nsor.foundation.sms.TextLanguage;

/**
 * Who follows what, and who was asked. A number is sealed under a key of its own, wrapped under one that is held outside the
 * database, and found by a keyed hash that no other table has. Whoever calls has the number's day locked.
 */
@Component
class FollowerRepository {

    /** So many wrong codes, and the right one is none any more. */
    static final int TRIES = 3;

    private final JdbcClient jdbc;
    private final Messages messages;
    private final SealedNumbers numbers;
    private final KeyedHash followers;
    private final KeyedHash codes;

    FollowerRepository(JdbcClient jdbc, Keys keys, Messages messages) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.numbers = new SealedNumbers(keys);
        this.followers = keys.keyedHash("outreach-follower");
        this.codes = keys.keyedHash("outreach-code");
    }

    boolean follows(MobileNumber number, String area) {
        return exists(
                "select exists (select from outreach.subscription where follower_hash = ? and area = ?)",
                hash(number),
                area);
    }

    /** Whether the number was asked about the area, and the code is not over yet, whether or not it can still be used. */
    boolean isAsked(MobileNumber number, String area, OffsetDateTime now) {
        return exists(
                "select exists (select from outreach.pending where follower_hash = ? and area = ? and good_until > ?)",
                hash(number),
                area,
                now);
    }

    /** Keeps a code, in the place of one that is over. */
    void ask(MobileNumber number, String area, String code, TextLanguage language, OffsetDateTime goodUntil) {
        byte[] follower = hash(number);
        jdbc.sql("""
                        insert into outreach.pending (follower_hash, area, code_hash, language, good_until)
                        values (?, ?, ?, ?, ?)
                        on conflict (follower_hash, area) do update
                        set code_hash = excluded.code_hash, language = excluded.language,
                            good_until = excluded.good_until, tries = 0
                        """)
                .params(follower, area, codeHash(follower, area, code), language.name(), goodUntil)
                .update();
    }

    /** What a code was. */
    sealed interface Judged {
        record Right(String area) implements Judged {}

        record Wrong() implements Judged {}

        /** There were too many wrong ones. */
        record UsedUp() implements Judged {}
    }

    /** Checks a code. The right one makes the number a follower; a wrong one counts against all that wait. */
    Judged judge(MobileNumber number, String code, OffsetDateTime now) {
        byte[] follower = hash(number);
        List<Pending> waiting =
                jdbc.sql("""
                        select area, code_hash as code, language, tries from outreach.pending
                        where follower_hash = ? and good_until > ? order by area
                        """).params(follower, now).query(Pending.class).list();
        Pending right = right(waiting, follower, code);
        if (right != null) {
            subscribe(number, right, now);
            return new Judged.Right(right.area);
        }
        if (!code.isEmpty()) {
            jdbc.sql("""
                            update outreach.pending set tries = tries + 1
                            where follower_hash = ? and good_until > ? and tries < ?
                            """).params(follower, now, TRIES).update();
        }
        int counted = code.isEmpty() ? 0 : 1;
        boolean isUsedUp = !waiting.isEmpty() && waiting.stream().allMatch(one -> one.tries + counted >= TRIES);
        return isUsedUp ? new Judged.UsedUp() : new Judged.Wrong();
    }

    /** Removes all that there is of the number, whatever it is, and has no campaign's message sent to it that waits still. */
    void forget(MobileNumber number) {
        byte[] follower = hash(number);
        // A campaign that is being listed shows its recipients only once it is committed: it is waited for before any
        // is removed.
        List<UUID> _ = jdbc.sql("select id from outreach.subscription where follower_hash = ? for update")
                .param(follower)
                .query(UUID.class)
                .list();
        jdbc.sql("delete from outreach.pending where follower_hash = ?")
                .param(follower)
                .update();
        messages.withdraw(jdbc.sql("""
                        delete from outreach.campaign_recipient where subscription in
                            (select id from outreach.subscription where follower_hash = ?)
                        returning id
                        """).param(follower).query(UUID.class).list());
        jdbc.sql("delete from outreach.subscription where follower_hash = ?")
                .param(follower)
                .update();
    }

    int forgetOver(OffsetDateTime now) {
        return jdbc.sql("delete from outreach.pending where good_until <= ?")
                .param(now)
                .update();
    }

    /** When, and which sort of answer; not to whom. */
    void note(List<FollowAnswer> answers, OffsetDateTime now) {
        jdbc.sql("insert into outreach.ledger (answered_at, kind) select ?, kind from unnest(?) as answer (kind)")
                .param(now)
                .param(answers.stream().map(FollowAnswer::name).toArray(String[]::new))
                .update();
    }

    private record Pending(String area, byte[] code, TextLanguage language, int tries) {}

    private @Nullable Pending right(List<Pending> waiting, byte[] follower, String code) {
        Pending right = null;
        for (Pending one : waiting) {
            if (one.tries < TRIES && MessageDigest.isEqual(one.code, codeHash(follower, one.area, code))) {
                right = one;
            }
        }
        return right;
    }

    private void subscribe(MobileNumber number, Pending pending, OffsetDateTime now) {
        UUID id = UUID.randomUUID();
        byte[] follower = hash(number);
        SealedNumbers.Sealed sealed = numbers.seal(id, number);
        jdbc.sql("""
                        insert into outreach.subscription
                            (id, follower_hash, area, language, wrapped_key, number, since)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (follower_hash, area) do nothing
                        """)
                .params(
                        id,
                        follower,
                        pending.area,
                        pending.language.name(),
                        sealed.wrappedKey(),
                        sealed.number(),
                        now.toLocalDate())
                .update();
        jdbc.sql("delete from outreach.pending where follower_hash = ? and area = ?")
                .params(follower, pending.area)
                .update();
    }

    private boolean exists(String sql, Object... values) {
        return jdbc.sql(sql).params(values).query(Boolean.class).single();
    }

    private byte[] hash(MobileNumber number) {
        return followers.of(number.e164());
    }

    private byte[] codeHash(byte[] follower, String area, String code) {
        return codes.of(HexFormat.of().formatHex(follower) + "/" + area + "/" + code);
    }
}

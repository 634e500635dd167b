package pk.gov.nsor.benchmark.campaigns;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;

/** Followers of one district, and a campaign to them that is begun and paused by its first day. */
final class FollowersData {

    private static final byte[] CONTEXT = "outreach/1".getBytes(StandardCharsets.US_ASCII);
    private static final int AT_ONCE = 5_000;
    /** Synthetic ones, with fewer digits than senders of enquiries have. */
    private static final long FIRST_NUMBER = 92_399_0000_000L;

    private final Connection owner;
    private final UUID campaign = UUID.randomUUID();

    FollowersData(Connection owner) {
        this.owner = owner;
    }

    /** Fills in followers as FOLLOW would, their numbers sealed under keys of their own; those of an earlier run go. */
    void follow(Path folder, int followers) throws SQLException {
        Keys keys = new Keys(new SecretDirectory(folder.resolve("secrets")));
        execute("delete from outreach.subscription where area = 'ziarat'");
        owner.setAutoCommit(false);
        try (PreparedStatement insert = owner.prepareStatement("""
                insert into outreach.subscription (id, follower_hash, area, language, wrapped_key, number, since)
                values (?, sha256(?), 'ziarat', 'ENGLISH', ?, ?, current_date)
                """)) {
            for (int follower = 0; follower < followers; follower++) {
                UUID id = UUID.randomUUID();
                byte[] number = ("+" + (FIRST_NUMBER + follower)).getBytes(StandardCharsets.US_ASCII);
                byte[] key = keys.newWrappedKey("outreach/" + id);
                Encryption encryption = keys.unwrap(key, "outreach/" + id);
                insert.setObject(1, id);
                insert.setBytes(2, number);
                insert.setBytes(3, key);
                insert.setBytes(4, encryption.encrypt(number, CONTEXT));
                insert.addBatch();
                if ((follower + 1) % AT_ONCE == 0) {
                    int[] _ = insert.executeBatch();
                    owner.commit();
                }
            }
            int[] _ = insert.executeBatch();
            owner.commit();
        } finally {
            owner.setAutoCommit(true);
        }
        execute("vacuum (analyze) outreach.subscription");
    }

    /** A campaign that has not begun. */
    void plan() throws SQLException {
        execute(
                "update outreach.campaign set state = 'ENDED', end_cause = 'STOPPED', ended_at = now() where state <> 'ENDED'");
        execute("""
                insert into outreach.campaign (id, title, english, begins_on, ends_on, most_parts, rests_on, decided_at, state)
                values ('%s', 'Benchmark', 'Listen when your child tells you. In danger call 15.', current_date + 2,
                    current_date + 30, 10000000, gen_random_uuid(), now(), 'PLANNED')
                """.formatted(campaign));
        execute("insert into outreach.campaign_district values ('%s', 'ziarat', true)".formatted(campaign));
    }

    /** Sends from now on; the register looks each half minute. */
    void send() throws SQLException {
        execute("update outreach.campaign set begins_on = current_date - 1 where id = '%s'".formatted(campaign));
    }

    /** What the gateway has not been given waits. */
    void pause() throws SQLException {
        execute("update outreach.campaign set begins_on = current_date + 2 where id = '%s'".formatted(campaign));
    }

    /** How many messages the gateway was given. */
    int handed() throws SQLException {
        return count("select handed from outreach.campaign where id = '%s'".formatted(campaign));
    }

    /** How many of these the SMSC has not confirmed. */
    int waiting() throws SQLException {
        return count("select count(*) from sms.message where line = 'PUBLIC' and state = 'QUEUED'");
    }

    private int count(String sql) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            boolean _ = statement.execute(sql);
        }
    }
}

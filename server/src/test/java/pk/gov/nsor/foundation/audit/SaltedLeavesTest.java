package pk.gov.nsor.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.audit.proof.LeafEncoding;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;
import pk.gov.nsor.foundation.audit.sealing.EntryRow;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestDatabase;

/** Whoever has a hash of the tree and knows all that an entry may say cannot tell whether it does. */
@RegisterTest
class SaltedLeavesTest {

    private static final Actor ACTOR = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "192.0.2.7");

    @Autowired
    private Trail trail;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void noKindOfEntryCanBeGuessedFromTheHashOfItsLeaf() {
        long before = last();
        int written = 0;
        for (TrailAction action : TrailAction.values()) {
            for (TrailEntry entry : everyWay(action)) {
                trail.appendAlone(entry);
                written++;
            }
        }
        List<LeafEncoding> leaves = jdbc.query(
                "select " + EntryRow.COLUMNS + " from audit.entry where id > ? and actor_id = ? order by id",
                (row, number) -> EntryRow.leaf(row),
                before,
                ACTOR.id());
        assertThat(leaves).hasSize(written);
        Set<List<Byte>> salts = new HashSet<>();
        for (LeafEncoding leaf : leaves) {
            assertThat(leaf.encode()[0]).isEqualTo((byte) 2);
            assertThat(salts.add(list(leaf.salt())))
                    .as("its salt is no other's")
                    .isTrue();
            // All is known but the salt: neither leaving it out nor one that is easily thought of gives the hash.
            for (byte @Nullable [] tried : new byte @Nullable [][] {null, new byte[16], ofNumber(leaf.id())}) {
                assertThat(MerkleHash.leaf(with(leaf, tried).encode()))
                        .as("%s", leaf.action())
                        .isNotEqualTo(leaf.hash());
            }
        }
        assertThat(salts.stream().flatMap(List::stream).distinct().count())
                .as("every byte comes up in so many salts")
                .isEqualTo(256);
    }

    @Test
    void nobodyAddsAnEntryWithoutASaltOrOneTooShort() throws SQLException {
        JdbcClient superuser = TestDatabase.superuserOf(dataSource);
        String insert = "insert into audit.entry (occurred_at, actor_kind, origin, action, outcome, salt)"
                + " values (now(), 'SYSTEM', 'x', 'SIGN_IN', 'DONE', %s)";
        for (String salt :
                List.of("null", "''", "decode(repeat('00', 15), 'hex')", "decode(repeat('00', 17), 'hex')")) {
            assertThatThrownBy(() -> superuser.sql(insert.formatted(salt)).update())
                    .hasMessageContaining("salted");
        }
        assertThatThrownBy(() -> superuser
                        .sql(
                                "insert into audit.entry (occurred_at, actor_kind, origin, action, outcome, key_id, content)"
                                        + " values (now(), 'SYSTEM', 'x', 'SIGN_IN', 'DONE', gen_random_uuid(), '\\x00')")
                        .update())
                .as("a content without a commitment")
                .hasMessageContaining("salted");
        // The server's role does not choose one, however random it looks.
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(insert.formatted("decode(repeat('ab', 16), 'hex')")))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theRuleHoldsForAllRowsOfARegisterThatBeganWithIt() {
        assertThat(jdbc.queryForObject(
                        "select convalidated from pg_constraint where conname = 'salted'"
                                + " and conrelid = 'audit.entry'::regclass",
                        Boolean.class))
                .isTrue();
    }

    private static List<TrailEntry> everyWay(TrailAction action) {
        UUID person = UUID.randomUUID();
        return List.of(
                TrailEntry.done(ACTOR, action),
                TrailEntry.refused(ACTOR, action).about(person),
                TrailEntry.done(ACTOR, action)
                        .about(person)
                        .purpose("SUPERVISION")
                        .link("OWN_CASE"),
                TrailEntry.done(ACTOR, action).about(person).with(Map.of("name", "Akbar")),
                TrailEntry.done(ACTOR, action).with(Map.of("words", "Akbar")),
                TrailEntry.done(ACTOR, action).naming(List.of(person)));
    }

    private static LeafEncoding with(LeafEncoding of, byte @Nullable [] salt) {
        return new LeafEncoding(
                of.id(),
                of.occurredAt(),
                of.actorKind(),
                of.actorId(),
                of.origin(),
                of.action(),
                of.outcome(),
                of.subjectId(),
                of.purpose(),
                of.link(),
                of.keyId(),
                of.contentHash(),
                of.commitment(),
                salt);
    }

    private static byte[] ofNumber(long id) {
        return Arrays.copyOf(
                MerkleHash.sha256(Long.toString(id).getBytes(java.nio.charset.StandardCharsets.UTF_8)), 16);
    }

    private static List<Byte> list(byte @Nullable [] salt) {
        assertThat(salt).hasSize(16);
        List<Byte> bytes = new ArrayList<>();
        for (byte one : salt == null ? new byte[0] : salt) {
            bytes.add(one);
        }
        return bytes;
    }

    private long last() {
        Long last = jdbc.queryForObject("select coalesce(max(id), 0) from audit.entry", Long.class);
        return last == null ? 0 : last;
    }
}

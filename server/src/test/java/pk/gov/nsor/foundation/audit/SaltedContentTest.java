package pk.gov.nsor.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.audit.proof.MerkleHash;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.testing.RegisterTest;

/** What an entry holds can be shown without the key, and cannot be guessed without the salt. */
@RegisterTest
class SaltedContentTest {

    private static final byte[] TEXT = "{\"name\":\"Akbar\"}".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private Trail trail;

    @Autowired
    private RecordKeys keys;

    @Autowired
    private JdbcClient jdbc;

    private final Encryption key = new Encryption(new byte[32]);

    @Test
    void whatTheTrailWroteIsOpenedAndFitsItsCommitment() {
        UUID subject = UUID.randomUUID();
        trail.appendAlone(TrailEntry.done(Actor.system("test"), TrailAction.PERSON_VIEWED)
                .about(subject)
                .with(Map.of("name", "Akbar")));
        Stored stored = stored(subject);
        SaltedContent opened = SaltedContent.open(
                keys.find(subject).orElseThrow(), "PERSON_VIEWED", stored.content(), stored.commitment());
        assertThat(opened.text()).isEqualTo(TEXT);
        assertThat(opened.salt()).hasSize(32);
        // By hand, as somebody without the key would.
        assertThat(MerkleHash.sha256(opened.salt(), opened.text())).isEqualTo(stored.commitment());
    }

    @Test
    void theSameTextIsCommittedToDifferentlyEachTime() {
        assertThat(SaltedContent.of(TEXT).commitment())
                .isNotEqualTo(SaltedContent.of(TEXT).commitment());
        assertThat(SaltedContent.of(TEXT).commitment()).isNotEqualTo(MerkleHash.sha256(TEXT));
    }

    @Test
    void anEntryWithoutContentHasNoCommitment() {
        UUID subject = UUID.randomUUID();
        trail.appendAlone(
                TrailEntry.done(Actor.system("test"), TrailAction.PERSON_VIEWED).about(subject));
        assertThat(jdbc.sql("select content is null and commitment is null from audit.entry where subject_id = ?")
                        .param(subject)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void contentsFromBeforeThereWereCommitmentsAreStillOpened() {
        byte[] older = key.encrypt(TEXT, "trail/1/SIGN_IN".getBytes(StandardCharsets.UTF_8));
        SaltedContent opened = SaltedContent.open(key, "SIGN_IN", older, null);
        assertThat(opened.text()).isEqualTo(TEXT);
        assertThat(opened.salt()).isNull();
        assertThat(opened.commitment()).isNull();
    }

    @Test
    void anotherCommitmentActionOrVersionIsRefused() {
        SaltedContent content = SaltedContent.of(TEXT);
        byte[] encrypted = content.encrypted(key, "SIGN_IN");
        byte[] commitment = content.commitment();
        assertThat(SaltedContent.open(key, "SIGN_IN", encrypted, commitment).text())
                .isEqualTo(TEXT);
        assertThatThrownBy(() -> SaltedContent.open(key, "SIGN_IN", encrypted, new byte[32]))
                .hasMessage("The entry's commitment is not to its content");
        assertThatThrownBy(() -> SaltedContent.open(key, "SIGN_OUT", encrypted, commitment))
                .isInstanceOf(Encryption.WrongKeyException.class);
        assertThatThrownBy(() -> SaltedContent.open(key, "SIGN_IN", encrypted, null))
                .isInstanceOf(Encryption.WrongKeyException.class);
    }

    private Stored stored(UUID subject) {
        return jdbc.sql("select content, commitment from audit.entry where subject_id = ?")
                .param(subject)
                .query((row, number) -> new Stored(row.getBytes(1), row.getBytes(2)))
                .single();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stored(byte[] content, byte[] commitment) {}
}

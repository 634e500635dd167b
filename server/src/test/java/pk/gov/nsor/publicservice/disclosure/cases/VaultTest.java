package pk.gov.nsor.publicservice.disclosure.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.testing.RegisterTest;

/** The files of requests are there for those who decide, and then for nobody. */
@RegisterTest
class VaultTest extends DisclosureFixture {

    @Autowired
    private Keys keys;

    @Autowired
    private Vault vault;

    @Test
    void thirtyDaysAfterTheDecisionTheKeyIsDestroyedAndTheTrailSaysSo() {
        UUID refused = taken(null);
        refuse(refused, RequestRefusal.UNRELATED, prosecutor());
        UUID answered = forwarded(null);
        answer(answered, new CheckFinding.Unsure());
        move(Duration.ofDays(30).minusMinutes(1));
        sweep.sweep();
        assertThat(opens(prosecutor(), refused)).as("a minute before").isTrue();
        assertThat(opens(bureau(), answered)).isTrue();
        assertThat(entries(answered, "DISCLOSURE_FILES_DESTROYED")).isZero();
        long before = destroyed();
        move(Duration.ofMinutes(2));
        sweep.sweep();
        sweep.sweep();
        for (UUID id : new UUID[] {refused, answered}) {
            assertThat(keys.findOfOne("disclosure-vault", id)).isEmpty();
            assertThat(vault.kept(id)).isEmpty();
            assertThat(entries(id, "DISCLOSURE_FILES_DESTROYED")).isOne();
            assertThat(request(id).filesDestroyedAt()).isNotNull();
        }
        assertThat(destroyed()).isGreaterThanOrEqualTo(before + 2);
        assertThat(opens(prosecutor(), refused)).isFalse();
        assertThat(opens(bureau(), answered)).isFalse();
        assertThat(request(answered).state()).as("what was decided stays").isEqualTo(RequestState.ANSWERED);
    }

    @Test
    void aBackupOfTheDatabaseDoesNotBringThemBack() {
        UUID id = taken(null);
        byte[] backup = jdbc.sql("select content from disclosure.vault_file where request_id = ? and kind = 'FIR'")
                .param(id)
                .query(byte[].class)
                .single();
        assertThat(vault.open(id, FileKind.FIR)).isPresent();
        asked.withdraw(id, asker().signedIn(), asker().actor());
        jdbc.sql("""
                        insert into disclosure.vault_file (request_id, kind, media_type, pages, content, added_at)
                        values (?, 'FIR', 'application/pdf', 2, ?, now())
                        """).params(id, backup).update();
        assertThat(vault.open(id, FileKind.FIR)).isEmpty();
        jdbc.sql("delete from disclosure.vault_file where request_id = ?")
                .param(id)
                .update();
    }

    @Test
    void whatIsTakenBackIsErasedAtOnce() {
        UUID id = forwarded(nobodys());
        asked.withdraw(id, asker().signedIn(), asker().actor());
        assertThat(keys.findOfOne("disclosure-vault", id)).isEmpty();
        assertThat(requests.details(request(id))).isEmpty();
        assertThat(opens(bureau(), id)).isFalse();
        assertThat(entries(id, "DISCLOSURE_WITHDRAWN")).isOne();
        assertThat(entries(id, "DISCLOSURE_FILES_DESTROYED")).isOne();
        refused("disclosure.ended", () -> asked.withdraw(id, asker().signedIn(), asker().actor()));
    }

    @Test
    void aDraftThatNobodySendsIsTakenBackAfterAWeek() {
        UUID id = draftWithFiles(null);
        move(DisclosureSweep.DRAFT.minusMinutes(1));
        sweep.sweep();
        assertThat(request(id).state()).isEqualTo(RequestState.DRAFT);
        move(Duration.ofMinutes(2));
        sweep.sweep();
        assertThat(request(id).state()).isEqualTo(RequestState.WITHDRAWN);
        assertThat(keys.findOfOne("disclosure-vault", id)).isEmpty();
    }

    @Test
    void aFileThatWasSentWronglyIsReplaced() {
        UUID id = draftWithFiles(null);
        attach(id, FileKind.FIR, pk.gov.nsor.testing.Pdfs.pages(5));
        assertThat(vault.kept(id)).extracting(Kept::pages).containsExactlyInAnyOrder(5, 1);
        assertThat(vault.open(id, FileKind.FIR).orElseThrow().pages()).isEqualTo(5);
    }

    private long destroyed() {
        return jdbc.sql("select count(*) from audit.entry where action = 'KEYS_DESTROYED'")
                .query(Long.class)
                .single();
    }
}

package pk.gov.nsor.survivors.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.VaultTest;
import tools.jackson.databind.json.JsonMapper;

@VaultTest
class CaseStoreTest {

    @Autowired
    private SupportCases cases;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Keys keys;

    @Value("${nsor.vault.cases}")
    private int places;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private PlatformTransactionManager manager;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JsonMapper json;

    private final Officers officers;
    private Helped helped;

    CaseStoreTest(Officers officers) {
        this.officers = officers;
    }

    @BeforeEach
    void people() {
        helped = new Helped(cases, officers);
    }

    @Test
    void whoReadsTheDatabaseSeesNeitherHowManyCasesThereAreNorWhichWasChanged() {
        UUID id = helped.opened();
        Map<UUID, byte[]> before = rows();
        helped.refer(id, helped.lawyer);
        Map<UUID, byte[]> after = rows();
        assertThat(after.keySet()).isEqualTo(before.keySet()).hasSize(places);
        assertThat(after.values()).extracting(content -> content.length).containsOnly(24_604);
        assertThat(after.entrySet().stream()
                        .filter(row -> !Arrays.equals(row.getValue(), before.get(row.getKey())))
                        .count())
                .isEqualTo(16);
    }

    @Test
    void whatSheHasErasedCannotBeReadFromACopyOfTheDatabaseEither() {
        UUID id = helped.opened();
        assertThat(keys.findOfOne("survivor-case", id)).isPresent();
        cases.erase(id, helped.adviser.signedIn(), helped.adviser.actor());
        assertThat(keys.findOfOne("survivor-case", id)).isEmpty();
        assertThat(rows()).doesNotContainKey(id).hasSize(places);
        assertThat(jdbc.sql("select count(*) from survivors.emptied")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aCaseThatAnAdviserHasErasedMeanwhileIsNotErasedAgainAndNoPlaceIsLost() {
        UUID gone = helped.opened();
        UUID old = helped.opened();
        cases.erase(gone, helped.adviser.signedIn(), helped.adviser.actor());
        cases.erase(List.of(gone, old));
        assertThat(cases.find(old, helped.adviser.signedIn())).isEmpty();
        assertThat(rows()).hasSize(places).doesNotContainKeys(gone, old);
        for (int more = cases.of(helped.adviser.signedIn()).size(); more < places / 2; more++) {
            assertThat(rows()).containsKey(helped.opened());
        }
    }

    @Test
    void whatHasNoPlaceInTheDatabaseIsNotKeptInMemoryEither(@Autowired CaseStore store) {
        assertThatThrownBy(() -> store.change(draft -> {
                    draft.empty(UUID.randomUUID());
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(rows()).hasSize(places);
        assertThat(rows()).containsKey(helped.opened());
    }

    @Test
    void whatIsKeptIsThereAgainAfterAStart() {
        UUID id = helped.opened();
        helped.refer(id, helped.lawyer, Shared.CONTACT);
        cases.check(
                id,
                Map.of(CheckLine.IN_CAMERA, CheckState.RESPECTED),
                helped.adviser.signedIn(),
                helped.adviser.actor());
        startAgain(again -> assertThat(again.find(id)).contains(helped.of(id)));
    }

    @Test
    void aVaultThatBeginsOnACopyWithACaseThatWasErasedSinceHasThePlaceEmpty() {
        UUID erased = helped.opened();
        UUID kept = helped.opened();
        Map<Integer, Map.Entry<UUID, byte[]>> copy = byNumber();
        cases.erase(erased, helped.adviser.signedIn(), helped.adviser.actor());
        Map<Integer, Map.Entry<UUID, byte[]>> after = byNumber();
        copy.forEach(this::restore);
        startAgain(again -> {
            assertThat(again.find(erased)).isEmpty();
            assertThat(again.find(kept)).contains(helped.of(kept));
            assertThat(rows()).doesNotContainKey(erased).hasSize(places);
        });
        // As the store of the other tests knows them.
        after.forEach(this::restore);
    }

    private Map<Integer, Map.Entry<UUID, byte[]>> byNumber() {
        Map<Integer, Map.Entry<UUID, byte[]>> rows = new HashMap<>();
        jdbc.sql("select number, id, content from survivors.support_case").query(row -> {
            rows.put(row.getInt("number"), Map.entry(row.getObject("id", UUID.class), row.getBytes("content")));
        });
        return rows;
    }

    private void restore(int number, Map.Entry<UUID, byte[]> row) {
        jdbc.sql("update survivors.support_case set id = ?, content = ? where number = ?")
                .params(row.getKey(), row.getValue(), number)
                .update();
    }

    private void startAgain(Consumer<CaseStore> check) {
        UUID process = jdbc.sql("select process from survivors.owner where part = 'cases'")
                .query(UUID.class)
                .single();
        try {
            check.accept(new CaseStore(template, manager, transaction, keys, json, places));
        } finally {
            jdbc.sql("update survivors.owner set process = ? where part = 'cases'")
                    .param(process)
                    .update();
        }
    }

    private Map<UUID, byte[]> rows() {
        Map<UUID, byte[]> rows = new HashMap<>();
        jdbc.sql("select id, content from survivors.support_case").query(row -> {
            rows.put(row.getObject("id", UUID.class), row.getBytes("content"));
        });
        return rows;
    }
}

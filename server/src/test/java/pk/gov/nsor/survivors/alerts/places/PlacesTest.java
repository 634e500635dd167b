package pk.gov.nsor.survivors.alerts.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.database.OutcomeUnknownException;
import pk.gov.nsor.foundation.database.RegisterTransactions;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.survivors.alerts.Enrolment;
import pk.gov.nsor.survivors.alerts.OffenderState;
import pk.gov.nsor.survivors.alerts.OffenderState.CourtCase;
import pk.gov.nsor.survivors.alerts.OffenderState.Custody;
import pk.gov.nsor.survivors.alerts.OpenEvent;
import pk.gov.nsor.survivors.alerts.SampleEnrolments;
import pk.gov.nsor.testing.VaultTest;

@VaultTest
class PlacesTest {

    private static final String CASE = "SC 1/2026";

    @Autowired
    private Places places;

    @Autowired
    private PlaceTable table;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Keys keys;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DataSource dataSource;

    /** What is kept here waits to be sent, which the pages of the tests after it would say. */
    @AfterEach
    void emptyAllThatWasPut() {
        boolean _ = places.change(draft -> {
            places.enrolments().stream()
                    .filter(enrolment -> enrolment.caseNumber().equals(CASE))
                    .forEach(enrolment -> draft.empty(enrolment.id()));
            return true;
        });
    }

    @Test
    void whatIsKeptIsThereAgainAfterAStart() {
        Enrolment kept = put();
        assertThat(places.find(kept.id())).contains(kept);
        assertThat(table.read().enrolments()).containsEntry(kept.id(), kept);
    }

    @Test
    void whoReadsTheDatabaseSeesNeitherHowManyThereAreNorWhereOneWasWritten() {
        Map<UUID, byte[]> before = rows();
        put();
        Map<UUID, byte[]> after = rows();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.values()).extracting(content -> content.length).containsOnly(4124);
        assertThat(after.entrySet().stream()
                        .filter(row -> !java.util.Arrays.equals(row.getValue(), before.get(row.getKey())))
                        .count())
                .isEqualTo(16);
    }

    @Test
    void aCommitOfWhichNobodyKnowsIsReadFromTheDatabaseWithTheNextChange() {
        for (boolean isThere : new boolean[] {true, false}) {
            DoubtfulTransactions doubtful = new DoubtfulTransactions(dataSource, isThere);
            Places doubted = new Places(table, new TransactionTemplate(doubtful));
            List<UUID> free = doubted.change(draft -> {
                UUID first = draft.free().orElseThrow();
                UUID second = draft.free().orElseThrow();
                while (second.equals(first)) {
                    second = draft.free().orElseThrow();
                }
                return List.of(first, second);
            });
            Enrolment kept = SampleEnrolments.in(free.getFirst(), CASE);
            Enrolment other = SampleEnrolments.in(free.getLast(), "SC 2/2026");
            doubtful.isDoubtful = true;
            assertThatThrownBy(() -> keep(doubted, kept)).isInstanceOf(OutcomeUnknownException.class);
            doubtful.isDoubtful = false;
            assertThat(doubted.hasOpenEvents())
                    .as("whoever looks for open events looks")
                    .isTrue();
            boolean isFound = doubted.change(draft -> draft.find(kept.id()).isPresent());
            assertThat(isFound).isEqualTo(isThere);
            // Others are written beside each change, from memory.
            for (int change = 0; change < 12; change++) {
                keep(doubted, other);
            }
            assertThat(table.read().enrolments().containsKey(kept.id())).isEqualTo(isThere);
            assertThat(doubted.find(kept.id()).isPresent()).isEqualTo(isThere);
        }
    }

    @Test
    void ofSeveralChangesInOneTransactionEachIsKept() {
        List<Enrolment> kept = transaction.execute(_ -> {
            List<Enrolment> all = new ArrayList<>();
            for (int change = 0; change < 12; change++) {
                all.add(put());
            }
            Enrolment first = all.getFirst();
            Enrolment erased = all.get(1);
            boolean _ = places.change(draft -> {
                draft.empty(erased.id());
                return true;
            });
            // Others that are written beside these are written as they are by now.
            for (int change = 0; change < 12; change++) {
                boolean _ = places.change(draft -> {
                    draft.put(first);
                    return true;
                });
            }
            all.remove(erased);
            return all;
        });
        assertThat(kept).hasSize(11).allSatisfy(one -> {
            assertThat(places.find(one.id())).contains(one);
            assertThat(table.read().enrolments()).containsEntry(one.id(), one);
        });
    }

    @Test
    void whatIsRolledBackIsNotKnown() {
        UUID place = transaction.execute(status -> {
            UUID taken = put().id();
            status.setRollbackOnly();
            return taken;
        });
        assertThat(places.find(place)).isEmpty();
        assertThat(table.read().enrolments()).doesNotContainKey(place);
        assertThat(places.change(Draft::free)).isPresent();
    }

    @Test
    void whatSheHasErasedCannotBeReadFromACopyOfTheDatabaseEither() {
        Enrolment erased = put();
        byte[] copy = rows().get(erased.id());
        boolean _ = places.change(draft -> {
            draft.empty(erased.id());
            return true;
        });
        assertThat(places.find(erased.id())).isEmpty();
        assertThat(rows()).doesNotContainKey(erased.id()).hasSize(64);
        assertThat(copy).isNotNull();
        assertThat(keys.findOfOne("survivor-place", erased.id())).isEmpty();
        assertThat(jdbc.sql("select count(*) from survivors.emptied")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(table.read().enrolments()).doesNotContainKey(erased.id());
    }

    @Test
    void aCopyOfTheDatabaseThatHasWhatSheErasedIsReadAndThePlaceIsEmpty() {
        Enrolment erased = put();
        Enrolment kept = put();
        Map<Integer, Map.Entry<UUID, byte[]>> copy = copy();
        empty(erased);
        copy.forEach((number, row) -> restore(number, row.getKey(), row.getValue()));
        Known read = table.read();
        assertThat(read.enrolments()).containsEntry(kept.id(), kept).doesNotContainKey(erased.id());
        assertThat(rows())
                .doesNotContainKey(erased.id())
                .hasSize(64)
                .allSatisfy((place, _) ->
                        assertThat(keys.findOfOne("survivor-place", place)).isPresent());
        assertThat(keys.findOfOne("survivor-place", erased.id())).isEmpty();
        empty(put());
        empty(kept);
    }

    @Test
    void aDatabaseThatIsNewerThanTheKeysIsNotReadAndNoKeyIsMade() {
        Map<Integer, Map.Entry<UUID, byte[]>> before = copy();
        UUID newer = UUID.randomUUID();
        restore(1, newer, before.get(1).getValue());
        try {
            assertThatThrownBy(() -> table.read())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the keys are older than the database");
            assertThat(keys.findOfOne("survivor-place", newer)).isEmpty();
        } finally {
            restore(1, before.get(1).getKey(), before.get(1).getValue());
        }
    }

    @Test
    void aTextThatDoesNotFitIsRefusedAndNothingIsWritten() {
        Map<UUID, byte[]> before = rows();
        assertThatThrownBy(() -> places.change(draft -> {
                    Enrolment sample = SampleEnrolments.in(draft.free().orElseThrow(), "1".repeat(5000));
                    draft.put(sample);
                    return sample;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("11111");
        assertThat(rows()).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void somebodyWithFiftyCasesHasRoom() {
        UUID alias = UUID.randomUUID();
        OffenderState state = new OffenderState(
                IntStream.range(0, 50)
                        .mapToObj(number -> new CourtCase("sessions-court-lahore", "SC " + number + "/2026", false))
                        .toList(),
                Custody.HELD,
                LocalDate.of(2024, 1, 1),
                null,
                null,
                "lahore",
                null,
                List.of("+923990009999"),
                List.of(),
                null);
        boolean _ = places.change(draft -> {
            draft.offender(alias, state);
            OpenEvent _ = draft.events().open(alias, state, state, Instant.EPOCH, null);
            return true;
        });
        Known read = table.read();
        assertThat(read.offenders()).containsEntry(alias, state);
        assertThat(read.events().values())
                .filteredOn(event -> event.alias().equals(alias))
                .singleElement()
                .returns(state, OpenEvent::before);
        boolean _ = places.change(draft -> {
            draft.offender(alias, null);
            draft.events().close(draft.events().all());
            return true;
        });
    }

    @Test
    void aProcessThatAnotherHasFollowedWritesNothingAnyMore() {
        UUID own = jdbc.sql("select process from survivors.owner where part = 'alerts'")
                .query(UUID.class)
                .single();
        jdbc.sql("update survivors.owner set process = ? where part = 'alerts'")
                .param(UUID.randomUUID())
                .update();
        Map<UUID, byte[]> before = rows();
        try {
            assertThatThrownBy(this::put)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Another process has the vault now");
            assertThat(rows()).usingRecursiveComparison().isEqualTo(before);
        } finally {
            jdbc.sql("update survivors.owner set process = ? where part = 'alerts'")
                    .param(own)
                    .update();
        }
        assertThat(put()).isNotNull();
    }

    private static void keep(Places in, Enrolment enrolment) {
        boolean _ = in.change(draft -> {
            draft.put(enrolment);
            return true;
        });
    }

    /** Whose commits, at times, are not acknowledged. */
    private static final class DoubtfulTransactions extends RegisterTransactions {

        private final boolean isThere;
        private boolean isDoubtful;

        /** @param isThere whether what is not acknowledged is there all the same */
        DoubtfulTransactions(DataSource dataSource, boolean isThere) {
            super(dataSource);
            this.isThere = isThere;
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            if (!isDoubtful || isThere) {
                super.doCommit(status);
            } else {
                doRollback(status);
            }
            if (isDoubtful) {
                throw new OutcomeUnknownException("The line was cut", new SQLException());
            }
        }
    }

    private Enrolment put() {
        return places.change(draft -> {
            Enrolment sample = SampleEnrolments.in(draft.free().orElseThrow(), CASE);
            draft.put(sample);
            return sample;
        });
    }

    private void empty(Enrolment enrolment) {
        boolean _ = places.change(draft -> {
            draft.empty(enrolment.id());
            return true;
        });
    }

    private Map<Integer, Map.Entry<UUID, byte[]>> copy() {
        Map<Integer, Map.Entry<UUID, byte[]>> rows = new HashMap<>();
        jdbc.sql("select number, id, content from survivors.place").query(row -> {
            rows.put(row.getInt("number"), Map.entry(row.getObject("id", UUID.class), row.getBytes("content")));
        });
        return rows;
    }

    private void restore(int number, UUID id, byte[] content) {
        jdbc.sql("update survivors.place set id = ?, content = ? where number = ?")
                .params(id, content, number)
                .update();
    }

    private Map<UUID, byte[]> rows() {
        Map<UUID, byte[]> rows = new HashMap<>();
        jdbc.sql("select id, content from survivors.place").query(row -> {
            rows.put(row.getObject("id", UUID.class), row.getBytes("content"));
        });
        return rows;
    }
}

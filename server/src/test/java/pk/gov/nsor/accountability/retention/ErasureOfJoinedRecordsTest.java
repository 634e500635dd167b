package pk.gov.nsor.accountability.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.enquiry.dispute.TicketHashes;
import pk.gov.nsor.record.conviction.merged.MergedFacts;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.SamePerson;
import pk.gov.nsor.record.merging.Merging;
import pk.gov.nsor.record.merging.PartedRecords;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

@RegisterTest
class ErasureOfJoinedRecordsTest {

    @Autowired
    private Erasures erasures;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private MergedFacts facts;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private SamePerson same;

    @Autowired
    private Proposals proposals;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PartedRecords parting;

    @Autowired
    private MergedRecords merged;

    @Autowired
    private HoldPlacing placing;

    @Autowired
    private TicketHashes hashes;

    @Value("${spring.datasource.url}")
    private String url;

    private EndedRecords records;
    private JoinedRecords joined;
    private Officers officers;
    private PersonId older;
    private PersonId newer;

    @BeforeEach
    void join(Officers made) {
        officers = made;
        records = new EndedRecords(registration, url);
        older = records.registered();
        newer = records.registered();
        joined = new JoinedRecords(
                jdbc,
                duplicates,
                same,
                proposals,
                officers.with(Role.REGISTRAR),
                officers.with(Role.NATIONAL_SUPERVISOR));
        joined.join(older, newer, facts.perhapsSame(older, newer));
    }

    @Test
    void whatKeepsOneOfThemIsSaidOfBothInTheList() {
        bothDue();
        assertThat(listed()).isNull();
        UUID asked = placing.ask(
                Held.record(newer),
                HoldCause.INQUIRY,
                EndedRecords.today(),
                "Asked by the inquiry",
                officers.with(Role.REGISTRAR).actor());
        assertThat(listed()).isEqualTo(Obstacle.DECISION);
        proposals.approve(asked, "", officers.with(Role.NATIONAL_SUPERVISOR).actor());
        assertThat(listed()).isEqualTo(Obstacle.HOLD);
        assertThat(erasures.erase(older.value())).isEqualTo(Erasures.Outcome.KEPT);
    }

    @Test
    void anOpenDisputeAboutAWithdrawnCnicOfTheJoinedOneKeepsBoth() {
        Cnic mistaken = Samples.cnic();
        records.superuser()
                .sql(
                        "insert into register.person_cnic (person_id, cnic, status, entered_at) values (?, ?, 'WITHDRAWN', now())")
                .params(newer.value(), mistaken.number())
                .update();
        bothDue();
        UUID ticket = UUID.randomUUID();
        records.superuser()
                .sql("""
                        insert into enquiry.dispute_ticket
                            (ledger_id, opened_at, key, answered_at, said_on, cnic_hash, state, state_since, language,
                             proof_from)
                        values (2, now(), ?, now(), true, ?, 'OPENED', now(), 'ENGLISH', now())
                        """)
                .params(ticket, hashes.ofCnic(ticket, mistaken))
                .update();
        try {
            assertThat(listed()).isEqualTo(Obstacle.DISPUTE);
            assertThat(erasures.erase(older.value())).isEqualTo(Erasures.Outcome.KEPT);
        } finally {
            records.superuser()
                    .sql("delete from enquiry.dispute_ticket where key = ?")
                    .param(ticket)
                    .update();
        }
        assertThat(erasures.erase(older.value())).isEqualTo(Erasures.Outcome.ERASED);
    }

    @Test
    void aRecordIsNotErasedWhileItIsToBeDecidedWhetherTwoAreOfOnePerson() {
        bothDue();
        UUID _ = parting.ask(
                merged.ofPart(newer).orElseThrow(),
                Merging.Going.NOTHING,
                "Their fingerprints differ",
                EndedRecords.today(),
                officers.with(Role.REGISTRAR).actor());
        assertThat(listed()).isEqualTo(Obstacle.DECISION);
        assertThat(erasures.erase(older.value())).isEqualTo(Erasures.Outcome.KEPT);
    }

    @Test
    void aRecordIsNotErasedWhileItIsToBeDecidedWhetherItIsJoinedWithAnother() {
        bothDue();
        PersonId third = records.registered();
        UUID _ = joined.ask(older, third, List.of());
        assertThat(listed()).isEqualTo(Obstacle.DECISION);
        assertThat(erasures.erase(older.value())).isEqualTo(Erasures.Outcome.KEPT);
    }

    @Test
    void aRecordIsNotErasedWhileSomethingThatOneHandDidWaitsForASecond() {
        bothDue();
        jdbc.sql("""
                        insert into registration.removal
                            (id, person_id, kind, fact_id, by_machine, recorded_by, recorded_at, since, state)
                        values (gen_random_uuid(), ?, 'RELEASE_MARK', gen_random_uuid(), false, gen_random_uuid(), now(), now(),
                            'WAITING')
                        """).param(older.value()).update();
        assertThat(listed()).isEqualTo(Obstacle.DECISION);
        assertThat(erasures.erase(older.value())).isEqualTo(Erasures.Outcome.KEPT);
    }

    private void bothDue() {
        records.ended(older.value(), EndedRecords.today().minusYears(EndedRecords.YEARS));
        records.ended(newer.value(), EndedRecords.today().minusYears(EndedRecords.YEARS));
    }

    /** What the list says keeps the record that leads. */
    private @Nullable Obstacle listed() {
        return erasures.soon(0, 100_000).stream()
                .filter(ending -> ending.person().equals(older.value()))
                .findFirst()
                .orElseThrow()
                .obstacle();
    }

    @Test
    void bothRecordsGoTogetherWithTheirKeys() {
        bothDue();
        assertThat(erasures.erase(newer.value()))
                .as("it goes with the leading one")
                .isEqualTo(Erasures.Outcome.NOT_DUE);
        assertThat(erasures.erase(older.value())).isEqualTo(Erasures.Outcome.ERASED);
        for (PersonId each : new PersonId[] {older, newer}) {
            assertThat(jdbc.sql("select keys_gone_at is not null from retention.erasure where subject_id = ?")
                            .param(each.value())
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(records.tablesWith(each.value().toString()))
                    .doesNotContain("register.person", "register.merged_record", "approval.proposal");
        }
    }

    @Test
    void whatWasProposedAboutBothGoesWithThemAndItsKey() {
        UUID together = proposal("same-person");
        UUID apart = parting.ask(
                merged.ofPart(newer).orElseThrow(),
                Merging.Going.NOTHING,
                "Their fingerprints differ",
                EndedRecords.today(),
                officers.with(Role.REGISTRAR).actor());
        proposals.refuse(
                apart, "They are alike", officers.with(Role.NATIONAL_SUPERVISOR).actor());
        bothDue();
        assertThat(erasures.erase(older.value())).isEqualTo(Erasures.Outcome.ERASED);
        for (UUID each : new UUID[] {together, apart}) {
            assertThat(records.tablesWith(each.toString())).doesNotContain("approval.proposal", "audit.content_key");
        }
        assertThat(parting.describe(new PartedRecords.Parting(UUID.randomUUID(), Merging.Going.NOTHING)))
                .as("a list that still has one is shown")
                .isEmpty();
    }

    private UUID proposal(String kind) {
        return jdbc.sql("""
                        select p.id from approval.proposal p join duplicates.pair d on d.id::text = p.payload ->> 'pair'
                        where p.kind = ? and d.newer = ?
                        """).params(kind, newer.value()).query(UUID.class).single();
    }
}

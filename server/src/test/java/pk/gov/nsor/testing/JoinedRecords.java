package pk.gov.nsor.testing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.merged.SameJudgment;
import pk.gov.nsor.record.duplicates.DuplicatePair;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.SamePerson;
import pk.gov.nsor.testing.Officers.Officer;

/** Joins records as two people do. */
public final class JoinedRecords {

    private final JdbcClient jdbc;
    private final Duplicates duplicates;
    private final SamePerson same;
    private final Proposals proposals;
    private final Officer registrar;
    private final Officer supervisor;

    public JoinedRecords(
            JdbcClient jdbc,
            Duplicates duplicates,
            SamePerson same,
            Proposals proposals,
            Officer registrar,
            Officer supervisor) {
        this.jdbc = jdbc;
        this.duplicates = duplicates;
        this.same = same;
        this.proposals = proposals;
        this.registrar = registrar;
        this.supervisor = supervisor;
    }

    /** Joins them: a registrar asks for it, and a national supervisor confirms it. */
    public void join(PersonId older, PersonId newer, List<SameJudgment> onBoth) {
        proposals.approve(ask(older, newer, onBoth), "", supervisor.actor());
    }

    /** @return the proposal */
    public UUID ask(PersonId older, PersonId newer, List<SameJudgment> onBoth) {
        return ask(registrar, older, newer, onBoth);
    }

    /** @return the proposal */
    public UUID ask(Officer by, PersonId older, PersonId newer, List<SameJudgment> onBoth) {
        return same.ask(pair(older, newer), onBoth, "The same photograph and mark", LocalDate.now(), by.actor());
    }

    private DuplicatePair pair(PersonId older, PersonId newer) {
        jdbc.sql("""
                        insert into duplicates.pair (id, older, newer, weight, model, found_at, compared_at)
                        values (gen_random_uuid(), ?, ?, 40, 'test', now(), now()) on conflict do nothing
                        """).params(older.value(), newer.value()).update();
        UUID id = jdbc.sql("select id from duplicates.pair where older = ? and newer = ?")
                .params(older.value(), newer.value())
                .query(UUID.class)
                .single();
        return duplicates.find(id, registrar.signedIn()).orElseThrow();
    }
}

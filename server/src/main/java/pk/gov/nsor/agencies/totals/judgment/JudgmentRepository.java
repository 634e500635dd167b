package pk.gov.nsor.agencies.totals.judgment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.feeds.FeedMessage;
import pk.gov.nsor.foundation.kernel.CaseNumber;

/** The table of judgments that the prosecution obtained, and how many people the register has of each case. */
@Component
class JudgmentRepository {

    private final JdbcClient jdbc;

    JudgmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of several messages about one case, the one that was received last remains, in whatever order they are worked on. */
    @Transactional(propagation = Propagation.MANDATORY)
    void put(FeedMessage received, ObtainedJudgment judgment) {
        jdbc.sql("""
                        insert into totals.obtained_judgment as kept
                            (court_code, case_key, receipt, client_id, case_number, judgment_on, convicted, said_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (court_code, case_key) do update set receipt = excluded.receipt,
                            client_id = excluded.client_id, case_number = excluded.case_number,
                            judgment_on = excluded.judgment_on, convicted = excluded.convicted, said_at = excluded.said_at
                        where (kept.said_at, kept.receipt) < (excluded.said_at, excluded.receipt)
                        """)
                .params(
                        judgment.court(),
                        CaseNumber.of(judgment.caseNumber()).key(),
                        received.receipt(),
                        received.client(),
                        judgment.caseNumber(),
                        judgment.judgmentOn(),
                        judgment.convicted(),
                        received.receivedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Every case of which something counts.
     *
     * @param due judgments of this day and earlier should have arrived
     */
    List<ComparedJudgment> compared(LocalDate due) {
        return jdbc.sql("""
                        select o.court_code as court, o.case_number, o.judgment_on, o.convicted,
                               coalesce((select c.people from conviction.case_people c
                                   where c.court_code = o.court_code and c.case_key = o.case_key), 0) as recorded,
                               o.judgment_on <= :due as is_due
                        from totals.obtained_judgment o
                        where o.convicted > 0
                        order by o.judgment_on, o.court_code, o.case_key
                        """).param("due", due).query(ComparedJudgment.class).list();
    }

    /** Erases what was said before a moment, and returns how many cases that were. */
    int eraseBefore(Instant moment) {
        return jdbc.sql("delete from totals.obtained_judgment where said_at < ?")
                .param(moment.atOffset(ZoneOffset.UTC))
                .update();
    }
}

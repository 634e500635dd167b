package pk.gov.nsor.publicservice.justice;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.feeds.FeedMessage;
import pk.gov.nsor.foundation.kernel.CaseNumber;
import pk.gov.nsor.foundation.kernel.Section;

/** The table of what was said of cases. It is only added to, until a case is old: what was said before stays beside a correction. */
@Component
class CourtCaseRepository {

    /** The last of each sender, the court's first; before {@link #ORDER}. */
    private static final String LAST = """
            select * from (select distinct on (court_code, case_key, sender) receipt, court_code as court, case_key as key, sender, case_number,
                sections, fir_on, challan_on, cognizance_on, charge_on, judgment_on, outcome, appeal_on, appeal_decided_on,
                appeal_outcome, withdrawn
            from justice.said_of_case
            """;

    /** What the court of a case said itself. */
    private static final String OF_COURT = " where court_code = :court and sender = 'COURT'";

    /** What a sender has withdrawn is looked at last: an earlier message does not count again. */
    private static final String ORDER = " order by court_code, case_key, sender, said_at desc, receipt desc) said"
            + " where withdrawn is null order by court, key, sender";

    private final JdbcClient jdbc;

    CourtCaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Said(
            UUID receipt,
            String court,
            String key,
            CaseSender sender,
            String caseNumber,
            List<String> sections,
            LocalDate firOn,
            @Nullable LocalDate challanOn,
            @Nullable LocalDate cognizanceOn,
            @Nullable LocalDate chargeOn,
            @Nullable LocalDate judgmentOn,
            @Nullable CaseOutcome outcome,
            @Nullable LocalDate appealOn,
            @Nullable LocalDate appealDecidedOn,
            @Nullable AppealOutcome appealOutcome) {

        CaseDays days() {
            Map<CaseStage, LocalDate> on = new EnumMap<>(CaseStage.class);
            put(on, CaseStage.FIR, firOn);
            put(on, CaseStage.CHALLAN, challanOn);
            put(on, CaseStage.COGNIZANCE, cognizanceOn);
            put(on, CaseStage.CHARGE, chargeOn);
            put(on, CaseStage.JUDGMENT, judgmentOn);
            put(on, CaseStage.APPEAL, appealOn);
            put(on, CaseStage.APPEAL_DECIDED, appealDecidedOn);
            return new CaseDays(on, outcome, appealOutcome);
        }

        List<Section> read() {
            return sections.stream().map(Section::parse).toList();
        }

        KnownCase known() {
            return new KnownCase(court, key, caseNumber, read(), List.of(days()));
        }

        ReportedCase reported() {
            return new ReportedCase(receipt, caseNumber, read(), days());
        }

        private static void put(Map<CaseStage, LocalDate> on, CaseStage stage, @Nullable LocalDate day) {
            if (day != null) {
                on.put(stage, day);
            }
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(FeedMessage received, CaseSender sender, StagesOfCase said) {
        CaseDays days = said.days();
        jdbc.sql("""
                        insert into justice.said_of_case (receipt, court_code, case_key, sender, client_id, case_number,
                            sections, fir_on, challan_on, cognizance_on, charge_on, judgment_on, outcome, appeal_on,
                            appeal_decided_on, appeal_outcome, withdrawn, said_at)
                        values (:receipt, :court, :key, :sender, :client, :number, :sections, :fir, :challan, :cognizance,
                            :charge, :judgment, :outcome, :appeal, :decided, :appealOutcome, :withdrawn, :at)
                        """)
                .param("receipt", received.receipt())
                .param("court", said.court())
                .param("key", CaseNumber.of(said.caseNumber()).key())
                .param("sender", sender.name())
                .param("client", received.client())
                .param("number", said.caseNumber())
                .param(
                        "sections",
                        said.sections().stream().map(Section::toString).toArray(String[]::new))
                .param("fir", days.day(CaseStage.FIR))
                .param("challan", days.day(CaseStage.CHALLAN))
                .param("cognizance", days.day(CaseStage.COGNIZANCE))
                .param("charge", days.day(CaseStage.CHARGE))
                .param("judgment", days.day(CaseStage.JUDGMENT))
                .param("outcome", days.outcome())
                .param("appeal", days.day(CaseStage.APPEAL))
                .param("decided", days.day(CaseStage.APPEAL_DECIDED))
                .param("appealOutcome", days.appealOutcome())
                .param("withdrawn", said.withdrawn())
                .param("at", received.receivedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<KnownCase> find(String court, String key) {
        return known(jdbc.sql(LAST + " where court_code = ? and case_key = ?" + ORDER)
                        .params(court, key))
                .stream()
                .findFirst();
    }

    /** Whoever else reports for the court waits until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(String court) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('justice.reported/' || ?::text, 0))")
                .param(court)
                .query(row -> {});
    }

    /** What a court itself said last of each of its cases. */
    List<ReportedCase> byCourt(String court) {
        return jdbc.sql(LAST + OF_COURT + ORDER).param("court", court).query(Said.class).list().stream()
                .map(Said::reported)
                .toList();
    }

    Optional<ReportedCase> byCourt(String court, String key) {
        return jdbc.sql(LAST + OF_COURT + " and case_key = :key" + ORDER)
                .param("court", court)
                .param("key", key)
                .query(Said.class)
                .optional()
                .map(Said::reported);
    }

    /** What a court itself said last of the case that a message of it was about. */
    Optional<ReportedCase> byCourt(String court, UUID receipt) {
        return jdbc.sql(LAST + OF_COURT + """
                         and case_key = (select case_key from justice.said_of_case
                            where receipt = :receipt and court_code = :court and sender = 'COURT')
                        """ + ORDER)
                .param("court", court)
                .param("receipt", receipt)
                .query(Said.class)
                .optional()
                .map(Said::reported);
    }

    /** Every case that something is kept of. */
    List<KnownCase> all() {
        return known(jdbc.sql(LAST + ORDER));
    }

    /** Another text whenever something was said or erased. */
    String version() {
        return jdbc.sql("select count(*) || '/' || coalesce(max(said_at)::text, '') from justice.said_of_case")
                .query(String.class)
                .single();
    }

    /** Erases the cases of which nothing was said since a moment, with their settlements; returns how many rows that were. */
    int eraseBefore(OffsetDateTime moment) {
        return jdbc.sql("""
                        with old as (select court_code, case_key from justice.said_of_case
                            group by court_code, case_key having max(said_at) < :moment),
                        settled as (delete from justice.settlement s using old
                            where s.court_code = old.court_code and s.case_key = old.case_key)
                        delete from justice.said_of_case c using old
                        where c.court_code = old.court_code and c.case_key = old.case_key
                        """).param("moment", moment).update();
    }

    private static List<KnownCase> known(StatementSpec query) {
        List<KnownCase> all = new ArrayList<>();
        for (Said said : query.query(Said.class).list()) {
            KnownCase next = said.known();
            KnownCase before = all.isEmpty() ? null : all.getLast();
            if (before != null && before.name().equals(next.name())) {
                all.set(all.size() - 1, before.with(next));
            } else {
                all.add(next);
            }
        }
        return all;
    }
}

package pk.gov.nsor.publicservice.justice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;

/** The table of acquittals by settlement. */
@Component
class SettlementRepository {

    private static final String SELECT = """
            select id, court_code as court, case_number, sections, settled_on, appeal_by, ending, appeal_on, remark, closed_on
            from justice.settlement
            """;

    private final JdbcClient jdbc;
    private final Courts courts;
    private final Districts districts;

    SettlementRepository(JdbcClient jdbc, Courts courts, Districts districts) {
        this.jdbc = jdbc;
        this.courts = courts;
        this.districts = districts;
    }

    private record Row(
            UUID id,
            String court,
            String caseNumber,
            List<String> sections,
            LocalDate settledOn,
            LocalDate appealBy,
            @Nullable SettlementEnding ending,
            @Nullable LocalDate appealOn,
            String remark,
            @Nullable LocalDate closedOn) {}

    List<Settlement> all(boolean isOpen) {
        return jdbc
                .sql(SELECT + (isOpen ? " where ending is null" : " where ending is not null"))
                .query(Row.class)
                .list()
                .stream()
                .map(this::placed)
                .toList();
    }

    Optional<Settlement> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query(Row.class)
                .optional()
                .map(this::placed);
    }

    /** Where nothing was known of it, or what was said of it had been taken back. */
    @Transactional(propagation = Propagation.MANDATORY)
    void open(KnownCase known, List<String> sections, LocalDate settledOn, LocalDate appealBy, Instant at) {
        jdbc.sql("""
                        insert into justice.settlement as kept (id, court_code, case_key, case_number, sections, settled_on,
                            appeal_by, remark, opened_at)
                        values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, '', ?)
                        on conflict (court_code, case_key, settled_on) do update set ending = null, closed_on = null,
                            sections = excluded.sections
                        where kept.ending = 'CORRECTED'
                        """)
                .params(
                        known.court(),
                        known.key(),
                        known.caseNumber(),
                        sections.toArray(String[]::new),
                        settledOn,
                        appealBy,
                        at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Closes what is open of a case and is not so any more: all but those of the days. */
    @Transactional(propagation = Propagation.MANDATORY)
    void correct(String court, String key, List<LocalDate> settledOn, LocalDate today) {
        jdbc.sql("""
                        update justice.settlement set ending = 'CORRECTED', appeal_on = null, closed_on = ?
                        where court_code = ? and case_key = ? and ending is null and settled_on <> all (cast(? as date[]))
                        """)
                .params(
                        today,
                        court,
                        key,
                        settledOn.stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
    }

    /** What is said now of an appeal, where the task is open: somebody has to say what it is against. */
    @Transactional(propagation = Propagation.MANDATORY)
    void appealReported(KnownCase known, LocalDate settledOn, @Nullable LocalDate appealOn) {
        jdbc.sql("""
                        update justice.settlement set appeal_on = :appeal
                        where court_code = :court and case_key = :key and settled_on = :settled and ending is null
                            and appeal_on is distinct from cast(:appeal as date)
                        """)
                .param("appeal", appealOn)
                .param("court", known.court())
                .param("key", known.key())
                .param("settled", settledOn)
                .update();
    }

    /** Returns whether it was open. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean close(
            UUID id,
            SettlementEnding ending,
            @Nullable LocalDate appealOn,
            String remark,
            Actor actor,
            LocalDate today) {
        return jdbc.sql("""
                        update justice.settlement set ending = :ending, appeal_on = :appeal, remark = :remark, closed_by = :by,
                            closed_on = :today
                        where id = :id and ending is null
                        """)
                        .param("ending", ending.name())
                        .param("appeal", appealOn)
                        .param("remark", remark)
                        .param("by", actor.id())
                        .param("today", today)
                        .param("id", id)
                        .update()
                == 1;
    }

    private Settlement placed(Row row) {
        WorkPlace place = courts.byCode(row.court())
                .map(Court::districtCode)
                .flatMap(districts::byCode)
                .map((District district) -> new WorkPlace(district.provinceCode(), district.code()))
                .orElse(WorkPlace.COUNTRY);
        return new Settlement(
                row.id(),
                row.court(),
                row.caseNumber(),
                row.sections(),
                row.settledOn(),
                row.appealBy(),
                row.ending(),
                row.appealOn(),
                row.remark(),
                row.closedOn(),
                place);
    }
}

package pk.gov.nsor.accountability.accessreview;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.accountability.accessreview.rule.ExplainedViews;
import pk.gov.nsor.accountability.accessreview.rule.Rule;
import pk.gov.nsor.accountability.accessreview.rule.RuleHit;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import tools.jackson.databind.ObjectMapper;

/** The rows of access alerts. */
@Component
class AccessAlertRepository {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final AccessReviewPolicy policy;

    AccessAlertRepository(JdbcClient jdbc, ObjectMapper json, AccessReviewPolicy policy) {
        this.jdbc = jdbc;
        this.json = json;
        this.policy = policy;
    }

    /** The last access alert of a rule about the same officer or record. */
    record Known(UUID id, AccessAlertState state, LocalDate lastDay, ExplainedViews explanation) {}

    /** An access alert to be opened. */
    record NewAlert(
            UUID id,
            RuleHit hit,
            @Nullable UUID officer,
            @Nullable UUID record,
            LocalDate from,
            LocalDate to,
            LocalDate today,
            EscalationLevel first,
            @Nullable String province,
            @Nullable String district) {}

    /** An access alert that has moved to another level. */
    record Reached(UUID id, EscalationLevel level) {}

    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Known> last(Rule rule, @Nullable UUID officer, @Nullable UUID record) {
        String about = officer == null
                ? "subject_id = :record and officer_id is null"
                : "officer_id = :officer and subject_id is not distinct from :record::uuid";
        return jdbc.sql(
                        "select id, state, last_day, amount, quiet_until as until from accessreview.alert where rule = :rule and "
                                + about + " order by number desc limit 1 for update")
                .param("rule", rule.name())
                .param("officer", officer)
                .param("record", record)
                .query(Known.class)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(NewAlert alert) {
        jdbc.sql("""
                        insert into accessreview.alert
                            (id, rule, officer_id, subject_id, first_day, last_day, amount, figures, opened_on, first_level,
                             escalated_to, province_code, district_code)
                        values (:id, :rule, :officer, :record, :from, :to, :amount, :figures::jsonb, :today, :first, :first,
                             :province, :district)
                        """)
                .paramSource(alert)
                .param("figures", json.writeValueAsString(alert.hit().figures()))
                .update();
    }

    /** The same on another day; its figures stay those of the worst. */
    @Transactional(propagation = Propagation.MANDATORY)
    void more(Known known, LocalDate day, RuleHit hit) {
        jdbc.sql("""
                        update accessreview.alert
                        set last_day = greatest(last_day, :day), days = days + 1,
                            figures = case when :amount > amount then :figures::jsonb else figures end,
                            amount = greatest(amount, :amount)
                        where id = :id
                        """)
                .param("day", day)
                .param("amount", hit.amount())
                .param("figures", json.writeValueAsString(hit.figures()))
                .param("id", known.id())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void quiet(UUID id) {
        jdbc.sql("update accessreview.alert set quiet_days = quiet_days + 1 where id = ?")
                .param(id)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void addEntries(UUID id, Collection<Long> entries) {
        jdbc.sql("""
                        insert into accessreview.alert_entry (alert_id, entry_id)
                        select ?, unnest(?::bigint[]) on conflict do nothing
                        """).params(id, entries.toArray(Long[]::new)).update();
    }

    /** In the order in which they were made, some of them. */
    List<Long> entries(UUID id, int skip, int most) {
        return jdbc.sql(
                        "select entry_id from accessreview.alert_entry where alert_id = ? order by entry_id offset ? limit ?")
                .params(id, skip, most)
                .query(Long.class)
                .list();
    }

    int countEntries(UUID id) {
        return jdbc.sql("select count(*)::int from accessreview.alert_entry where alert_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** Whether a view by the officer led to the alert. */
    boolean isAmong(UUID officer, UUID id) {
        return jdbc.sql("""
                        select exists (select from accessreview.alert_entry f join audit.entry_view e on e.id = f.entry_id
                            where f.alert_id = ? and e.actor_id = ?)
                        """).params(id, officer).query(Boolean.class).single();
    }

    /** @param rest what follows the select: joins, conditions, order; the table is {@code f} */
    JdbcClient.StatementSpec select(String rest, AccessAlertScope scope) {
        return bound("select f.*, f.subject_id as record from accessreview.alert f " + rest, scope);
    }

    JdbcClient.StatementSpec bound(String sql, AccessAlertScope scope) {
        EscalationLevel level = scope.level();
        return jdbc.sql(sql)
                .param("reader", scope.reader())
                .param("place", scope.place())
                .param("level", level == null ? "" : level.name());
    }

    private record Open(UUID id, EscalationLevel firstLevel, EscalationLevel escalatedTo, LocalDate openedOn) {

        EscalationLevel level(EscalationSteps steps) {
            return AccessAlertRepository.level(firstLevel, openedOn, steps);
        }
    }

    /** The open ones that have moved to another level which has not been notified yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Reached> reached() {
        EscalationSteps steps = policy.steps();
        return jdbc
                .sql("""
                        select id, first_level, escalated_to, opened_on from accessreview.alert
                        where state = 'OPEN' and escalated_to <> 'NATIONAL' and opened_on <= ?
                        order by opened_on for update skip locked
                        """)
                .param(Stream.of(EscalationLevel.PROVINCE, EscalationLevel.NATIONAL)
                        .map(steps::latest)
                        .max(Comparator.naturalOrder())
                        .orElseThrow())
                .query(Open.class)
                .list()
                .stream()
                .filter(open -> open.level(steps).compareTo(open.escalatedTo()) > 0)
                .map(open -> new Reached(open.id(), open.level(steps)))
                .toList();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void escalated(Reached one) {
        jdbc.sql("update accessreview.alert set escalated_to = ? where id = ?")
                .params(one.level().name(), one.id())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void addStep(UUID id, StepKind kind, String reason, UUID by, OffsetDateTime at, @Nullable LocalDate holdsUntil) {
        jdbc.sql(
                        "insert into accessreview.alert_step (alert_id, kind, reason, by_id, at, holds_until) values (?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(kind.name())
                .param(reason)
                .param(by)
                .param(at)
                .param(holdsUntil)
                .update();
        jdbc.sql("update accessreview.alert set state = ?, quiet_until = ? where id = ?")
                .param((kind == StepKind.OBJECTED ? AccessAlertState.OBJECTED : AccessAlertState.DISPOSED).name())
                .param(holdsUntil)
                .param(id)
                .update();
    }

    /** In their order. */
    List<AccessAlertStep> steps(UUID id) {
        return jdbc.sql("select * from accessreview.alert_step where alert_id = ? order by id")
                .param(id)
                .query(AccessAlertStep.class)
                .list();
    }

    /** @param steps by which an alert's level rises, whatever was notified yet */
    static RecordMapper<AccessAlert> mapper(EscalationSteps steps) {
        return RecordMapper.of(AccessAlert.class)
                .with(
                        "level",
                        row -> AccessAlertState.valueOf(row.getString("state")) == AccessAlertState.OBJECTED
                                ? EscalationLevel.NATIONAL
                                : level(
                                        EscalationLevel.valueOf(row.getString("first_level")),
                                        row.getObject("opened_on", LocalDate.class),
                                        steps));
    }

    private static EscalationLevel level(EscalationLevel first, LocalDate openedOn, EscalationSteps steps) {
        EscalationLevel counted = steps.of(openedOn);
        return counted.compareTo(first) > 0 ? counted : first;
    }
}

package pk.gov.nsor.accountability.accessreview;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.accountability.accessreview.rule.Rule;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.audit.TrailReading;
import pk.gov.nsor.foundation.audit.TrailReading.Entry;
import pk.gov.nsor.foundation.database.KeyedRows;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.list.ListSort;

/** Access alerts as their readers see them, and what these do about them. */
@Service
public class AccessAlerts {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 1000;

    private static final Map<String, String> SORTED_BY =
            Map.of("number", "f.number", "rule", "f.rule", "days", "f.last_day", "state", "f.state");

    private final AccessAlertRepository table;
    private final TrailReading reading;
    private final AccessReviewPolicy policy;
    private final Trail trail;
    private final Clock clock;

    AccessAlerts(
            AccessAlertRepository table, TrailReading reading, AccessReviewPolicy policy, Trail trail, Clock clock) {
        this.table = table;
        this.reading = reading;
        this.policy = policy;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Which access alerts are asked for.
     *
     * @param state null for those that wait for a disposition
     * @param rule null for every rule
     * @param officer a part of the name, or what the officer signs in as; empty for everybody
     */
    public record Question(
            @Nullable AccessAlertState state, @Nullable Rule rule, String officer) {}

    /** How many of each state there are for the reader, of a rule and an officer. */
    @Transactional(readOnly = true)
    public Map<AccessAlertState, Long> counts(AccessAlertScope scope, Question question) {
        return filtered(
                        "select f.state, count(*) as how_many from accessreview.alert f",
                        " group by f.state",
                        scope,
                        question)
                .query(KeyedRows.of(AccessAlertState.class, Long.class));
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<AccessAlert> list(AccessAlertScope scope, Question question, ListSort sort, long skip, int most) {
        String state = question.state() == null ? " and f.state <> 'DISPOSED'" : " and f.state = :state";
        JdbcClient.StatementSpec asked = filtered(
                        "select f.*, f.subject_id as record from accessreview.alert f",
                        state + " order by " + sort.sql(SORTED_BY, "f.number desc") + " offset :skip limit :most",
                        scope,
                        question)
                .param("skip", skip)
                .param("most", most);
        if (question.state() != null) {
            asked = asked.param("state", question.state().name());
        }
        EscalationSteps steps = policy.steps();
        return asked.query(AccessAlertRepository.mapper(steps)).list();
    }

    private JdbcClient.StatementSpec filtered(String select, String rest, AccessAlertScope scope, Question question) {
        String rule = question.rule() == null ? "" : question.rule().name();
        return table.bound(
                        select + " where" + AccessAlertScope.CONDITION + " and (:rule = '' or f.rule = :rule)" + """
                         and (:officer = '' or exists (select from access.account_view a where a.id = f.officer_id
                            and (strpos(lower(a.display_name), :officer) > 0 or a.user_name = :officer)))
                        """
                                + rest,
                        scope)
                .param("rule", rule)
                .param("officer", question.officer().strip().toLowerCase(Locale.ROOT));
    }

    /** Those that lie with the reader's level today and wait, the oldest first. */
    @Transactional(readOnly = true)
    public List<AccessAlert> waiting(AccessAlertScope scope) {
        EscalationSteps steps = policy.steps();
        return table
                .select("where f.state <> 'DISPOSED' and" + AccessAlertScope.CONDITION + " order by f.number", scope)
                .query(AccessAlertRepository.mapper(steps))
                .list()
                .stream()
                .filter(alert -> alert.level() == scope.level())
                .toList();
    }

    /** Those whose last step proposes to close an account that is still open. */
    @Transactional(readOnly = true)
    public List<AccessAlert> closuresProposed(AccessAlertScope scope) {
        EscalationSteps steps = policy.steps();
        return table.select("""
                        join access.account_view a on a.id = f.officer_id and a.enabled
                        where f.state = 'DISPOSED' and (select s.kind from accessreview.alert_step s where s.alert_id = f.id
                            order by s.id desc limit 1) = 'CLOSURE_PROPOSED' and""" + AccessAlertScope.CONDITION + " order" + " by f.number", scope)
                .query(AccessAlertRepository.mapper(steps))
                .list();
    }

    /** @return empty where there is none, or none for the reader */
    @Transactional(readOnly = true)
    public Optional<AccessAlert> find(UUID id, AccessAlertScope scope) {
        EscalationSteps steps = policy.steps();
        return table.select("where f.id = :id and" + AccessAlertScope.CONDITION, scope)
                .param("id", id)
                .query(AccessAlertRepository.mapper(steps))
                .optional();
    }

    /** What was done about it, in its order. */
    @Transactional(readOnly = true)
    public List<AccessAlertStep> steps(AccessAlert alert) {
        return table.steps(alert.id());
    }

    /** How many entries of the trail are kept with it, at most 500. */
    @Transactional(readOnly = true)
    public int countEntries(AccessAlert alert) {
        return table.countEntries(alert.id());
    }

    /** The entries behind it in their order. */
    @Transactional(readOnly = true)
    public List<Entry> entries(AccessAlert alert, int skip, int most) {
        return reading.of(table.entries(alert.id(), skip, most));
    }

    /** For how many days at most an explanation holds. */
    public int longestExplanation() {
        return policy.longestExplanation();
    }

    /** Whether the reader may dispose of it as it stands. */
    @Transactional(readOnly = true)
    public boolean mayDispose(AccessAlert alert, AccessAlertScope scope) {
        return switch (alert.state()) {
            case DISPOSED -> false;
            case OPEN -> !scope.isAuditor() && isNoneOf(alert, scope);
            case OBJECTED ->
                scope.level() == EscalationLevel.NATIONAL
                        && isNoneOf(alert, scope)
                        && table.steps(alert.id()).stream()
                                .noneMatch(step -> step.by().equals(scope.reader()));
        };
    }

    /** One of the crowd around a record disposes of nothing about it. */
    private boolean isNoneOf(AccessAlert alert, AccessAlertScope scope) {
        return alert.officer() != null || !table.isAmong(scope.reader(), alert.id());
    }

    /**
     * A supervisor says what becomes of it.
     *
     * @param kind one of {@link StepKind#dispositions}
     * @param reason 5 to 1000 characters
     * @param days of an explanation, for how many days it holds: 0 for this time only
     * @throws InvalidValueException where something is missing, too long or too many, or the reader may not (any more)
     */
    @Transactional
    public void dispose(UUID id, StepKind kind, String reason, int days, SignedIn reader, Actor actor) {
        String clean = clean(reason);
        AccessAlertScope scope = AccessAlertScope.of(reader);
        AccessAlert alert = hold(id, scope);
        refuseUnless(
                StepKind.dispositions().contains(kind), "access-review.kind", "Choose what becomes of it.", "kind");
        int most = policy.longestExplanation();
        if (days < 0 || days > most) {
            throw new InvalidValueException("access-review.days", "Give 0 to %s days.", most).at("days");
        }
        refuseUnless(
                alert.state() != AccessAlertState.DISPOSED,
                "access-review.changed",
                "Somebody else has disposed of this meanwhile.",
                "kind");
        refuseUnless(
                mayDispose(alert, scope),
                "access-review.may-not",
                "Another national supervisor has to decide this.",
                "kind");
        LocalDate until =
                kind == StepKind.EXPLAINED && days > 0 ? policy.today().plusDays(days) : null;
        table.addStep(id, kind, clean, reader.accountId(), OffsetDateTime.now(clock), until);
        trail.append(TrailEntry.done(actor, TrailAction.ACCESS_ALERT_DISPOSED)
                .about(id)
                .with(Map.of("kind", kind.name(), "reason", clean, "until", until == null ? "" : until.toString())));
    }

    /**
     * An auditor does not accept a disposition: national supervisors have the access alert again, and an explanation
     * holds no longer.
     *
     * @param reason 5 to 1000 characters
     * @throws InvalidValueException where the reason is missing or too long, or nothing is disposed of (any more)
     */
    @Transactional
    public void object(UUID id, String reason, SignedIn reader, Actor actor) {
        String clean = clean(reason);
        AccessAlert alert = hold(id, AccessAlertScope.of(reader));
        refuseUnless(
                alert.state() == AccessAlertState.DISPOSED,
                "access-review.not-disposed",
                "Nobody has disposed of this yet.",
                "reason");
        table.addStep(id, StepKind.OBJECTED, clean, reader.accountId(), OffsetDateTime.now(clock), null);
        trail.append(TrailEntry.done(actor, TrailAction.ACCESS_ALERT_OBJECTED)
                .about(id)
                .with(Map.of("reason", clean)));
    }

    /** @throws NoSuchElementException where there is none for them */
    private AccessAlert hold(UUID id, AccessAlertScope scope) {
        EscalationSteps steps = policy.steps();
        return table.select("where f.id = :id and" + AccessAlertScope.CONDITION + " for update of f", scope)
                .param("id", id)
                .query(AccessAlertRepository.mapper(steps))
                .optional()
                .orElseThrow();
    }

    private static String clean(String reason) {
        String clean = reason.strip();
        refuseUnless(
                clean.length() >= SHORTEST && clean.length() <= LONGEST,
                "access-review.reason",
                "Give the reason in 5 to 1000 characters.",
                "reason");
        return Screened.require(clean, "reason");
    }

    private static void refuseUnless(boolean isFine, String code, String english, String field) {
        if (!isFine) {
            throw new InvalidValueException(code, english).at(field);
        }
    }
}

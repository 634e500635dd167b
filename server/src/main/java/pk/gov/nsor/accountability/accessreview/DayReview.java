package pk.gov.nsor.accountability.accessreview;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.accountability.accessreview.RecordViewRepository.Habit;
import pk.gov.nsor.accountability.accessreview.rule.OfficerDay;
import pk.gov.nsor.accountability.accessreview.rule.OfficerRule;
import pk.gov.nsor.accountability.accessreview.rule.RecordRules;
import pk.gov.nsor.accountability.accessreview.rule.Rule;
import pk.gov.nsor.accountability.accessreview.rule.RuleLimits;
import pk.gov.nsor.accountability.accessreview.rule.UsualActivity;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailReading;
import pk.gov.nsor.foundation.reference.Holidays;

/** Goes through one day of the trail, once, and opens what it finds. */
@Component
class DayReview {

    private static final Logger LOG = LoggerFactory.getLogger(DayReview.class);

    private static final int THOUSAND = 1000;

    private final TrailReading trail;
    private final RecordViewRepository table;
    private final AlertOpenings alertOpenings;
    private final Accounts accounts;
    private final Holidays holidays;
    private final AccessReviewPolicy policy;
    private final Clock clock;

    DayReview(
            TrailReading trail,
            RecordViewRepository table,
            AlertOpenings alertOpenings,
            Accounts accounts,
            Holidays holidays,
            AccessReviewPolicy policy,
            Clock clock) {
        this.trail = trail;
        this.table = table;
        this.alertOpenings = alertOpenings;
        this.accounts = accounts;
        this.holidays = holidays;
        this.policy = policy;
        this.clock = clock;
    }

    /** All of it, or nothing where another process has the day, in one transaction. */
    @Transactional
    public void goThrough(LocalDate day) {
        if (!table.claim(day, OffsetDateTime.now(clock))) {
            return;
        }
        DayViews views = new DayViews();
        trail.ofDay(day, WorkOnRecord.ACTIONS, views::add);
        trail.namedOfDay(day, views::add);
        trail.searchesOfDay(day, WorkOnRecord.ACTIONS).forEach(views::add);
        Map<UUID, Account> known = accounts.all().stream().collect(Collectors.toMap(Account::id, Function.identity()));
        Map<UUID, Role> roles = new HashMap<>();
        views.officers().keySet().forEach(officer -> {
            Account account = known.get(officer);
            if (account != null) {
                roles.put(officer, Collections.min(account.roles()));
            }
        });
        table.keep(day, views, roles);
        RuleLimits limits = policy.limits(day);
        AlertOpenings.Day found = alertOpenings.of(day, known);
        officers(day, views, roles, limits, found);
        records(day, limits, found);
        names(day, views, limits, found);
        table.forget(day);
        LOG.info(
                "Looks of {} officers on {}: {} alerts opened", views.officers().size(), day, found.opened());
    }

    private void officers(
            LocalDate day, DayViews views, Map<UUID, Role> roles, RuleLimits limits, AlertOpenings.Day found) {
        Map<UUID, Set<UUID>> worked = table.worked(day, policy.workWithin(day));
        Map<UUID, Integer> emergencyAccesses = table.emergencyAccesses(day, Rule.EMERGENCY_ACCESS.window());
        List<Habit> habits = table.habits(day);
        boolean isDayOff =
                day.getDayOfWeek() == DayOfWeek.SUNDAY || holidays.on(day).isPresent();
        views.officers().forEach((officer, part) -> {
            Role role = roles.get(officer);
            if (role == null) {
                return;
            }
            OfficerDay one = new OfficerDay(
                    officer,
                    role,
                    day,
                    isDayOff,
                    part.seen(),
                    worked.getOrDefault(officer, Set.of()),
                    part.refusals(),
                    part.searched(),
                    emergencyAccesses.getOrDefault(officer, 0),
                    part.listed().size());
            UsualActivity usual = usual(officer, role, habits);
            for (OfficerRule rule : OfficerRule.ALL) {
                rule.check(one, usual, limits).ifPresent(hit -> found.add(hit, officer, null));
            }
        });
    }

    private static UsualActivity usual(UUID officer, Role role, List<Habit> habits) {
        return new UsualActivity(
                habits.stream()
                        .filter(habit -> habit.officer().equals(officer) && habit.role() == role)
                        .mapToInt(Habit::records)
                        .findFirst(),
                peers(officer, role, habits));
    }

    private static OptionalInt peers(UUID officer, @Nullable Role role, List<Habit> habits) {
        return UsualActivity.ofPeers(habits.stream()
                .filter(habit -> habit.role() == role && !habit.officer().equals(officer))
                .map(Habit::records)
                .toList());
    }

    private void records(LocalDate day, RuleLimits limits, AlertOpenings.Day found) {
        table.crowds(day, Rule.CROWD.window(), limits.crowd())
                .forEach((record, officers) ->
                        RecordRules.crowd(record, officers, limits).ifPresent(hit -> found.add(hit, null, record)));
        table.returns(day, Rule.REPEATS.window(), limits.repeats())
                .forEach(one -> RecordRules.repeats(one.record(), one.days(), one.views(), one.isWorked(), limits)
                        .ifPresent(hit -> found.add(hit, one.officer(), one.record())));
    }

    private void names(LocalDate day, DayViews views, RuleLimits limits, AlertOpenings.Day found) {
        int people = table.people();
        int most = Math.max(1, Math.toIntExact((long) people * limits.surname() / THOUSAND));
        table.sameNames(day, views, most)
                .forEach(one -> RecordRules.surname(one.record(), one.bearers(), people, limits)
                        .ifPresent(hit -> found.add(hit, one.officer(), one.record())));
    }
}

package pk.gov.nsor.accountability.accessreview;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.accessreview.AccessAlertRepository.Known;
import pk.gov.nsor.accountability.accessreview.AccessAlertRepository.NewAlert;
import pk.gov.nsor.accountability.accessreview.rule.RecordViewsOfHour;
import pk.gov.nsor.accountability.accessreview.rule.Rule;
import pk.gov.nsor.accountability.accessreview.rule.RuleHit;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.audit.TrailReading;
import pk.gov.nsor.foundation.audit.TrailReading.Entry;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;

/**
 * Raises an access alert for a hit: a new one, an addition to one that is open, or nothing where an explanation holds.
 */
@Component
class AlertOpenings {

    static final Actor WATCH = Actor.system("access-review");

    /** More entries behind one access alert are counted in its figures, not listed. */
    private static final int MOST_ENTRIES = 500;

    private final AccessAlertRepository alerts;
    private final RecordViewRepository views;
    private final TrailReading reading;
    private final Districts districts;
    private final AccessReviewPolicy policy;
    private final Trail trail;
    private final Clock clock;

    AlertOpenings(
            AccessAlertRepository alerts,
            RecordViewRepository views,
            TrailReading reading,
            Districts districts,
            AccessReviewPolicy policy,
            Trail trail,
            Clock clock) {
        this.alerts = alerts;
        this.views = views;
        this.reading = reading;
        this.districts = districts;
        this.policy = policy;
        this.trail = trail;
        this.clock = clock;
    }

    Day of(LocalDate day, Map<UUID, Account> accounts) {
        return new Day(day, accounts);
    }

    /** The place of an access alert, and the level that handles it first. */
    private record Lies(
            EscalationLevel first,
            @Nullable String province,
            @Nullable String district) {
        private static final Lies NATION = new Lies(EscalationLevel.NATIONAL, null, null);
    }

    /** What one day brings. */
    final class Day {

        private final LocalDate day;
        private final Map<UUID, Account> accounts;
        private int opened;

        private Day(LocalDate day, Map<UUID, Account> accounts) {
            this.day = day;
            this.accounts = accounts;
        }

        int opened() {
            return opened;
        }

        /** @param officer whose views; null where it is about the record */
        void add(RuleHit hit, @Nullable UUID officer, @Nullable UUID record) {
            LocalDate from = day.minusDays(hit.rule().window() - 1L);
            Optional<Known> before = alerts.last(hit.rule(), officer, record);
            if (before.isEmpty()) {
                open(hit, officer, record, from);
            } else if (before.get().state() != AccessAlertState.DISPOSED) {
                alerts.more(before.get(), day, hit);
                behind(before.get().id(), hit, officer, record, from);
            } else if (before.get().explanation().covers(day, hit.amount(), policy.explainedUpTo(day))) {
                alerts.quiet(before.get().id());
            } else if (before.get().lastDay().isBefore(from)) {
                // What was disposed of is not found again by its own days.
                open(hit, officer, record, from);
            }
        }

        private void open(RuleHit hit, @Nullable UUID officer, @Nullable UUID record, LocalDate from) {
            Lies lies = lies(officer == null ? null : accounts.get(officer));
            UUID id = UUID.randomUUID();
            alerts.insert(new NewAlert(
                    id,
                    hit,
                    officer,
                    record,
                    from,
                    day,
                    LocalDate.now(clock),
                    lies.first(),
                    lies.province(),
                    lies.district()));
            behind(id, hit, officer, record, from);
            trail.append(TrailEntry.done(WATCH, TrailAction.ACCESS_ALERT_OPENED)
                    .about(id)
                    .with(Map.of("rule", hit.rule().name(), "figures", hit.figures(), "day", day.toString())));
            opened++;
        }

        private void behind(UUID id, RuleHit hit, @Nullable UUID officer, @Nullable UUID record, LocalDate from) {
            views.entries(from, day).ifPresent(span -> {
                List<Entry> naming = record == null
                        ? reading.namingToOfficer(Objects.requireNonNull(officer), span.first(), span.last())
                        : reading.naming(record, span.first(), span.last()).stream()
                                .filter(entry ->
                                        officer == null || entry.officer().equals(officer))
                                .toList();
                List<Entry> entries = officer == null
                        ? reading.ofRecord(Objects.requireNonNull(record), span.first(), span.last())
                        : reading.ofOfficer(officer, span.first(), span.last());
                alerts.addEntries(
                        id,
                        Stream.concat(
                                        entries.stream().filter(entry -> isBehind(hit, entry)),
                                        naming.stream().filter(entry -> isNamingBehind(hit.rule())))
                                .distinct()
                                .limit(MOST_ENTRIES)
                                .map(Entry::id)
                                .toList());
            });
        }
    }

    /** Whether answers that named people are among the entries that raised an access alert of the rule. */
    private static boolean isNamingBehind(Rule rule) {
        return switch (rule) {
            case LISTED, VOLUME, UNLINKED, OTHER_LINKS, OFF_HOURS, SURNAME, CROWD, REPEATS -> true;
            case REFUSALS, SEARCHES, FRUITLESS, EMERGENCY_ACCESS -> false;
        };
    }

    private static boolean isBehind(RuleHit hit, Entry entry) {
        if (entry.isRefused()) {
            return hit.rule() == Rule.REFUSALS;
        }
        if (entry.record() == null) {
            return isOfSearches(hit.rule()) && entry.action() == TrailAction.PERSON_SEARCHED;
        }
        int hour = entry.at().atZone(pk.gov.nsor.foundation.kernel.Day.ZONE).getHour();
        return hit.isBehind().test(new RecordViewsOfHour(entry.record(), DayViews.link(entry.link()), hour, 1));
    }

    private static boolean isOfSearches(Rule rule) {
        return rule == Rule.SEARCHES || rule == Rule.FRUITLESS;
    }

    private Lies lies(@Nullable Account officer) {
        if (officer == null) {
            return Lies.NATION;
        }
        return switch (officer.jurisdiction()) {
            case Jurisdiction.National _ -> Lies.NATION;
            case Jurisdiction.OfProvince(String province) -> new Lies(EscalationLevel.NATIONAL, province, null);
            case Jurisdiction.OfDistrict(String district) ->
                districts
                        .byCode(district)
                        .map(District::provinceCode)
                        .map(province -> new Lies(
                                officer.has(Role.DISTRICT_SUPERVISOR)
                                        ? EscalationLevel.PROVINCE
                                        : EscalationLevel.DISTRICT,
                                province,
                                district))
                        .orElse(Lies.NATION);
        };
    }
}

package pk.gov.nsor.vigilance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Account;
import pk.gov.nsor.access.Jurisdiction;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.audit.TrailReading;
import pk.gov.nsor.audit.TrailReading.Entry;
import pk.gov.nsor.reference.District;
import pk.gov.nsor.reference.Districts;
import pk.gov.nsor.supervision.Escalation.Level;
import pk.gov.nsor.vigilance.FindingTable.Known;
import pk.gov.nsor.vigilance.FindingTable.NewFinding;
import pk.gov.nsor.vigilance.rule.Hit;
import pk.gov.nsor.vigilance.rule.Rule;
import pk.gov.nsor.vigilance.rule.Seen;

/** Makes a finding of a hit: a new one, more of one that is open, or nothing where an explanation holds. */
@Component
class Openings {

    static final Actor WATCH = Actor.system("vigilance");

    /** More entries behind one finding are counted in its figures, not listed. */
    private static final int MOST_ENTRIES = 500;

    private final FindingTable findings;
    private final LookTable looks;
    private final TrailReading reading;
    private final Districts districts;
    private final WatchPolicy policy;
    private final Trail trail;
    private final Clock clock;

    Openings(
            FindingTable findings,
            LookTable looks,
            TrailReading reading,
            Districts districts,
            WatchPolicy policy,
            Trail trail,
            Clock clock) {
        this.findings = findings;
        this.looks = looks;
        this.reading = reading;
        this.districts = districts;
        this.policy = policy;
        this.trail = trail;
        this.clock = clock;
    }

    Day of(LocalDate day, Map<UUID, Account> accounts) {
        return new Day(day, accounts);
    }

    /** Where a finding lies, and with whom first. */
    private record Lies(
            Level first,
            @Nullable String province,
            @Nullable String district) {
        private static final Lies NATION = new Lies(Level.NATIONAL, null, null);
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

        /** @param officer whose looks; null where it is about the record */
        void add(Hit hit, @Nullable UUID officer, @Nullable UUID record) {
            LocalDate from = day.minusDays(hit.rule().window() - 1L);
            Optional<Known> before = findings.last(hit.rule(), officer, record);
            if (before.isEmpty()) {
                open(hit, officer, record, from);
            } else if (before.get().state() != FindingState.DISPOSED) {
                findings.more(before.get(), day, hit);
                behind(before.get().id(), hit, officer, record, from);
            } else if (before.get().explanation().covers(day, hit.amount(), policy.explainedUpTo(day))) {
                findings.quiet(before.get().id());
            } else if (before.get().lastDay().isBefore(from)) {
                // What was disposed of is not found again by its own days.
                open(hit, officer, record, from);
            }
        }

        private void open(Hit hit, @Nullable UUID officer, @Nullable UUID record, LocalDate from) {
            Lies lies = lies(officer == null ? null : accounts.get(officer));
            UUID id = UUID.randomUUID();
            findings.insert(new NewFinding(
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
            trail.append(TrailEntry.done(WATCH, TrailAction.FINDING_OPENED)
                    .about(id)
                    .with(Map.of("rule", hit.rule().name(), "figures", hit.figures(), "day", day.toString())));
            opened++;
        }

        private void behind(UUID id, Hit hit, @Nullable UUID officer, @Nullable UUID record, LocalDate from) {
            looks.entries(from, day).ifPresent(span -> {
                List<Entry> entries = officer == null
                        ? reading.ofRecord(Objects.requireNonNull(record), span.first(), span.last())
                        : reading.ofOfficer(officer, span.first(), span.last());
                findings.addEntries(
                        id,
                        entries.stream()
                                .filter(entry -> isBehind(hit, entry))
                                .limit(MOST_ENTRIES)
                                .map(Entry::id)
                                .toList());
            });
        }
    }

    private static boolean isBehind(Hit hit, Entry entry) {
        if (entry.isRefused()) {
            return hit.rule() == Rule.REFUSALS;
        }
        if (entry.record() == null) {
            return isOfSearches(hit.rule()) && entry.action() == TrailAction.PERSON_SEARCHED;
        }
        int hour = entry.at().atZone(pk.gov.nsor.kernel.Day.ZONE).getHour();
        return hit.isBehind().test(new Seen(entry.record(), DayLooks.link(entry.link()), hour, 1));
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
            case Jurisdiction.OfProvince(String province) -> new Lies(Level.NATIONAL, province, null);
            case Jurisdiction.OfDistrict(String district) ->
                districts
                        .byCode(district)
                        .map(District::provinceCode)
                        .map(province -> new Lies(
                                officer.has(Role.DISTRICT_SUPERVISOR) ? Level.PROVINCE : Level.DISTRICT,
                                province,
                                district))
                        .orElse(Lies.NATION);
        };
    }
}

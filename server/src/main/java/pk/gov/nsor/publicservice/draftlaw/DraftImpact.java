package pk.gov.nsor.publicservice.draftlaw;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.Tier;
import pk.gov.nsor.publicservice.release.RoundedCounts;
import pk.gov.nsor.publicservice.release.RoundedCounts.Counter;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.conviction.LegalFactsInOrder;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.Essentials;
import pk.gov.nsor.record.register.Essentials.Essential;
import pk.gov.nsor.record.register.RowsByPerson;
import pk.gov.nsor.record.registration.RegisterSnapshot;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.StandingDerivation;

/** Derives everybody under two laws, of one moment, and counts. */
@Component
class DraftImpact {

    static final int YEARS = 10;

    private static final int READING = 2;
    private static final int MONTHS = 12;
    /** Whoever appears most often does so each month. */
    private static final int MOST_APPEARANCES = 12;

    private final DataSource database;
    private final LegalRecord facts;
    private final Essentials people;
    private final RoundedCounts rounded;

    DraftImpact(DataSource database, LegalRecord facts, Essentials people, RoundedCounts rounded) {
        this.database = database;
        this.facts = facts;
        this.people = people;
        this.rounded = rounded;
    }

    /**
     * What the draft would change as of a day.
     *
     * @param mayGoOn asked now and then; where it says no, nothing is counted
     * @throws IllegalStateException where it was not to go on, or the register could not be read
     */
    List<DraftFigure> of(Law present, Law draft, LocalDate today, BooleanSupplier mayGoOn) {
        Counting counting = new Counting(present, draft, today);
        try (RegisterSnapshot snapshot = RegisterSnapshot.of(database)) {
            snapshot.read(READING, part -> {
                try (RowsByPerson<Essential> everybody = people.inOrder(part.connection(), part.range());
                        LegalFactsInOrder theirs = facts.inOrder(part.connection(), part.range())) {
                    for (PersonId next = everybody.next(); next != null; next = everybody.next()) {
                        if (!mayGoOn.getAsBoolean()) {
                            throw new IllegalStateException("The server stops");
                        }
                        counting.count(everybody.of(next).getFirst(), theirs.of(next));
                    }
                }
            });
        }
        return counting.figures();
    }

    private final class Counting {
        private final Law present;
        private final Law draft;
        private final LocalDate today;
        private final Map<String, Counter> counters = new LinkedHashMap<>();

        private Counting(Law present, Law draft, LocalDate today) {
            this.present = present;
            this.draft = draft;
            this.today = today;
            for (String name : List.of(
                    "people-before", "people-after", "enter", "leave", "tier-up", "tier-down", "longer", "shorter")) {
                counters.put(name, rounded.counter(1));
            }
            for (int year = 1; year <= YEARS; year++) {
                counters.put("appearances-before-" + year(year), rounded.counter(MOST_APPEARANCES));
                counters.put("appearances-after-" + year(year), rounded.counter(MOST_APPEARANCES));
            }
        }

        private int year(int ahead) {
            return today.getYear() + ahead;
        }

        void count(Essential person, LegalFacts known) {
            if (known.convictions().isEmpty()) {
                return;
            }
            Standing before = StandingDerivation.standing(present, known, person.bornOn(), today);
            Standing after = StandingDerivation.standing(draft, known, person.bornOn(), today);
            boolean was = before.isOnRegister(today);
            boolean is = after.isOnRegister(today);
            add("people-before", person, was);
            add("people-after", person, is);
            add("enter", person, is && !was);
            add("leave", person, was && !is);
            if (was && is) {
                Tier one = Objects.requireNonNull(before.tierOn(today));
                Tier other = Objects.requireNonNull(after.tierOn(today));
                add("tier-up", person, other.compareTo(one) > 0);
                add("tier-down", person, other.compareTo(one) < 0);
                int longer = compare(after, before);
                add("longer", person, longer > 0);
                add("shorter", person, longer < 0);
            }
            for (int year = 1; year <= YEARS; year++) {
                counter("appearances-before-" + year(year)).add(person.id(), appearances(present, before, year(year)));
                counter("appearances-after-" + year(year)).add(person.id(), appearances(draft, after, year(year)));
            }
        }

        private void add(String name, Essential person, boolean isSo) {
            if (isSo) {
                counter(name).add(person.id(), 1);
            }
        }

        private Counter counter(String name) {
            return Objects.requireNonNull(counters.get(name));
        }

        /** Of somebody who is on the register in the middle of the year. */
        private static int appearances(Law law, Standing standing, int year) {
            LocalDate day = LocalDate.of(year, 7, 1);
            Tier tier = standing.tierOn(day);
            return tier == null ? 0 : Math.max(1, MONTHS / law.valuesOn(day).monthsBetweenVerifications(tier));
        }

        List<DraftFigure> figures() {
            return counters.entrySet().stream()
                    .map(each -> {
                        OptionalLong told = each.getValue().told();
                        return new DraftFigure(
                                each.getKey(),
                                told.isEmpty() ? null : (Long) told.getAsLong(),
                                each.getValue().step());
                    })
                    .toList();
        }
    }

    /** Whether one lasts longer than the other: 0 where both end on one day, or neither day is known. */
    private static int compare(Standing one, Standing other) {
        LocalDate a = last(one);
        LocalDate b = last(other);
        return a == null || b == null ? 0 : a.compareTo(b);
    }

    private static @Nullable LocalDate last(Standing standing) {
        return standing.life() ? LocalDate.MAX : standing.lastDay();
    }
}

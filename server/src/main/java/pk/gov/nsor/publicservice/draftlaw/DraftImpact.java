package pk.gov.nsor.publicservice.draftlaw;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
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
import pk.gov.nsor.record.registration.Standing.Term;
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
                    "people-before",
                    "people-after",
                    "enter",
                    "leave",
                    "tier-up",
                    "tier-down",
                    "longer",
                    "shorter",
                    "open")) {
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
                Stay stay = stay(before, after);
                add("longer", person, stay == Stay.LONGER);
                add("shorter", person, stay == Stay.SHORTER);
                add("open", person, stay == Stay.OPEN);
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

    /**
     * How often somebody who is on the register in the middle of the year appears in it, as the conviction that sets the tier on
     * that day says: its start is what appearances are counted from, and its judgment which values are (law.md, rule 7). Nobody
     * appears in custody, nor while that conviction waits for a release; when somebody will be released is not known.
     */
    static int appearances(Law law, Standing standing, int year) {
        LocalDate day = LocalDate.of(year, 7, 1);
        Term setter = standing.tierSetterOn(day);
        if (setter == null || setter.startedOn() == null || standing.inCustody()) {
            return 0;
        }
        int months = law.valuesOn(law.notBeforeTheAct(setter.judgmentOn())).monthsBetweenVerifications(setter.tier());
        return Math.max(1, MONTHS / months);
    }

    /** How long somebody who is on the register under both laws would stay on it under the draft. */
    enum Stay {
        LONGER,
        SHORTER,
        SAME,
        /** Another time, whose end is not known yet under one of them: it is counted from a release. */
        OPEN
    }

    /** An end for life is later than any day, and than one that is not known yet. */
    static Stay stay(Standing before, Standing after) {
        LocalDate one = last(before);
        LocalDate other = last(after);
        if (one != null && other != null) {
            int longer = other.compareTo(one);
            return longer == 0 ? Stay.SAME : longer > 0 ? Stay.LONGER : Stay.SHORTER;
        }
        if (before.life() != after.life()) {
            return after.life() ? Stay.LONGER : Stay.SHORTER;
        }
        return ends(before).equals(ends(after)) ? Stay.SAME : Stay.OPEN;
    }

    /** What the days of the convictions that run rest on. */
    private static Set<List<String>> ends(Standing standing) {
        return standing.terms().stream()
                .filter(term -> term.runsOn(standing.asOf()))
                .map(term -> List.of(
                        term.conviction().toString(),
                        term.tier().name(),
                        String.valueOf(term.startedOn()),
                        String.valueOf(term.lastDay())))
                .collect(Collectors.toSet());
    }

    private static @Nullable LocalDate last(Standing standing) {
        return standing.life() ? LocalDate.MAX : standing.lastDay();
    }
}

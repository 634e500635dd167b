package pk.gov.nsor.record.registration.lawchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.Status;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.conviction.LegalFactsInOrder;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.Essentials;
import pk.gov.nsor.record.register.Essentials.Essential;
import pk.gov.nsor.record.register.RowsByPerson;
import pk.gov.nsor.record.registration.RegisterSnapshot;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.StandingDerivation;

/** The people whose standing another law would change, as of today. */
@Component
class LawEffect {

    /** How many people are read at once. */
    private static final int BATCH = 1000;

    /** From this number of affected people on, everybody is read. */
    static final int MANY = 10_000;

    /** The connections that read everybody at once, since a user waits for the preview. */
    private static final int READING = 2;

    private final DataSource database;
    private final LegalRecord facts;
    private final Essentials people;
    private final Clock clock;

    LawEffect(DataSource database, LegalRecord facts, Essentials people, Clock clock) {
        this.database = database;
        this.facts = facts;
        this.people = people;
        this.clock = clock;
    }

    /** A person whose standing would change. */
    record Change(PersonId person, RegisterNumber number, Kind kind) {}

    /** The kind of change for a person. */
    enum Kind {
        /** Is added to the register. */
        GAINS,
        /** Is removed from the register. */
        FALLS_AWAY,
        /** Stays on the register, with another tier, with other days, or with another release to the public. */
        OTHER_DAYS,
        /** Stays on the register, on other grounds. */
        OTHER_GROUNDS
    }

    /** The effect on everybody: how many, and the first of each kind. */
    static final class Effect {

        private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        private final Map<Kind, TreeSet<Change>> first = new EnumMap<>(Kind.class);

        /** @param isSealed whether only registrars may know the record: it is counted, but not shown to approvers */
        private synchronized void add(Change change, boolean isSealed) {
            counts.merge(change.kind(), 1L, Long::sum);
            if (isSealed) {
                return;
            }
            TreeSet<Change> some = first.computeIfAbsent(
                    change.kind(),
                    kind -> new TreeSet<>(
                            Comparator.comparing(one -> one.number().serial())));
            some.add(change);
            if (some.size() > Preview.MOST) {
                some.removeLast();
            }
        }

        Map<Kind, Long> counts() {
            return counts;
        }

        /** A sentence for each kind, and the first of those affected. */
        Preview preview(List<Text> sentences) {
            List<Text> all = new ArrayList<>(sentences);
            for (Kind kind : Kind.values()) {
                all.add(Text.of("registration.rule.people." + nameOf(kind), counts.getOrDefault(kind, 0L)));
            }
            return new Preview(
                    all,
                    first.values().stream()
                            .flatMap(TreeSet::stream)
                            .limit(Preview.MOST)
                            .map(one -> new Preview.Affected(
                                    one.number().formatted(),
                                    "/people/" + one.person(),
                                    Text.of("registration.rule.becomes." + nameOf(one.kind()))))
                            .toList());
        }

        private static String nameOf(Kind kind) {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    Effect of(Law before, Law after, List<PersonId> concerned) {
        LocalDate today = LocalDate.now(clock);
        Effect effect = new Effect();
        if (concerned.size() > MANY) {
            ofMany(before, after, Set.copyOf(concerned), today, effect);
            return effect;
        }
        for (int from = 0; from < concerned.size(); from += BATCH) {
            List<PersonId> batch = concerned.subList(from, Math.min(concerned.size(), from + BATCH));
            Map<PersonId, LegalFacts> theirs = facts.of(batch);
            for (Essential person : people.of(batch)) {
                compare(before, after, person, theirs.getOrDefault(person.id(), LegalFacts.NONE), today, effect);
            }
        }
        return effect;
    }

    /** Reads everybody, which is faster than selecting a large part of them. */
    private void ofMany(Law before, Law after, Set<PersonId> concerned, LocalDate today, Effect effect) {
        try (RegisterSnapshot snapshot = RegisterSnapshot.of(database)) {
            snapshot.read(READING, part -> {
                try (RowsByPerson<Essential> everybody = people.inOrder(part.connection(), part.range());
                        LegalFactsInOrder theirs = facts.inOrder(part.connection(), part.range())) {
                    for (PersonId next = everybody.next(); next != null; next = everybody.next()) {
                        Essential person = everybody.of(next).getFirst();
                        if (concerned.contains(next)) {
                            compare(before, after, person, theirs.of(next), today, effect);
                        }
                    }
                }
            });
        }
    }

    private static void compare(
            Law before, Law after, Essential person, LegalFacts known, LocalDate today, Effect effect) {
        Standing old = StandingDerivation.standing(before, known, person.bornOn(), today);
        Standing next = StandingDerivation.standing(after, known, person.bornOn(), today);
        if (!old.isEqualButForTheLaw(next)) {
            effect.add(
                    new Change(person.id(), person.number(), kind(old, next, today)), old.on(today) == Status.SEALED);
        }
    }

    private static Kind kind(Standing old, Standing next, LocalDate today) {
        if (old.isOnRegister(today) != next.isOnRegister(today)) {
            return next.isOnRegister(today) ? Kind.GAINS : Kind.FALLS_AWAY;
        }
        boolean isSame = Objects.equals(old.firstDay(), next.firstDay())
                && Objects.equals(old.lastDay(), next.lastDay())
                && Objects.equals(old.nextVerificationOn(), next.nextVerificationOn())
                && old.tierOn(today) == next.tierOn(today)
                && old.life() == next.life()
                && old.wasRegistrable() == next.wasRegistrable()
                && old.juvenile() == next.juvenile();
        return isSame ? Kind.OTHER_GROUNDS : Kind.OTHER_DAYS;
    }
}

package pk.gov.nsor.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pk.gov.nsor.conviction.Conviction;
import pk.gov.nsor.conviction.Convictions;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.kernel.RegisterNumber;
import pk.gov.nsor.kernel.Section;
import pk.gov.nsor.register.People;
import pk.gov.nsor.requirement.OffenceTable;

/** Whose standing another law would change: derived for everybody with a conviction that names the section. */
@Component
class LawEffect {

    /** So many people are read at once. */
    private static final int BATCH = 1000;

    private final Convictions convictions;
    private final People people;
    private final Clock clock;

    LawEffect(Convictions convictions, People people, Clock clock) {
        this.convictions = convictions;
        this.people = people;
        this.clock = clock;
    }

    /**
     * What becomes of people.
     *
     * @param convictions how many on record name the section
     * @param changes the people whose standing would differ in anything, the law's reasons included
     */
    record Effect(long convictions, List<Change> changes) {

        Map<Kind, Long> counts() {
            Map<Kind, Long> counts = new EnumMap<>(Kind.class);
            changes.forEach(change -> counts.merge(change.kind(), 1L, Long::sum));
            return counts;
        }
    }

    /** One of them. */
    record Change(PersonId person, RegisterNumber number, Kind kind) {}

    /** What becomes of somebody. */
    enum Kind {
        /** Comes onto the register. */
        GAINS,
        /** Falls away. */
        FALLS_AWAY,
        /** Stays where they are, with other days, or released to the public or not. */
        OTHER_DAYS,
        /** Stays, on other grounds. */
        OTHER_GROUNDS
    }

    Effect of(OffenceTable before, OffenceTable after, Section section) {
        List<PersonId> concerned = convictions.convictedUnder(section);
        List<Change> changes = new ArrayList<>();
        for (int from = 0; from < concerned.size(); from += BATCH) {
            List<PersonId> batch = concerned.subList(from, Math.min(concerned.size(), from + BATCH));
            Map<PersonId, List<Conviction>> theirs = convictions.of(batch);
            for (People.Essential person : people.essentials(batch)) {
                List<Conviction> judged = theirs.getOrDefault(person.id(), List.of());
                Standing old = StandingPolicy.derive(before, judged, person.bornOn());
                Standing next = StandingPolicy.derive(after, judged, person.bornOn());
                if (!old.equals(next)) {
                    changes.add(new Change(person.id(), person.number(), kind(old, next)));
                }
            }
        }
        return new Effect(convictions.countUnder(section), changes);
    }

    private Kind kind(Standing old, Standing next) {
        LocalDate today = LocalDate.now(clock);
        boolean was = old.on(today) == Standing.Status.ON_REGISTER;
        boolean is = next.on(today) == Standing.Status.ON_REGISTER;
        if (was != is) {
            return is ? Kind.GAINS : Kind.FALLS_AWAY;
        }
        boolean isSame = java.util.Objects.equals(old.firstDay(), next.firstDay())
                && java.util.Objects.equals(old.lastDay(), next.lastDay())
                && old.wasRegistrable() == next.wasRegistrable()
                && old.juvenile() == next.juvenile();
        return isSame ? Kind.OTHER_GROUNDS : Kind.OTHER_DAYS;
    }
}

package pk.gov.nsor.requirement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person's custody as far as it is known on a day: a later admission does not exist, a later release means still inside.
 * Every list is in the order of admission.
 */
final class CustodyKnown {

    private final List<CustodySpell> all;
    private final Set<String> quashed = HashSet.newHashSet(2);

    CustodyKnown(Facts facts, LocalDate day) {
        all = new ArrayList<>(facts.custody().size());
        for (CustodySpell spell : facts.custody()) {
            if (!spell.admittedOn().isAfter(day)) {
                all.add(
                        spell.releasedOn() == null || !spell.releasedOn().isAfter(day)
                                ? spell
                                : new CustodySpell(spell.judgmentId(), spell.admittedOn(), null));
            }
        }
        for (Judgment judgment : facts.judgments()) {
            if (CountingPolicy.isQuashed(judgment, day)) {
                quashed.add(judgment.id());
            }
        }
    }

    /** True where a spell is open, whatever it is for. */
    boolean isOpen() {
        for (CustodySpell spell : all) {
            if (spell.releasedOn() == null) {
                return true;
            }
        }
        return false;
    }

    /** True where the person was inside on the day, whatever for. */
    boolean holds(LocalDate day) {
        for (CustodySpell spell : all) {
            if (spell.holds(day)) {
                return true;
            }
        }
        return false;
    }

    /** The spells whose days stop a clock: for anything but a conviction that has been quashed. */
    Iterable<CustodySpell> stopping() {
        if (quashed.isEmpty()) {
            return all;
        }
        return all.stream()
                .filter(spell -> spell.judgmentId() == null || !quashed.contains(spell.judgmentId()))
                .toList();
    }

    /**
     * The spells that name a conviction, those that touch or overlap made one.
     *
     * @return open ones have no release
     */
    List<CustodySpell> naming(Judgment judgment) {
        List<CustodySpell> merged = new ArrayList<>(2);
        CustodySpell last = null;
        for (CustodySpell spell : all) {
            if (judgment.id().equals(spell.judgmentId())) {
                if (last != null && touches(last, spell)) {
                    last = new CustodySpell(judgment.id(), last.admittedOn(), laterRelease(last, spell));
                    merged.set(merged.size() - 1, last);
                } else {
                    last = spell;
                    merged.add(last);
                }
            }
        }
        return merged;
    }

    private static boolean touches(CustodySpell earlier, CustodySpell later) {
        return earlier.releasedOn() == null || !later.admittedOn().isAfter(earlier.releasedOn());
    }

    private static @Nullable LocalDate laterRelease(CustodySpell one, CustodySpell other) {
        if (one.releasedOn() == null || other.releasedOn() == null) {
            return null;
        }
        LocalDate release = Objects.requireNonNull(one.releasedOn());
        return release.isAfter(other.releasedOn()) ? release : other.releasedOn();
    }
}

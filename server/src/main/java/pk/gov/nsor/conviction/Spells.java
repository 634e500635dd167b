package pk.gov.nsor.conviction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes stays in custody out of what happened in prison. */
final class Spells {

    private static final Comparator<Spell> BY_ADMISSION = Comparator.comparing(Spell::admittedOn)
            .thenComparing(spell -> spell.id().value());

    private Spells() {}

    /** In the order of admission. A release of no known admission makes no spell. */
    static List<Spell> of(List<Fact<CustodyEvent>> custody) {
        if (custody.isEmpty()) {
            return List.of();
        }
        Map<SpellId, LocalDate> releases = HashMap.newHashMap(custody.size());
        for (Fact<CustodyEvent> fact : custody) {
            if (fact.inForce() && fact.now().type() == CustodyEvent.Type.RELEASED) {
                LocalDate _ =
                        releases.putIfAbsent(fact.now().spell(), fact.now().on());
            }
        }
        List<Spell> spells = new ArrayList<>(custody.size());
        for (Fact<CustodyEvent> fact : custody) {
            CustodyEvent event = fact.now();
            if (fact.inForce() && event.type().begins()) {
                LocalDate releasedOn = releases.get(event.spell());
                spells.add(new Spell(
                        event.spell(),
                        event.conviction(),
                        event.on(),
                        releasedOn,
                        releasedOn == null ? escapedOn(event.spell(), custody) : null));
            }
        }
        spells.sort(BY_ADMISSION);
        return Collections.unmodifiableList(spells);
    }

    /** Since when the person has been at large; null for somebody who was recaptured, or never escaped. */
    private static @Nullable LocalDate escapedOn(SpellId spell, List<Fact<CustodyEvent>> custody) {
        LocalDate escapedOn = null;
        for (Fact<CustodyEvent> fact : LegalFile.inForce(custody)
                .filter(fact -> fact.now().spell().equals(spell))
                .sorted(CustodyCheck.ORDER)
                .toList()) {
            escapedOn = switch (fact.now().type()) {
                case ESCAPED -> fact.now().on();
                case RECAPTURED -> null;
                case ADMITTED, RECALLED, TRANSFERRED, LEAVE_BEGAN, LEAVE_ENDED, RELEASED -> escapedOn;
            };
        }
        return escapedOn;
    }
}

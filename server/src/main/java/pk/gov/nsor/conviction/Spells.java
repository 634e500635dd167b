package pk.gov.nsor.conviction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
                spells.add(new Spell(event.spell(), event.conviction(), event.on(), releases.get(event.spell())));
            }
        }
        spells.sort(BY_ADMISSION);
        return Collections.unmodifiableList(spells);
    }
}

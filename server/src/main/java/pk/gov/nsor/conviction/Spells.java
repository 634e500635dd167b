package pk.gov.nsor.conviction;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes stays in custody out of what happened in prison. */
final class Spells {

    private static final Comparator<Spell> BY_ADMISSION = Comparator.comparing(Spell::admittedOn)
            .thenComparing(spell -> spell.id().value());

    private Spells() {}

    /** In the order of admission. A release of no known admission makes no spell. */
    static List<Spell> of(List<Fact<CustodyEvent>> custody) {
        Map<SpellId, LocalDate> releases = LegalFile.inForce(custody)
                .map(Fact::now)
                .filter(event -> event.type() == CustodyEvent.Type.RELEASED)
                .collect(Collectors.toMap(CustodyEvent::spell, CustodyEvent::on, (one, other) -> one));
        return LegalFile.inForce(custody)
                .map(Fact::now)
                .filter(event -> event.type().begins())
                .map(event -> new Spell(event.spell(), event.conviction(), event.on(), releases.get(event.spell())))
                .sorted(BY_ADMISSION)
                .toList();
    }
}

package pk.gov.nsor.conviction;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
                .map(event -> new Spell(
                        event.spell(),
                        event.conviction(),
                        event.on(),
                        releases.get(event.spell()),
                        releases.containsKey(event.spell()) ? null : escapedOn(event.spell(), custody)))
                .sorted(BY_ADMISSION)
                .toList();
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

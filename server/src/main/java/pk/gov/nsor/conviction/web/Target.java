package pk.gov.nsor.conviction.web;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.conviction.Appeal;
import pk.gov.nsor.conviction.Clemency;
import pk.gov.nsor.conviction.ConvictionId;
import pk.gov.nsor.conviction.CustodyEvent;
import pk.gov.nsor.conviction.Death;
import pk.gov.nsor.conviction.Dismissal;
import pk.gov.nsor.conviction.FactId;
import pk.gov.nsor.conviction.FactKind;
import pk.gov.nsor.conviction.LegalFact;
import pk.gov.nsor.conviction.NewConviction;
import pk.gov.nsor.conviction.Quashed;
import pk.gov.nsor.conviction.Sentence;
import pk.gov.nsor.conviction.SpellId;

/**
 * What a form speaks of, besides its fields.
 *
 * @param conviction the judgment, null where there is none or the form asks for it
 * @param appeal that the fact decides, null where it decides none
 * @param spell of an event of custody; null for one that begins a spell
 * @param type of an event of custody, where it cannot be chosen any more
 */
record Target(
        FactKind kind,
        @Nullable ConvictionId conviction,
        @Nullable FactId appeal,
        @Nullable SpellId spell,
        CustodyEvent.@Nullable Type type) {

    /** What a correction of the fact speaks of. */
    static Target of(LegalFact fact) {
        return switch (fact) {
            case Sentence sentence -> new Target(fact.kind(), sentence.conviction(), sentence.appeal(), null, null);
            case Quashed quashed -> new Target(fact.kind(), quashed.conviction(), quashed.appeal(), null, null);
            case Dismissal dismissal -> new Target(fact.kind(), null, dismissal.appeal(), null, null);
            case CustodyEvent event -> new Target(fact.kind(), null, null, event.spell(), event.type());
            case Appeal _, Clemency _ -> new Target(fact.kind(), fact.conviction(), null, null, null);
            case NewConviction _, Death _ -> new Target(fact.kind(), null, null, null, null);
        };
    }

    /** True for an event that begins a stay, or is going to. */
    boolean beginsSpell() {
        return type == null ? spell == null : type.begins();
    }
}

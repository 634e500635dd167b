package pk.gov.nsor.record.conviction.web;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.conviction.Appeal;
import pk.gov.nsor.record.conviction.Clemency;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Dismissal;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Quashed;
import pk.gov.nsor.record.conviction.Sentence;

/**
 * What a form is about, besides its fields.
 *
 * @param conviction the judgment, null where there is none or the form asks for it
 * @param appeal that the fact decides, null where it decides none
 * @param custodyPeriod the custody period of an event; null for one that begins a custody period
 * @param type of an event of custody, where it cannot be chosen any more
 */
record Target(
        FactKind kind,
        @Nullable ConvictionId conviction,
        @Nullable FactId appeal,
        @Nullable CustodyPeriodId custodyPeriod,
        CustodyEvent.@Nullable Type type) {

    /** What a correction of the fact is about. */
    static Target of(LegalFact fact) {
        return switch (fact) {
            case Sentence sentence -> new Target(fact.kind(), sentence.conviction(), sentence.appeal(), null, null);
            case Quashed quashed -> new Target(fact.kind(), quashed.conviction(), quashed.appeal(), null, null);
            case Dismissal dismissal -> new Target(fact.kind(), null, dismissal.appeal(), null, null);
            case CustodyEvent event -> new Target(fact.kind(), null, null, event.custodyPeriod(), event.type());
            case Appeal _, Clemency _ -> new Target(fact.kind(), fact.conviction(), null, null, null);
            case NewConviction _, Death _ -> new Target(fact.kind(), null, null, null, null);
        };
    }

    /** True for an event that begins a custody period, or is going to. */
    boolean beginsCustodyPeriod() {
        return type == null ? custodyPeriod == null : type.begins();
    }
}

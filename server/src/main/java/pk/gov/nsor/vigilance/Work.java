package pk.gov.nsor.vigilance;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import pk.gov.nsor.audit.TrailAction;

/** What counts as work on a record: whatever enters or decides something about it. Looking, searching and choosing do not. */
final class Work {

    static final Set<TrailAction> ACTIONS = Collections.unmodifiableSet(EnumSet.of(
            TrailAction.PERSON_REGISTERED,
            TrailAction.ADDRESS_RECORDED,
            TrailAction.ADDRESS_WITHDRAWN,
            TrailAction.NAME_CHANGED,
            TrailAction.TEHSIL_ASSIGNED,
            TrailAction.CNIC_ENTERED,
            TrailAction.CNIC_WITHDRAWN,
            TrailAction.IDENTITY_EXAMINED,
            TrailAction.IDENTITY_CONFIRMED,
            TrailAction.CONVICTION_RECORDED,
            TrailAction.CONVICTION_QUASHED,
            TrailAction.CONVICTION_RELEASE_MARKED,
            TrailAction.LEGAL_FACT_RECORDED,
            TrailAction.LEGAL_FACT_CORRECTED,
            TrailAction.LEGAL_FACT_WITHDRAWN,
            TrailAction.STANDING_DERIVED,
            TrailAction.LOOKUPS_SHOWN,
            TrailAction.LOOKUPS_REFUSED,
            TrailAction.APPEARANCE_RECORDED,
            TrailAction.BREACH_DECIDED,
            TrailAction.TRANSFER_OFFERED,
            TrailAction.TRANSFER_ANSWERED,
            TrailAction.CASE_CHANGED,
            TrailAction.VISIT_RECORDED,
            TrailAction.CONTACT_RECORDED,
            TrailAction.INTELLIGENCE_RECORDED,
            TrailAction.RISK_ASSESSED,
            TrailAction.CIRCUMSTANCE_RECORDED,
            TrailAction.PHOTOGRAPH_ADDED,
            TrailAction.PHOTOGRAPH_WITHDRAWN,
            TrailAction.NOTICE_TAKEN,
            TrailAction.NOTICE_DECIDED));

    private Work() {}
}

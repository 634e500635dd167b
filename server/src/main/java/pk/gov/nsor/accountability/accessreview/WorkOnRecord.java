package pk.gov.nsor.accountability.accessreview;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import pk.gov.nsor.foundation.audit.TrailAction;

/**
 * What counts as work on a record: whatever enters or decides something about it. Viewing, searching and selecting do
 * not.
 */
final class WorkOnRecord {

    static final Set<TrailAction> ACTIONS = Collections.unmodifiableSet(EnumSet.of(
            TrailAction.PERSON_REGISTERED,
            TrailAction.ADDRESS_RECORDED,
            TrailAction.ADDRESS_WITHDRAWN,
            TrailAction.NAME_CHANGED,
            TrailAction.IDENTITY_CORRECTED,
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
            TrailAction.DEATH_ESTABLISHED,
            TrailAction.REMOVAL_CONFIRMED,
            TrailAction.REMOVAL_REFUSED,
            TrailAction.LIFE_SIGN_CLOSED,
            TrailAction.DUPLICATE_DECIDED,
            TrailAction.RECORDS_MERGED,
            TrailAction.RECORDS_PARTED,
            TrailAction.STANDING_DERIVED,
            TrailAction.LOOKUPS_SHOWN,
            TrailAction.LOOKUPS_REFUSED,
            TrailAction.APPEARANCE_RECORDED,
            TrailAction.BREACH_DECIDED,
            TrailAction.TRANSFER_OFFERED,
            TrailAction.TRANSFER_ANSWERED,
            TrailAction.EXIT_CONTROL_PLACED,
            TrailAction.EXIT_CONTROL_EXTENDED,
            TrailAction.EXIT_CONTROL_ENDED,
            TrailAction.STATION_MESSAGE_SENT,
            TrailAction.STATION_MESSAGE_WITHDRAWN,
            TrailAction.CASE_CHANGED,
            TrailAction.VISIT_RECORDED,
            TrailAction.CONTACT_RECORDED,
            TrailAction.INTELLIGENCE_RECORDED,
            TrailAction.RISK_ASSESSED,
            TrailAction.CIRCUMSTANCE_RECORDED,
            TrailAction.MENTION_PLACED,
            TrailAction.MENTION_WITHDRAWN,
            TrailAction.PHOTOGRAPH_ADDED,
            TrailAction.PHOTOGRAPH_WITHDRAWN,
            TrailAction.FINGERPRINTS_TAKEN,
            TrailAction.FINGERPRINT_WITHDRAWN,
            TrailAction.FINGERPRINT_COMPARED,
            TrailAction.NOTICE_TAKEN,
            TrailAction.NOTICE_DECIDED));

    private WorkOnRecord() {}
}

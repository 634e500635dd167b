package pk.gov.nsor.accountability.trailreading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import pk.gov.nsor.foundation.audit.TrailAction;

/** Sorts of actions, as the lists of the trail offer them. Every action is of one. */
public enum ActionGroup {
    /** Views of records, searches for them, and the purposes given. */
    VIEWS,
    /** What was entered about a registered person. */
    RECORDS,
    /** What was decided about one. */
    DECISIONS,
    /** What came from agencies, and what the register found by itself. */
    FEEDS,
    /** What the public asked and was answered. */
    PUBLIC,
    /** Policy, settings, and what needs a second person. */
    POLICY,
    /** Accounts, clients and their sessions. */
    ACCESS,
    /** The access review. */
    OVERSIGHT,
    /** Pages of no record. */
    PAGES;

    /** Which of them an action is of. */
    public static ActionGroup of(TrailAction action) {
        return switch (action) {
            case PERSON_SEARCHED,
                    PERSON_VIEWED,
                    PURPOSE_CHOSEN,
                    EMERGENCY_ACCESS_TAKEN,
                    EMERGENCY_ACCESS_TRIED,
                    LOOKUPS_SHOWN,
                    LOOKUPS_REFUSED,
                    RECORD_COPIED,
                    DISCLOSURE_FILE_OPENED,
                    DISCLOSURE_ANSWER_OPENED,
                    DISCLOSURE_CODE_CHECKED,
                    REMOVALS_VIEWED,
                    REMOVAL_VIEWED -> VIEWS;
            case PERSON_REGISTERED,
                    ADDRESS_RECORDED,
                    ADDRESS_WITHDRAWN,
                    NAME_CHANGED,
                    IDENTITY_CORRECTED,
                    TEHSIL_ASSIGNED,
                    CNIC_ENTERED,
                    CNIC_WITHDRAWN,
                    IDENTITY_EXAMINED,
                    CONVICTION_RECORDED,
                    CONVICTION_QUASHED,
                    CONVICTION_RELEASE_MARKED,
                    LEGAL_FACT_RECORDED,
                    LEGAL_FACT_CORRECTED,
                    LEGAL_FACT_WITHDRAWN,
                    LIFE_SIGN_CLOSED,
                    APPEARANCE_RECORDED,
                    CASE_CHANGED,
                    VISIT_RECORDED,
                    CONTACT_RECORDED,
                    INTELLIGENCE_RECORDED,
                    CIRCUMSTANCE_RECORDED,
                    PHOTOGRAPH_ADDED,
                    PHOTOGRAPH_WITHDRAWN,
                    SCREENING_OVERRIDE_ASKED,
                    SCREENING_OVERRIDE_PASSED,
                    SCREENING_OVERRIDE_USED,
                    SCREENING_OVERRIDE_EXPIRED,
                    NOTICE_TAKEN -> RECORDS;
            case IDENTITY_CONFIRMED,
                    DEATH_ESTABLISHED,
                    REMOVAL_CONFIRMED,
                    REMOVAL_REFUSED,
                    BREACH_DECIDED,
                    TRANSFER_OFFERED,
                    TRANSFER_ANSWERED,
                    RISK_ASSESSED,
                    NOTICE_DECIDED,
                    SCREENING_OVERRIDE_DECIDED,
                    QUARANTINE_DECIDED,
                    DISPUTE_TAKEN,
                    DISPUTE_PROOF_EXAMINED,
                    DISPUTE_DECIDED,
                    DISPUTE_REOPENED,
                    CERTIFICATE_ASKED,
                    CERTIFICATE_ISSUED,
                    CERTIFICATE_PRINTED,
                    CERTIFICATE_REVOKED,
                    RIGHT_ASKED,
                    RIGHT_DECIDED,
                    RIGHT_ESCALATED,
                    NAMESAKE_NOTE_WITHDRAWN,
                    DISCLOSURE_ASKED,
                    DISCLOSURE_FILE_ADDED,
                    DISCLOSURE_TAKEN,
                    DISCLOSURE_CHECKED,
                    DISCLOSURE_DECIDED,
                    DISCLOSURE_WITHDRAWN,
                    DISCLOSURE_ESCALATED,
                    DISCLOSURE_MOVED,
                    DISCLOSURE_FILES_DESTROYED -> DECISIONS;
            case FEED_MESSAGE_RECEIVED,
                    TRAVEL_NOTICES_READ,
                    BORDER_CROSSING_RECEIVED,
                    OBSERVATION_RECEIVED,
                    STANDING_DERIVED,
                    SYNTHETIC_DATA_LOADED -> FEEDS;
            case TAKE_BACK_PREPARED,
                    TAKE_BACK_SENT,
                    TAKE_BACK_DROPPED,
                    SCAN_NOTICED,
                    SCAN_ALERT_ACKNOWLEDGED,
                    SCAN_ALERT_CLOSED,
                    AREAS_RELEASED,
                    AREAS_EXPORTED,
                    CERTIFICATE_VERIFIED -> PUBLIC;
            case PROPOSAL_MADE,
                    PROPOSAL_APPROVED,
                    PROPOSAL_REFUSED,
                    PROPOSAL_WITHDRAWN,
                    SETTINGS_CHANGED,
                    RELEASE_CHANNEL_SWITCHED,
                    OUTAGE_DECLARED,
                    CASE_REVIEW_RESUMED,
                    DIRECTORY_CHANGED -> POLICY;
            case SIGN_IN,
                    SIGN_OUT,
                    PASSWORD_ACCEPTED,
                    SECOND_STEP,
                    SECOND_FACTOR_ENROLLED,
                    SECOND_FACTOR_RESET,
                    RECOVERY_CODE_USED,
                    RECOVERY_CODES_RENEWED,
                    PASSKEY_ADDED,
                    PASSKEY_REMOVED,
                    OPENID_ACCEPTED,
                    OPENID_LINKED,
                    OPENID_PROVED,
                    OPENID_UNLINKED,
                    SESSIONS_VIEWED,
                    SESSION_ENDED,
                    ACCOUNT_CREATED,
                    ACCOUNT_CHANGED,
                    ACCOUNT_DISABLED,
                    ACCOUNT_VIEWED,
                    ACCOUNT_REVIEWED,
                    ACCOUNTS_VIEWED,
                    PASSWORD_SET,
                    PASSWORD_CHANGED,
                    HANDOVER_TAKEN,
                    MACHINE_CLIENT_CREATED,
                    MACHINE_CLIENT_DISABLED,
                    MACHINE_CLIENT_SCOPED,
                    MACHINE_CLIENTS_VIEWED,
                    CLIENT_TOKEN_ISSUED,
                    CLIENT_CREDENTIALS_VIEWED,
                    CLIENT_CREDENTIAL_ADDED,
                    CLIENT_CREDENTIAL_ENDED -> ACCESS;
            case ACCESS_ALERT_OPENED,
                    ACCESS_ALERT_ESCALATED,
                    ACCESS_ALERT_DISPOSED,
                    ACCESS_ALERT_OBJECTED,
                    ACCESS_ALERTS_VIEWED,
                    ACCESS_ALERT_VIEWED,
                    EMERGENCY_ACCESS_VIEWED,
                    EMERGENCY_ACCESS_ANSWERED,
                    EMERGENCY_ACCESS_DECIDED,
                    EMERGENCY_ACCESS_SETTLED,
                    EMERGENCY_ACCESS_REOPENED,
                    TRAIL_SEARCHED,
                    TRAIL_EXPORTED,
                    TRAIL_ENTRY_VIEWED,
                    TRAIL_CONTENT_READ,
                    ACCESS_HISTORY_ASKED,
                    ACCESS_HISTORY_VIEWED,
                    DRAWS_VIEWED,
                    DRAW_DECLARED,
                    DRAW_MADE,
                    DRAW_VIEWED,
                    EXPORT_ENDED,
                    KEYS_DESTROYED,
                    TRAIL_VERIFIED,
                    TRAIL_ENTRY_LOST,
                    VERIFICATIONS_VIEWED,
                    TRAIL_PROOF_READ,
                    RETENTION_VIEWED,
                    RECORD_ERASED,
                    HOLDS_VIEWED,
                    HOLD_PLACED,
                    HOLD_EXTENDED,
                    HOLD_RELEASED,
                    DATABASE_COPIED,
                    DATABASE_RESTORED -> OVERSIGHT;
            case HOME_VIEWED,
                    STANDING_CHECKS_VIEWED,
                    QUARANTINE_VIEWED,
                    REFERENCE_VIEWED,
                    RELEASE_VIEWED,
                    DISCLOSURES_VIEWED,
                    DISPUTES_VIEWED,
                    TAKE_BACKS_VIEWED,
                    FOLLOWERS_VIEWED,
                    PROPOSALS_VIEWED,
                    PROPOSAL_VIEWED,
                    SMS_FIGURES_VIEWED,
                    CASELOAD_VIEWED,
                    NOTICES_VIEWED,
                    DIRECTORY_VIEWED,
                    SCAN_ALERTS_VIEWED,
                    CERTIFICATES_VIEWED,
                    RIGHTS_VIEWED,
                    SCREENING_OVERRIDES_VIEWED,
                    SCREENING_OVERRIDE_VIEWED,
                    PAGE_VIEWED,
                    FORM_RETURNED,
                    CAME_FROM_ELSEWHERE,
                    UNKNOWN_ADDRESS -> PAGES;
        };
    }

    /** In the order in which they were added to the trail's names. */
    public List<TrailAction> actions() {
        return Arrays.stream(TrailAction.values())
                .filter(action -> of(action) == this)
                .toList();
    }

    /** As addresses and message keys name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

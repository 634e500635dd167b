package pk.gov.nsor.foundation.audit;

import static pk.gov.nsor.foundation.audit.ActionGroup.ACCESS;
import static pk.gov.nsor.foundation.audit.ActionGroup.DECISIONS;
import static pk.gov.nsor.foundation.audit.ActionGroup.FEEDS;
import static pk.gov.nsor.foundation.audit.ActionGroup.OVERSIGHT;
import static pk.gov.nsor.foundation.audit.ActionGroup.PAGES;
import static pk.gov.nsor.foundation.audit.ActionGroup.POLICY;
import static pk.gov.nsor.foundation.audit.ActionGroup.PUBLIC;
import static pk.gov.nsor.foundation.audit.ActionGroup.RECORDS;
import static pk.gov.nsor.foundation.audit.ActionGroup.VIEWS;

import java.util.EnumSet;
import java.util.Set;

/** Every action that leaves an entry on the trail. The names are stored, so they must never change meaning. */
public enum TrailAction {
    SIGN_IN(ACCESS),
    SIGN_OUT(ACCESS),
    PASSWORD_ACCEPTED(ACCESS),
    SECOND_STEP(ACCESS),
    SECOND_FACTOR_ENROLLED(ACCESS),
    RECOVERY_CODE_USED(ACCESS),
    RECOVERY_CODES_RENEWED(ACCESS),
    PASSKEY_ADDED(ACCESS),
    PASSKEY_REMOVED(ACCESS),
    OPENID_ACCEPTED(ACCESS),
    OPENID_LINKED(ACCESS),
    OPENID_PROVED(ACCESS),
    OPENID_UNLINKED(ACCESS),
    SESSIONS_VIEWED(ACCESS),
    SESSION_ENDED(ACCESS),
    PURPOSE_CHOSEN(VIEWS),
    ACCOUNT_CREATED(ACCESS),
    ACCOUNT_CHANGED(ACCESS),
    ACCOUNT_DISABLED(ACCESS),
    PASSWORD_SET(ACCESS),
    PASSWORD_CHANGED(ACCESS),
    SECOND_FACTOR_RESET(ACCESS),
    HANDOVER_TAKEN(ACCESS),
    ACCOUNTS_VIEWED(ACCESS),
    ACCOUNT_VIEWED(ACCESS),
    ACCOUNT_REVIEWED(ACCESS),
    ACCESS_ALERT_OPENED(OVERSIGHT),
    ACCESS_ALERT_ESCALATED(OVERSIGHT),
    ACCESS_ALERT_DISPOSED(OVERSIGHT),
    ACCESS_ALERT_OBJECTED(OVERSIGHT),
    ACCESS_ALERTS_VIEWED(OVERSIGHT),
    ACCESS_ALERT_VIEWED(OVERSIGHT),
    MACHINE_CLIENT_CREATED(ACCESS),
    MACHINE_CLIENT_DISABLED(ACCESS),
    /** A client was given its scope. */
    MACHINE_CLIENT_SCOPED(ACCESS),
    MACHINE_CLIENTS_VIEWED(ACCESS),
    CLIENT_TOKEN_ISSUED(ACCESS),
    CLIENT_CREDENTIALS_VIEWED(ACCESS),
    CLIENT_CREDENTIAL_ADDED(ACCESS),
    CLIENT_CREDENTIAL_ENDED(ACCESS),
    HOME_VIEWED(PAGES),
    /**
     * A page or an answer of the API that has no action of its own, or the redirect to one; the content gives its
     * address.
     */
    PAGE_VIEWED(PAGES),
    /** A form was sent and nothing was done: it came back with errors, or there was nothing to do. */
    FORM_RETURNED(PAGES),
    /**
     * A page of another site made the browser request something from the register, which was refused; not the reader's
     * own action.
     */
    CAME_FROM_ELSEWHERE(PAGES),
    /** The outcome of sending a file that an earlier entry announced. */
    EXPORT_ENDED(OVERSIGHT),
    /** Keys with the names in the content are destroyed right after. */
    KEYS_DESTROYED(OVERSIGHT),
    SETTINGS_CHANGED(POLICY),
    PERSON_SEARCHED(VIEWS),
    PERSON_VIEWED(VIEWS),
    PERSON_REGISTERED(RECORDS),
    ADDRESS_RECORDED(RECORDS),
    ADDRESS_WITHDRAWN(RECORDS),
    NAME_CHANGED(RECORDS),
    IDENTITY_CORRECTED(RECORDS),
    TEHSIL_ASSIGNED(RECORDS),
    CNIC_ENTERED(RECORDS),
    CNIC_WITHDRAWN(RECORDS),
    IDENTITY_EXAMINED(RECORDS),
    IDENTITY_CONFIRMED(DECISIONS),
    /** A finger was taken at the counter, for NADRA. */
    NADRA_FINGER_TAKEN(RECORDS),
    /** NADRA was told a CNIC and asked whose it is, or given a finger and asked whether it is of the same person. */
    NADRA_ASKED(RECORDS),
    /** What came of it: what agrees, not what was answered. */
    NADRA_ANSWERED(RECORDS),
    NADRA_ANSWERS_VIEWED(VIEWS),
    NADRA_QUEUE_VIEWED(VIEWS),
    CONVICTION_RECORDED(RECORDS),
    CONVICTION_QUASHED(RECORDS),
    /** A conviction is not for public release by a court's order, or is released again. */
    CONVICTION_RELEASE_MARKED(RECORDS),
    LEGAL_FACT_RECORDED(RECORDS),
    LEGAL_FACT_CORRECTED(RECORDS),
    LEGAL_FACT_WITHDRAWN(RECORDS),
    /** A second source or a second person has confirmed it. */
    DEATH_ESTABLISHED(DECISIONS),
    REMOVALS_VIEWED(VIEWS),
    REMOVAL_VIEWED(VIEWS),
    REMOVAL_CONFIRMED(DECISIONS),
    REMOVAL_REFUSED(DECISIONS),
    LIFE_SIGN_CLOSED(RECORDS),
    DUPLICATES_VIEWED(VIEWS),
    DUPLICATE_VIEWED(VIEWS),
    /** That two records are of one person, of two, or that it cannot be told. */
    DUPLICATE_DECIDED(DECISIONS),
    RECORDS_MERGED(DECISIONS),
    RECORDS_PARTED(DECISIONS),
    MERGED_RECORD_VIEWED(VIEWS),
    STANDING_DERIVED(FEEDS),
    STANDING_CHECKS_VIEWED(PAGES),
    FEED_MESSAGE_RECEIVED(FEEDS),
    SENT_MESSAGES_VIEWED(PAGES),
    /** A file of many lines was copied in, checked, started, stopped or ended. */
    BULK_FILE_CHANGED(FEEDS),
    BULK_FILES_VIEWED(PAGES),
    /** The lines that were not sent were taken as a file. */
    BULK_FILE_LINES_EXPORTED(VIEWS),
    BULK_FILE_TAKEN_BACK(DECISIONS),
    QUARANTINE_VIEWED(PAGES),
    QUARANTINE_DECIDED(DECISIONS),
    MONTHLY_TOTALS_VIEWED(PAGES),
    OBTAINED_JUDGMENTS_VIEWED(PAGES),
    FEED_HEALTH_VIEWED(PAGES),
    REFERENCE_VIEWED(PAGES),
    RELEASE_VIEWED(PAGES),
    RELEASE_CHANNEL_SWITCHED(POLICY),
    AREAS_RELEASED(PUBLIC),
    /** The month's figures were published. */
    STATISTICS_RELEASED(PUBLIC),
    /** Something is said beside a month that was published. */
    STATISTICS_NOTED(PUBLIC),
    /** A quarterly report was drawn, or drawn anew. */
    REPORT_DRAWN(PUBLIC),
    REPORT_RELEASED(PUBLIC),
    REPORTS_VIEWED(PAGES),
    /** A file of a quarterly report was taken. */
    REPORT_EXPORTED(PUBLIC),
    AREAS_EXPORTED(PUBLIC),
    DISPUTES_VIEWED(PAGES),
    DISPUTE_TAKEN(DECISIONS),
    DISPUTE_PROOF_EXAMINED(DECISIONS),
    DISPUTE_DECIDED(DECISIONS),
    DISPUTE_REOPENED(DECISIONS),
    TAKE_BACKS_VIEWED(PAGES),
    TAKE_BACK_PREPARED(PUBLIC),
    TAKE_BACK_SENT(PUBLIC),
    TAKE_BACK_DROPPED(PUBLIC),
    LOOKUPS_SHOWN(VIEWS),
    LOOKUPS_REFUSED(VIEWS),
    FOLLOWERS_VIEWED(PAGES),
    CAMPAIGNS_VIEWED(PAGES),
    CAMPAIGN_BEGUN(PUBLIC),
    CAMPAIGN_ENDED(PUBLIC),
    CAMPAIGN_STOPPED(PUBLIC),
    DRAFT_LAWS_VIEWED(PAGES),
    DRAFT_LAW_COMPUTED(PUBLIC),
    /** How long cases take, in rounded figures. */
    JUSTICE_CLOCKS_VIEWED(PAGES),
    SETTLEMENTS_VIEWED(PAGES),
    /** An acquittal by settlement was opened, which says of which case it is. */
    SETTLEMENT_VIEWED(PAGES),
    SETTLEMENT_CLOSED(DECISIONS),
    DISCLOSURES_VIEWED(PAGES),
    DISCLOSURE_ASKED(DECISIONS),
    DISCLOSURE_FILE_ADDED(DECISIONS),
    DISCLOSURE_TAKEN(DECISIONS),
    DISCLOSURE_FILE_OPENED(VIEWS),
    DISCLOSURE_CHECKED(DECISIONS),
    DISCLOSURE_DECIDED(DECISIONS),
    DISCLOSURE_WITHDRAWN(DECISIONS),
    DISCLOSURE_ANSWER_OPENED(VIEWS),
    DISCLOSURE_CODE_CHECKED(VIEWS),
    DISCLOSURE_ESCALATED(DECISIONS),
    /** A request went with its station to another district. */
    DISCLOSURE_MOVED(DECISIONS),
    DISCLOSURE_FILES_DESTROYED(DECISIONS),
    SYNTHETIC_DATA_LOADED(FEEDS),
    PROPOSALS_VIEWED(PAGES),
    PROPOSAL_VIEWED(PAGES),
    PROPOSAL_MADE(POLICY),
    PROPOSAL_APPROVED(POLICY),
    PROPOSAL_REFUSED(POLICY),
    PROPOSAL_WITHDRAWN(POLICY),
    APPEARANCE_RECORDED(RECORDS),
    BREACH_DECIDED(DECISIONS),
    TRANSFER_OFFERED(DECISIONS),
    TRANSFER_ANSWERED(DECISIONS),
    OUTAGE_DECLARED(POLICY),
    CASE_REVIEW_RESUMED(POLICY),
    SMS_FIGURES_VIEWED(PAGES),
    DASHBOARD_VIEWED(PAGES),
    QUALITY_VIEWED(PAGES),
    CASE_CHANGED(RECORDS),
    VISIT_RECORDED(RECORDS),
    CONTACT_RECORDED(RECORDS),
    INTELLIGENCE_RECORDED(RECORDS),
    RISK_ASSESSED(DECISIONS),
    CIRCUMSTANCE_RECORDED(RECORDS),
    /** A writer said who somebody is whom a note mentions. */
    MENTION_PLACED(RECORDS),
    MENTION_WITHDRAWN(RECORDS),
    CASELOAD_VIEWED(PAGES),
    PHOTOGRAPH_ADDED(RECORDS),
    PHOTOGRAPH_WITHDRAWN(RECORDS),
    FINGERPRINTS_TAKEN(RECORDS),
    FINGERPRINT_WITHDRAWN(RECORDS),
    /** The print of somebody who is present was compared with those on a record. */
    FINGERPRINT_COMPARED(VIEWS),
    NOTICE_TAKEN(RECORDS),
    NOTICE_DECIDED(DECISIONS),
    EXIT_CONTROL_PLACED(DECISIONS),
    EXIT_CONTROL_EXTENDED(DECISIONS),
    EXIT_CONTROL_ENDED(DECISIONS),
    EXIT_CONTROLS_VIEWED(PAGES),
    STATION_MESSAGE_SENT(RECORDS),
    STATION_MESSAGE_ANSWERED(RECORDS),
    STATION_MESSAGE_WITHDRAWN(RECORDS),
    /** A message between stations was opened, which says of whom it is. */
    STATION_MESSAGE_VIEWED(VIEWS),
    STATION_MESSAGES_VIEWED(PAGES),
    CHILD_REFERRED(RECORDS),
    CHILD_REFERRAL_ACKNOWLEDGED(FEEDS),
    CHILD_REFERRAL_WITHDRAWN(RECORDS),
    CHILD_REFERRALS_VIEWED(PAGES),
    NOTICES_VIEWED(PAGES),
    TRAVEL_NOTICES_READ(FEEDS),
    /** An agency's system was told of people, by a webhook or a feed that it reads. */
    EVENTS_READ(FEEDS),
    SUBSCRIBERS_VIEWED(PAGES),
    /** A channel to an agency's system was opened or closed, its events replayed, or its key changed. */
    SUBSCRIBER_CHANGED(POLICY),
    BORDER_CROSSING_RECEIVED(FEEDS),
    OBSERVATION_RECEIVED(FEEDS),
    DIRECTORY_VIEWED(PAGES),
    DIRECTORY_CHANGED(POLICY),
    /** The register asked its own public channel, and was answered wrongly. */
    PUBLIC_ANSWER_WRONG(PUBLIC),
    PROBES_VIEWED(PAGES),
    SCAN_NOTICED(PUBLIC),
    SCAN_ALERTS_VIEWED(PAGES),
    SCAN_ALERT_ACKNOWLEDGED(PUBLIC),
    SCAN_ALERT_CLOSED(PUBLIC),
    EMERGENCY_ACCESS_VIEWED(OVERSIGHT),
    EMERGENCY_ACCESS_TAKEN(VIEWS),
    EMERGENCY_ACCESS_TRIED(VIEWS),
    EMERGENCY_ACCESS_ANSWERED(OVERSIGHT),
    EMERGENCY_ACCESS_DECIDED(OVERSIGHT),
    EMERGENCY_ACCESS_SETTLED(OVERSIGHT),
    EMERGENCY_ACCESS_REOPENED(OVERSIGHT),
    SCREENING_OVERRIDES_VIEWED(PAGES),
    SCREENING_OVERRIDE_VIEWED(PAGES),
    SCREENING_OVERRIDE_ASKED(RECORDS),
    SCREENING_OVERRIDE_DECIDED(DECISIONS),
    /** A page accepted a text by an approved screening exception; it was not stored there. */
    SCREENING_OVERRIDE_PASSED(RECORDS),
    /** A text approved as a screening exception was stored. */
    SCREENING_OVERRIDE_USED(RECORDS),
    SCREENING_OVERRIDE_EXPIRED(RECORDS),
    TRAIL_VERIFIED(OVERSIGHT),
    /** An entry was removed or changed before it was sealed. */
    TRAIL_ENTRY_LOST(OVERSIGHT),
    VERIFICATIONS_VIEWED(OVERSIGHT),
    TRAIL_PROOF_READ(OVERSIGHT),
    TRAIL_SEARCHED(OVERSIGHT),
    TRAIL_EXPORTED(OVERSIGHT),
    TRAIL_ENTRY_VIEWED(OVERSIGHT),
    TRAIL_CONTENT_READ(OVERSIGHT),
    ACCESS_HISTORY_ASKED(OVERSIGHT),
    ACCESS_HISTORY_VIEWED(OVERSIGHT),
    DRAWS_VIEWED(OVERSIGHT),
    DRAW_DECLARED(OVERSIGHT),
    DRAW_MADE(OVERSIGHT),
    DRAW_VIEWED(OVERSIGHT),
    CERTIFICATES_VIEWED(PAGES),
    CERTIFICATE_ASKED(DECISIONS),
    CERTIFICATE_ISSUED(DECISIONS),
    CERTIFICATE_PRINTED(DECISIONS),
    CERTIFICATE_REVOKED(DECISIONS),
    /** Somebody entered the code on a certificate; who is not known. */
    CERTIFICATE_VERIFIED(PUBLIC),
    /** Somebody reported a concern on the public page; who is not known. */
    CONCERN_RECEIVED(PUBLIC),
    CONCERNS_VIEWED(PAGES),
    CONCERN_VIEWED(PAGES),
    CONCERN_TAKEN(RECORDS),
    CONCERN_CLOSED(DECISIONS),
    /** In the survivors' vault: somebody looked at enrolments. On whose is not said. */
    ENROLMENTS_VIEWED(PAGES),
    /** In the survivors' vault: somebody wrote an enrolment down, decided on one or ended one. */
    ENROLMENT_DECIDED(DECISIONS),
    /** In the survivors' vault: cases of a crisis cell, or what was referred to a service, were seen; of nobody in particular. */
    SUPPORT_CASES_VIEWED(PAGES),
    /** In the survivors' vault: a case or a referral was changed; of nobody in particular. */
    SUPPORT_CASE_DECIDED(DECISIONS),
    /** In the survivors' vault: the figures of referrals were seen. */
    SUPPORT_FIGURES_VIEWED(PAGES),
    RIGHTS_VIEWED(PAGES),
    RIGHT_ASKED(DECISIONS),
    RIGHT_DECIDED(DECISIONS),
    /** A "not this person" note was wrong. */
    NAMESAKE_NOTE_WITHDRAWN(DECISIONS),
    /** Who else was notified that a request about a record was not answered in time. */
    RIGHT_ESCALATED(DECISIONS),
    /** A copy of a record was made, to be given to its person. */
    RECORD_COPIED(VIEWS),
    RETENTION_VIEWED(OVERSIGHT),
    RECORD_ERASED(OVERSIGHT),
    HOLDS_VIEWED(OVERSIGHT),
    HOLD_PLACED(OVERSIGHT),
    HOLD_EXTENDED(OVERSIGHT),
    HOLD_RELEASED(OVERSIGHT),
    DATABASE_COPIED(OVERSIGHT),
    DATABASE_RESTORED(OVERSIGHT),
    /** What was held after a restore was sent or dropped. */
    RESTORE_RELEASED(OVERSIGHT),
    KEYS_MOVED(OVERSIGHT),
    KEYS_FORGOTTEN(OVERSIGHT),
    TOKEN_KEY_MADE(OVERSIGHT),
    TOKEN_KEY_RESTORED(OVERSIGHT),
    TOKEN_KEY_REMOVED(OVERSIGHT),
    /** The master key is encrypted by a token's key from then on. */
    KEYS_SEALED(OVERSIGHT),
    MASTER_KEY_MADE(OVERSIGHT),
    KEYS_WRAPPED_ANEW(OVERSIGHT),
    UNKNOWN_ADDRESS(PAGES);

    /** Actions of those who restore the sealing of the trail, and views of pages without record data. */
    private static final Set<TrailAction> WITHOUT_RECORDS = EnumSet.of(
            HOME_VIEWED, PAGE_VIEWED, VERIFICATIONS_VIEWED, SMS_FIGURES_VIEWED, REFERENCE_VIEWED, RELEASE_VIEWED);

    private static final Set<String> LOOKS = Set.of("VIEWED", "SEARCHED", "READ", "EXPORTED", "COPIED", "OPENED");

    private final ActionGroup group;

    TrailAction(ActionGroup group) {
        this.group = group;
    }

    public ActionGroup group() {
        return group;
    }

    /**
     * Whether it records a view of records, or of what is known about people, which is shown only after it is written.
     */
    public boolean showsRecords() {
        return LOOKS.contains(name().substring(name().lastIndexOf('_') + 1)) && !WITHOUT_RECORDS.contains(this);
    }
}

package pk.gov.nsor.accountability.trailreading;

import java.util.HashMap;
import java.util.Map;
import pk.gov.nsor.foundation.audit.TrailAction;

/**
 * Which page of the record says what a field of an entry's content says. A field is a path of names; it goes for all that is
 * within it and has no declaration of its own, and for each element of a list. What is not declared is shown to nobody.
 */
final class WrittenFields {

    /** What the trail says of any answer that nothing else was written about. */
    private static final Map<String, RecordPage> ANSWER =
            all(RecordPage.VIEWS, "status", "method", "path", "more than");

    private WrittenFields() {}

    /** Of the entries about a record; an action whose entries are about none has no fields that anybody opens. */
    static Map<String, RecordPage> of(TrailAction action) {
        Map<String, RecordPage> fields = new HashMap<>(ANSWER);
        fields.putAll(own(action));
        return fields;
    }

    private static Map<String, RecordPage> own(TrailAction action) {
        return switch (action) {
            case PERSON_VIEWED ->
                both(
                        all(RecordPage.TIMELINE, "as", "group", "from", "to", "by", "order", "export"),
                        all(RecordPage.VIEWS, "page"));
            // The number of an FIR, a complaint's ticket or a letter.
            case PURPOSE_CHOSEN -> all(RecordPage.LEGAL, "reference");
            case EMERGENCY_ACCESS_TAKEN,
                    EMERGENCY_ACCESS_TRIED,
                    EMERGENCY_ACCESS_ANSWERED,
                    EMERGENCY_ACCESS_DECIDED,
                    EMERGENCY_ACCESS_SETTLED,
                    EMERGENCY_ACCESS_REOPENED ->
                all(
                        RecordPage.VIEWS,
                        "number",
                        "reason",
                        "told",
                        "same reason",
                        "refused",
                        "breaking",
                        "outcome",
                        "answer",
                        "decision",
                        "settlement");
            case PERSON_REGISTERED -> all(RecordPage.RECORD, "identity", "addresses");
            case ADDRESS_RECORDED, ADDRESS_WITHDRAWN -> all(RecordPage.RECORD, "address");
            case TEHSIL_ASSIGNED -> all(RecordPage.RECORD, "address", "tehsil");
            case NAME_CHANGED -> all(RecordPage.RECORD, "before", "name", "mistaken");
            case IDENTITY_CORRECTED ->
                all(RecordPage.IDENTITY, "before", "after", "evidence", "reason", "proposal", "proposedBy");
            case CNIC_ENTERED -> all(RecordPage.RECORD, "cnic");
            case CNIC_WITHDRAWN, IDENTITY_EXAMINED, IDENTITY_CONFIRMED ->
                all(RecordPage.IDENTITY, "cnic", "reason", "examination", "outcome", "scan");
            case NADRA_FINGER_TAKEN, NADRA_ASKED, NADRA_ANSWERED ->
                all(RecordPage.IDENTITY, "cnic", "finger", "question", "state", "unlike", "held");
            case CONVICTION_RECORDED ->
                both(
                        all(RecordPage.LEGAL, "kind", "id", "fact"),
                        all(
                                RecordPage.RECORD,
                                "fact.courtCode",
                                "fact.caseNumber",
                                "fact.judgmentOn",
                                "fact.offences"));
            case CONVICTION_QUASHED,
                    LEGAL_FACT_RECORDED,
                    LEGAL_FACT_CORRECTED,
                    LEGAL_FACT_WITHDRAWN,
                    DEATH_ESTABLISHED -> all(RecordPage.LEGAL, "kind", "id", "fact", "before", "after", "reason");
            case REMOVAL_VIEWED, REMOVAL_CONFIRMED, REMOVAL_REFUSED, LIFE_SIGN_CLOSED ->
                all(RecordPage.LEGAL, "removal", "kind", "document", "reason", "sign");
            case DUPLICATE_VIEWED, DUPLICATE_DECIDED -> all(RecordPage.RECORD, "pair", "state", "reason");
            case RECORDS_MERGED, RECORDS_PARTED, MERGED_RECORD_VIEWED -> all(RecordPage.RECORD, "merge", "reason");
            case CONVICTION_RELEASE_MARKED -> all(RecordPage.LEGAL, "conviction", "withheld", "orderedOn");
            case STANDING_DERIVED -> all(RecordPage.WHY, "day", "standing", "before", "after", "answer");
            case APPEARANCE_RECORDED -> all(RecordPage.APPEARANCE, "appearance");
            case BREACH_DECIDED -> all(RecordPage.BREACH, "breach", "decision", "reason");
            case TRANSFER_OFFERED, TRANSFER_ANSWERED ->
                all(RecordPage.TRANSFER, "transfer", "district", "reason", "state");
            case EXIT_CONTROL_PLACED, EXIT_CONTROL_EXTENDED, EXIT_CONTROL_ENDED ->
                both(all(RecordPage.RECORD, "until"), all(RecordPage.EXIT_CONTROL, "exit control", "reason"));
            case STATION_MESSAGE_SENT, STATION_MESSAGE_ANSWERED, STATION_MESSAGE_WITHDRAWN, STATION_MESSAGE_VIEWED ->
                all(RecordPage.KNOWLEDGE, "message", "station", "as");
            case CHILD_REFERRED, CHILD_REFERRAL_ACKNOWLEDGED, CHILD_REFERRAL_WITHDRAWN ->
                all(RecordPage.RECORD, "referral", "district");
            case CONCERN_VIEWED, CONCERN_TAKEN, CONCERN_CLOSED -> all(RecordPage.KNOWLEDGE, "concern", "outcome");
            case CASE_CHANGED ->
                both(
                        both(
                                all(RecordPage.KNOWLEDGE, "withoutResidenceSince", "locality", "dutiesExplained", "on"),
                                all(RecordPage.RELEASE, "plannedRelease")),
                        all(RecordPage.PHONE, "phone", "ending", "textLanguage"));
            case VISIT_RECORDED, CONTACT_RECORDED, INTELLIGENCE_RECORDED, RISK_ASSESSED, CIRCUMSTANCE_RECORDED ->
                all(RecordPage.KNOWLEDGE, "content");
            case MENTION_PLACED, MENTION_WITHDRAWN -> all(RecordPage.RECORD, "mention", "kind", "who", "field");
            case PHOTOGRAPH_ADDED, PHOTOGRAPH_WITHDRAWN -> all(RecordPage.RECORD, "photograph", "takenOn", "reason");
            case FINGERPRINTS_TAKEN, FINGERPRINT_WITHDRAWN, FINGERPRINT_COMPARED ->
                all(RecordPage.RECORD, "fingers", "unlike", "reason", "result", "score");
            case NOTICE_TAKEN -> all(RecordPage.NOTICE, "notice", "announcement", "kind");
            case NOTICE_DECIDED ->
                all(
                        RecordPage.NOTICE,
                        "notice",
                        "announcement",
                        "before",
                        "state",
                        "evidence",
                        "reason",
                        "task",
                        "outcome");
            case LOOKUPS_SHOWN, LOOKUPS_REFUSED -> all(RecordPage.LOOKUPS, "as", "reason");
            // What an officer wanted to write was stopped, since it would have identified a survivor.
            case SCREENING_OVERRIDE_ASKED,
                    SCREENING_OVERRIDE_DECIDED,
                    SCREENING_OVERRIDE_PASSED,
                    SCREENING_OVERRIDE_USED,
                    SCREENING_OVERRIDE_EXPIRED,
                    SCREENING_OVERRIDE_VIEWED -> all(RecordPage.VIEWS, "override", "place", "field", "found", "reason");
            case DISCLOSURE_ANSWER_OPENED, DISCLOSURE_DECIDED, RECORD_COPIED ->
                all(RecordPage.VIEWS, "request", "answer");
            case ACCESS_HISTORY_ASKED, ACCESS_HISTORY_VIEWED ->
                all(RecordPage.VIEWS, "complaint", "reason", "form", "export");
            case HOLD_PLACED, HOLD_EXTENDED, HOLD_RELEASED -> all(RecordPage.VIEWS, "until");
            case TRAIL_SEARCHED, TRAIL_EXPORTED ->
                all(
                        RecordPage.VIEWS,
                        "record",
                        "officer",
                        "what",
                        "purpose",
                        "link",
                        "outcome",
                        "place",
                        "origin",
                        "from",
                        "to",
                        "export");
            case TRAIL_ENTRY_VIEWED, TRAIL_CONTENT_READ -> all(RecordPage.VIEWS, "entry", "form");
            case EXPORT_ENDED ->
                all(RecordPage.VIEWS, "export", "of", "lines", "bytes", "sent", "rows", "proven", "sha256");
            default -> Map.of();
        };
    }

    private static Map<String, RecordPage> all(RecordPage page, String... fields) {
        Map<String, RecordPage> all = new HashMap<>();
        for (String field : fields) {
            all.put(field, page);
        }
        return all;
    }

    private static Map<String, RecordPage> both(Map<String, RecordPage> one, Map<String, RecordPage> other) {
        Map<String, RecordPage> both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }
}

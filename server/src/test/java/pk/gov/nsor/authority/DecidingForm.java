package pk.gov.nsor.authority;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pk.gov.nsor.foundation.access.Role;

/**
 * One form that decides, as a person who may opens it and sends it.
 *
 * @param endpoint that takes it
 * @param role who may
 * @param situation of the thing, seen from there
 * @param page where it is filled in
 * @param fields what is filled in besides what the page has filled in already
 * @param change what somebody else does to the thing meanwhile, as SQL over the names in the address
 */
record DecidingForm(
        String endpoint, Role role, Situation situation, String page, Map<String, String> fields, String change) {

    private static final String DAY = "01-03-2026";
    private static final String TEXT = "It was looked into and is so";

    private static final String LEGAL = """
            insert into conviction.release_mark (conviction_id, person_id, withheld, ordered_on, recorded_at)
            select id, person_id, false, judgment_on, now() from conviction.conviction where person_id = :id::uuid limit 1""";
    private static final String PERSON = "update register.person_cnic set cnic = cnic where person_id = :id::uuid";
    private static final String CIRCUMSTANCE =
            "update supervision.circumstance set version = version where id = :circumstance::uuid";
    private static final String PLANNED = """
            insert into supervision.planned_release
                (id, person_id, planned_on, prison, district_code, address, state, announced_at, announced_by)
            values (gen_random_uuid(), :id::uuid, current_date + 5, 'Central Jail', 'mianwali', '', 'PLANNED', now(),
                gen_random_uuid())""";
    /** What is kept of it is encrypted, so that a registrar does it. */
    static final String LOOKUP = "a registrar refuses";

    private static final String GET = "";
    private static final String PROPOSAL = """
            update approval.proposal set
                state = case state when 'WAITING' then 'WITHDRAWN' else 'WAITING' end,
                decided_by = case state when 'WAITING' then proposed_by end,
                decided_at = case state when 'WAITING' then now() end,
                decision_reason = case state when 'WAITING' then '' end
            where id = :id::uuid""";
    private static final String ENTRY = """
            update directory.entry_version v set version = version + 1 where entry_id = :id::uuid and version = (
                select max(version) from directory.entry_version where entry_id = :id::uuid)""";
    private static final String REQUEST = touch("disclosure.request", "state", "id");
    private static final String CERTIFICATE = touch("disclosure.certificate", "asked_at", "id");
    private static final String RIGHT = touch("disclosure.right_request", "state", "id");
    private static final String DISPUTE =
            "update enquiry.dispute_ticket set state_since = state_since + interval '1 second' where key = :key::uuid";
    private static final String EMERGENCY_ACCESS =
            touch("emergencyaccess.emergency_access", "level", "emergencyAccess");
    private static final String MESSAGE =
            touch("intake.message", "status", "receipt").replace("where id", "where receipt");
    private static final String BULK_FILE =
            "update imports.batch set state = case state when 'CHECKED' then 'STOPPED' else 'CHECKED' end"
                    + " where id = :file::uuid";
    private static final String CLASH =
            touch("intake.cnic_clash", "outcome", "receipt").replace("where id", "where receipt");
    private static final String FINGERPRINT =
            touch("fingerprints.print", "finger", "id").replace("where id", "where person_id");
    private static final String HOLD = touch("retention.hold", "cause", "id");
    private static final String TRANSFER =
            touch("supervision.transfer", "state", "id").replace("where id", "where person_id");
    private static final String EXIT_CONTROL = """
            update exitcontrol.step set kind = kind
            where request_id in (select id from exitcontrol.request where person_id = :id::uuid)""";
    private static final String PHONE = """
            update supervision.phone set language = case language when 'ENGLISH' then 'URDU' else 'ENGLISH' end
            where person_id = :id::uuid""";

    static List<DecidingForm> all() {
        return List.of(
                of(
                        "/accounts/{id}/close",
                        Role.ADMINISTRATOR,
                        "/accounts/{id}",
                        touch("access.account", "enabled", "id")
                                .replace("enabled = enabled", "reviewed_at = now(), reviewed_by = gen_random_uuid()"),
                        "reason",
                        TEXT),
                of(
                        "/accounts/{id}/keep",
                        Role.NATIONAL_SUPERVISOR,
                        "/accounts/{id}",
                        "update access.account set agency = agency || ' 2' where id = :id::uuid"),
                of(
                        "/accounts/handovers/{subject}",
                        Role.ADMINISTRATOR,
                        "/accounts/handovers",
                        "update access.handover set made_at = made_at - interval '1 minute' where subject_id = :subject::uuid"),
                of(
                        "/accounts/systems/{client}/end",
                        Role.ADMINISTRATOR,
                        "/accounts/systems/{client}",
                        touch("access.machine_client", "enabled", "client"),
                        "reason",
                        TEXT),
                of(
                        "/screening-overrides/{override}/decision",
                        Role.DISTRICT_SUPERVISOR,
                        "/screening-overrides/{override}",
                        touch("screeningoverride.screening_override", "state", "override"),
                        "decision",
                        "REFUSED"),
                of("/approvals/{id}/approve", Role.DISTRICT_SUPERVISOR, "/approvals/{id}", PROPOSAL, "remark", ""),
                of("/approvals/{id}/refuse", Role.DISTRICT_SUPERVISOR, "/approvals/{id}", PROPOSAL, "reason", TEXT),
                of("/approvals/{id}/withdraw", Role.DISTRICT_SUPERVISOR, "/approvals/{id}", PROPOSAL),
                of("/people/{id}/legal/{kind}/{fact}/correction", Role.REGISTRAR, GET, LEGAL, "correctionReason", TEXT),
                of("/people/{id}/legal/{kind}/{fact}/withdrawal", Role.REGISTRAR, GET, LEGAL, "correctionReason", TEXT),
                of(
                        "/people/{id}/convictions/{conviction}/quashing",
                        Role.REGISTRAR,
                        GET,
                        LEGAL,
                        "on",
                        DAY,
                        "reason",
                        "ACQUITTED_ON_APPEAL"),
                of(
                        "/people/{id}/convictions/{conviction}/release",
                        Role.REGISTRAR,
                        GET,
                        LEGAL,
                        "on",
                        DAY,
                        "mark",
                        "WITHHELD"),
                of(
                        "/directory/{id}/{decision:confirmation|closing|reopening}",
                        Role.DIRECTORY_KEEPER,
                        GET,
                        ENTRY,
                        "reason",
                        TEXT),
                of("/directory/{id}/change", Role.DIRECTORY_KEEPER, GET, ENTRY, "reason", TEXT),
                of(
                        "/disclosure/{id}/files/{kind}",
                        Role.INVESTIGATING_OFFICER,
                        "/disclosure/{id}",
                        REQUEST,
                        "namesNobody",
                        "true"),
                of("/disclosure/{id}/submission", Role.INVESTIGATING_OFFICER, "/disclosure/{id}", REQUEST),
                of("/disclosure/{id}/withdrawal", Role.INVESTIGATING_OFFICER, "/disclosure/{id}", REQUEST),
                of("/disclosure/{id}/taking", Role.NATIONAL_SUPERVISOR, "/disclosure/{id}", REQUEST),
                of("/disclosure/{id}/forwarding", Role.PROSECUTOR, "/disclosure/{id}", REQUEST),
                of(
                        "/disclosure/{id}/refusal",
                        Role.NATIONAL_SUPERVISOR,
                        "/disclosure/{id}",
                        REQUEST,
                        "refusal",
                        "UNRELATED",
                        "remark",
                        TEXT),
                of(
                        "/disclosure/{id}/answer",
                        Role.NATIONAL_SUPERVISOR,
                        "/disclosure/{id}",
                        REQUEST,
                        "finding",
                        "NOBODY"),
                of("/certificates/{id}/paper", Role.REGISTRAR, "/certificates/{id}", CERTIFICATE),
                of(
                        "/certificates/{id}/revocation",
                        Role.REGISTRAR,
                        "/certificates/{id}",
                        CERTIFICATE,
                        "why",
                        "MISTAKEN"),
                of(
                        "/rights/{id}/decision",
                        Role.NATIONAL_SUPERVISOR,
                        "/rights/{id}",
                        RIGHT,
                        "outcome",
                        "REFUSED",
                        "reason",
                        TEXT),
                of("/rights/{id}/withdrawal", Role.NATIONAL_SUPERVISOR, "/rights/{id}", RIGHT, "reason", TEXT),
                of("/rights/{id}/copy", Role.REGISTRAR, "/rights/{id}", RIGHT),
                of("/people/{id}/lookups/proposal", Role.REGISTRAR, "/people/{id}/lookups", LOOKUP, "reason", TEXT),
                of("/people/{id}/lookups/refusal", Role.REGISTRAR, "/people/{id}/lookups", LOOKUP, "refusal", TEXT),
                of("/disputes/{key}/take", Role.REGISTRAR, "/disputes/{key}", DISPUTE),
                of(
                        "/disputes/{key}/proof",
                        Role.REGISTRAR,
                        "/disputes/{key}",
                        DISPUTE,
                        "cnic",
                        "93101-1234567-1",
                        "code",
                        "ABCD1234",
                        "document",
                        "CNIC_CARD"),
                of(
                        "/disputes/{key}/uphold",
                        Role.REGISTRAR,
                        "/disputes/{key}",
                        DISPUTE,
                        "cnic",
                        "93101-1234567-1",
                        "code",
                        "ABCD1234"),
                of("/disputes/{key}/refuse", Role.REGISTRAR, "/disputes/{key}", DISPUTE, "refusal", "NO_PROOF"),
                of("/disputes/{key}/reopen", Role.REGISTRAR, "/disputes/{key}", DISPUTE, "reason", TEXT),
                of("/scans/{id}/acknowledge", Role.REGISTRAR, "/scans/{id}", """
                        update enquiry.scan_alert set acknowledged_at = now(), acknowledged_by = gen_random_uuid(),
                            acknowledgement = 'Seen' where id = :id::uuid""", "note", TEXT),
                of("/scans/{id}/close", Role.NATIONAL_SUPERVISOR, "/scans/{id}", """
                        update enquiry.scan_alert set acknowledged_at = now() + interval '1 second',
                            acknowledged_by = gen_random_uuid(), acknowledgement = 'Seen' where id = :id::uuid""", "note", TEXT),
                of(
                        "/take-backs/{id}/proposal",
                        Role.REGISTRAR,
                        "/take-backs/{id}",
                        touch("enquiry.take_back", "state", "id"),
                        "reason",
                        TEXT),
                of(
                        "/take-backs/{id}/drop",
                        Role.REGISTRAR,
                        "/take-backs/{id}",
                        touch("enquiry.take_back", "state", "id"),
                        "dropReason",
                        TEXT),
                of(
                        "/emergency-access/{emergencyAccess}/outcome",
                        Role.DISTRICT_SUPERVISOR,
                        "/emergency-access/{emergencyAccess}",
                        EMERGENCY_ACCESS,
                        "outcome",
                        TEXT),
                of(
                        "/emergency-access/{emergencyAccess}/decision",
                        Role.DISTRICT_SUPERVISOR,
                        "/emergency-access/{emergencyAccess}",
                        EMERGENCY_ACCESS,
                        "decision",
                        "ACCEPTED",
                        "remark",
                        TEXT),
                of(
                        "/emergency-access/{emergencyAccess}/settlement",
                        Role.NATIONAL_SUPERVISOR,
                        "/emergency-access/{emergencyAccess}",
                        EMERGENCY_ACCESS),
                of(
                        "/emergency-access/{emergencyAccess}/reopening",
                        Role.DISTRICT_SUPERVISOR,
                        "/emergency-access/{emergencyAccess}",
                        EMERGENCY_ACCESS),
                of(
                        "/trail/draws/{draw}",
                        Role.AUDITOR,
                        GET,
                        touch("trailreading.draw", "reason", "draw"),
                        "secret",
                        "0".repeat(64)),
                of("/bulk-files/{file}", Role.REGISTRAR, GET, BULK_FILE, "step", "START"),
                of("/quarantine/{receipt}/record", Role.REGISTRAR, "/quarantine/{receipt}", MESSAGE),
                of("/quarantine/{receipt}/clash", Role.REGISTRAR, GET, CLASH, "outcome", "NOBODY"),
                of("/quarantine/{receipt}/return", Role.REGISTRAR, "/quarantine/{receipt}", MESSAGE, "reason", TEXT),
                of(
                        "/people/{id}/announcements/{announcement}/notice",
                        Role.SUPERVISING_OFFICER,
                        "/people/{id}/announcements/{announcement}",
                        touch("notices.announcement", "said", "announcement")),
                of(
                        "/people/{id}/announcements/{announcement}/close",
                        Role.SUPERVISING_OFFICER,
                        "/people/{id}/announcements/{announcement}",
                        touch("notices.announcement", "said", "announcement"),
                        "reason",
                        TEXT),
                of(
                        "/people/{id}/notices/{notice}",
                        Role.DISTRICT_SUPERVISOR,
                        GET,
                        touch("notices.notice", "state", "notice"),
                        "decision",
                        "REFUSED",
                        "reason",
                        TEXT),
                of(
                        "/people/{id}/tasks/{task}",
                        Role.DISTRICT_SUPERVISOR,
                        GET,
                        touch("notices.task", "kind", "task"),
                        "outcome",
                        "EXPLAINED",
                        "reason",
                        TEXT),
                of(
                        "/people/{id}/identity",
                        Role.REGISTRAR,
                        GET,
                        PERSON,
                        "document",
                        "CNIC_CARD",
                        "documentNumber",
                        "A-1"),
                of("/people/{id}/cnic/{place}/withdrawal", Role.REGISTRAR, GET, PERSON, "reason", TEXT),
                of(
                        "/people/{id}/correction",
                        Role.REGISTRAR,
                        GET,
                        PERSON,
                        "newAlias",
                        "Bhola",
                        "document",
                        "BIRTH_CERTIFICATE",
                        "documentNumber",
                        "UC-17/2231",
                        "reason",
                        TEXT,
                        "confirmed",
                        "yes"),
                of(
                        "/people/{id}/addresses/{address}/tehsil",
                        Role.REGISTRAR,
                        GET,
                        "update register.address set tehsil_code = tehsil_code where id = :address::bigint",
                        "tehsil",
                        "none"),
                of(
                        "/life-signs/{id}",
                        Role.REGISTRAR,
                        GET,
                        touch("registration.life_sign", "person_id", "id"),
                        "reason",
                        TEXT),
                of(
                        "/duplicates/{id}/decision",
                        Role.REGISTRAR,
                        "/duplicates/{id}",
                        touch("duplicates.pair", "model", "id"),
                        "outcome",
                        "UNSURE",
                        "reason",
                        TEXT),
                of(
                        "/merged/{id}/parting",
                        Role.REGISTRAR,
                        "/merged/{id}",
                        touch("register.merged_record", "ended_at", "id"),
                        "reason",
                        TEXT),
                of(
                        "/removals/{id}/confirm",
                        Role.REGISTRAR,
                        "/removals/{id}",
                        touch("registration.removal", "person_id", "id")),
                of(
                        "/removals/{id}/refuse",
                        Role.REGISTRAR,
                        "/removals/{id}",
                        touch("registration.removal", "person_id", "id"),
                        "reason",
                        TEXT),
                of(
                        "/retention/holds/{id}/extension",
                        Role.REGISTRAR,
                        "/retention/holds/{id}",
                        HOLD,
                        "until",
                        DAY,
                        "reason",
                        TEXT),
                of("/retention/holds/{id}/release", Role.REGISTRAR, "/retention/holds/{id}", HOLD, "reason", TEXT),
                of(
                        "/people/{id}/breaches/{breach}/excuse",
                        Role.SUPERVISING_OFFICER,
                        "/people/{id}/breaches/{breach}",
                        touch("supervision.breach", "state", "breach"),
                        "excuse",
                        TEXT),
                of(
                        "/people/{id}/breaches/{breach}/uphold",
                        Role.DISTRICT_SUPERVISOR,
                        "/people/{id}/breaches/{breach}",
                        touch("supervision.breach", "state", "breach"),
                        "reason",
                        TEXT),
                of(
                        "/people/{id}/circumstances/{circumstance}/end",
                        Role.SUPERVISING_OFFICER,
                        GET,
                        CIRCUMSTANCE,
                        "until",
                        DAY,
                        "reason",
                        TEXT),
                of(
                        "/people/{id}/circumstances/{circumstance}/withdrawal",
                        Role.SUPERVISING_OFFICER,
                        GET,
                        CIRCUMSTANCE,
                        "reason",
                        TEXT),
                of(
                        "/people/{id}/circumstances/{circumstance}/correction",
                        Role.SUPERVISING_OFFICER,
                        GET,
                        CIRCUMSTANCE,
                        "reason",
                        TEXT),
                of(
                        "/caseload/outages/{outage}/end",
                        Role.DISTRICT_SUPERVISOR,
                        GET,
                        touch("supervision.outage", "reason", "outage")),
                of(
                        "/people/{id}/phone",
                        Role.SUPERVISING_OFFICER,
                        GET,
                        PHONE,
                        "number",
                        "0399 0000001",
                        "language",
                        "ENGLISH"),
                of("/people/{id}/phone/code", Role.SUPERVISING_OFFICER, "/people/{id}/phone", PHONE, "code", "123456"),
                of("/people/{id}/phone/code/again", Role.SUPERVISING_OFFICER, "/people/{id}/phone", PHONE),
                of(
                        "/people/{id}/phone/withdrawal",
                        Role.SUPERVISING_OFFICER,
                        "/people/{id}/phone",
                        PHONE,
                        "phone",
                        "11111111-1111-4111-8111-111111111111"),
                of(
                        "/people/{id}/phone/language",
                        Role.SUPERVISING_OFFICER,
                        "/people/{id}/phone",
                        PHONE,
                        "language",
                        "ENGLISH"),
                of("/people/{id}/fingerprints/new", Role.REGISTRAR, GET, FINGERPRINT),
                of("/people/{id}/fingerprints/{finger}/withdrawal", Role.REGISTRAR, GET, FINGERPRINT, "reason", "POOR"),
                of(
                        "/people/{id}/photographs/{photograph}/withdrawal",
                        Role.REGISTRAR,
                        GET,
                        """
                        insert into register.photograph_withdrawal (photograph_id, reason, recorded_at, recorded_by)
                        values (:photograph::uuid, 'ANOTHER_PERSON', now(), gen_random_uuid())""",
                        "reason",
                        "ANOTHER_PERSON"),
                of(
                        "/people/{id}/planned-release",
                        Role.DISTRICT_SUPERVISOR,
                        GET,
                        PLANNED,
                        "on",
                        "01-03-2031",
                        "prison",
                        "Central Jail",
                        "district",
                        "mianwali"),
                of(
                        "/people/{id}/planned-release/calling-off",
                        Role.DISTRICT_SUPERVISOR,
                        "/people/{id}/planned-release",
                        touch("supervision.planned_release", "state", "id").replace("where id", "where person_id")),
                of(
                        "/people/{id}/transfer",
                        Role.DISTRICT_SUPERVISOR,
                        GET,
                        TRANSFER,
                        "district",
                        "multan",
                        "reason",
                        TEXT),
                of("/people/{id}/transfer/withdrawal", Role.DISTRICT_SUPERVISOR, GET, TRANSFER, "reason", TEXT),
                new DecidingForm(
                        "POST /caseload/transfers/{transfer}/acceptance",
                        Role.DISTRICT_SUPERVISOR,
                        Situation.TRANSFER,
                        "GET /caseload/transfers/{transfer}",
                        Map.of("station", "city-police-station-mianwali"),
                        touch("supervision.transfer", "state", "transfer")),
                new DecidingForm(
                        "POST /caseload/transfers/{transfer}/return",
                        Role.DISTRICT_SUPERVISOR,
                        Situation.TRANSFER,
                        "GET /caseload/transfers/{transfer}",
                        Map.of("reason", TEXT),
                        touch("supervision.transfer", "state", "transfer")),
                of(
                        "/people/{id}/exit-control",
                        Role.SUPERVISING_OFFICER,
                        GET,
                        EXIT_CONTROL,
                        "ground",
                        "BREACH",
                        "reason",
                        TEXT),
                of(
                        "/people/{id}/exit-control/extension",
                        Role.SUPERVISING_OFFICER,
                        "/people/{id}/exit-control",
                        EXIT_CONTROL,
                        "reason",
                        TEXT),
                of(
                        "/people/{id}/exit-control/end",
                        Role.DISTRICT_SUPERVISOR,
                        "/people/{id}/exit-control",
                        EXIT_CONTROL,
                        "endReason",
                        TEXT),
                of(
                        "/concerns/{concern}/looking",
                        Role.NATIONAL_SUPERVISOR,
                        "/concerns/{concern}",
                        touch("concerns.concern", "state", "concern")),
                of(
                        "/concerns/{concern}/closing",
                        Role.NATIONAL_SUPERVISOR,
                        "/concerns/{concern}",
                        touch("concerns.concern", "state", "concern"),
                        "outcome",
                        "NOT_SO",
                        "remark",
                        TEXT),
                of(
                        "/settlements/{settlement}/closing",
                        Role.NATIONAL_SUPERVISOR,
                        "/settlements/{settlement}",
                        touch("justice.settlement", "remark", "settlement"),
                        "became",
                        "NO_APPEAL",
                        "remark",
                        TEXT),
                of(
                        "/station-messages/{stationMessage}/answer",
                        Role.NATIONAL_SUPERVISOR,
                        "/station-messages/{stationMessage}",
                        touch("correspondence.message", "state", "stationMessage"),
                        "answer",
                        TEXT),
                of(
                        "/station-messages/{stationMessage}/withdrawal",
                        Role.SUPERVISING_OFFICER,
                        "/station-messages/{stationMessage}",
                        touch("correspondence.message", "state", "stationMessage")),
                of(
                        "/people/{id}/visits/{visit}",
                        Role.SUPERVISING_OFFICER,
                        GET,
                        touch("supervision.visit", "state", "visit"),
                        "outcome",
                        "CALLED_OFF",
                        "on",
                        DAY),
                of(
                        "/access-alerts/{id}/disposition",
                        Role.DISTRICT_SUPERVISOR,
                        "/access-alerts/{id}",
                        touch("accessreview.alert", "amount", "id"),
                        "kind",
                        "WARNED",
                        "reason",
                        TEXT),
                of(
                        "/access-alerts/{id}/objection",
                        Role.AUDITOR,
                        "/access-alerts/{id}",
                        touch("accessreview.alert", "amount", "id"),
                        "reason",
                        TEXT));
    }

    /** Writes the row as it is: whoever reads it next reads another version of it. */
    private static String touch(String table, String column, String variable) {
        return "update %1$s set %2$s = %2$s where id = :%3$s::uuid".formatted(table, column, variable);
    }

    private static DecidingForm of(String path, Role role, String page, String change, String... fields) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            typed.put(fields[i], fields[i + 1]);
        }
        return new DecidingForm(
                "POST " + path, role, Situation.OWN, "GET " + (page.equals(GET) ? path : page), typed, change);
    }
}

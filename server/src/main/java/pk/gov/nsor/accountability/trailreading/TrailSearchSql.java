package pk.gov.nsor.accountability.trailreading;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.audit.EntryAudience;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.PoliceStation;

/** The conditions of a question and of what its reader may see, with their parameters: all are asked before anything is counted. */
final class TrailSearchSql {

    /** The table is {@code e}. */
    private static final String SEALED = """
            (select s.person_id from registration.sealed(cast(:today as date)) s)
            """;

    private static final String UNSEALED = " and e.actor_id is distinct from :reader"
            + " and (e.subject_id is null or e.subject_id not in " + SEALED + ")";

    /** Those for whom a station of the place answers, or answered last where they are in custody now. */
    private static final String OWN_RECORDS = """
            (select a.person_id from supervision.answering_station a where a.station_code = any (:stations))
            """;

    private static final String OF_PLACE = """
             and e.action = any (:ofPlaces) and e.purpose is distinct from :officePurpose
             and (e.actor_id in (
                select a.id from access.account_view a where a.jurisdiction = any (:below)
                and not exists (select from access.role_view r
                    where r.account_id = a.id and r.role <> all (:ranks)))
              or e.action = any (:ofRecords) and e.subject_id in
            """ + OWN_RECORDS + ")";

    private final StringBuilder conditions = new StringBuilder();
    private final Map<String, Object> parameters = new HashMap<>();
    private final TrailScope scope;

    TrailSearchSql(
            TrailScope scope,
            TrailQuestion question,
            List<District> districts,
            List<PoliceStation> stations,
            LocalDate today) {
        this.scope = scope;
        seen(districts, stations, today);
        asked(question, districts);
    }

    private void seen(List<District> districts, List<PoliceStation> stations, LocalDate today) {
        parameters.put("today", today);
        if (scope.isAuditor()) {
            return;
        }
        conditions.append(UNSEALED);
        parameters.put("reader", scope.reader());
        if (scope.isOfPlace()) {
            List<String> own = codes(scope.place(), districts);
            conditions.append(OF_PLACE);
            parameters.put("below", within(scope.place(), districts));
            parameters.put("ranks", ranks(scope.kind()));
            parameters.put("ofPlaces", actions(EntryAudience.RECORD, EntryAudience.OFFICER));
            parameters.put("ofRecords", actions(EntryAudience.RECORD));
            // Complaints are the office's, whatever is done about them.
            parameters.put("officePurpose", Purpose.COMPLAINT.name());
            parameters.put(
                    "stations",
                    stations.stream()
                            .filter(station -> own.contains(station.districtCode()))
                            .map(PoliceStation::code)
                            .toArray(String[]::new));
        }
    }

    private void asked(TrailQuestion question, List<District> districts) {
        add(
                " and (e.subject_id = :record or e.id = any (array("
                        + "select n.entry_id from audit.named_view n where n.people @> array[:record]::uuid[])))",
                "record",
                question.record());
        add(" and e.actor_id = :actor", "actor", question.actor());
        if (!question.actions().isEmpty()) {
            add(
                    " and e.action = any (:actions)",
                    "actions",
                    question.actions().stream().map(TrailAction::name).toArray(String[]::new));
        }
        add(" and e.purpose = :purpose", "purpose", name(question.purpose()));
        add(" and e.link = :link", "link", name(question.link()));
        add(" and e.outcome = :outcome", "outcome", name(question.outcome()));
        add(" and e.origin = :origin", "origin", question.origin().isEmpty() ? null : question.origin());
        Jurisdiction place = question.place();
        add(
                " and e.actor_id in (select a.id from access.account_view a where a.jurisdiction = any (:places))",
                "places",
                place == null ? null : within(place, districts));
    }

    private void add(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.append(condition);
            parameters.put(name, value);
        }
    }

    /** Of a part of the time, without what comes before it. */
    Map<String, Object> parameters(OffsetDateTime from, OffsetDateTime until) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("from", from);
        all.put("until", until);
        return all;
    }

    String count() {
        return "select count(*) from audit.entry_view e where e.occurred_at >= :from and e.occurred_at < :until"
                + conditions;
    }

    /** After the place {@code at} and {@code id}, the newest first, {@code most} of them. */
    String page() {
        return """
                select e.*, (select p.serial from register.person_view p where p.id = e.subject_id%s) as serial
                from (
                    select e.id, e.occurred_at, e.actor_kind, e.actor_id, e.action, e.outcome, e.subject_id, e.purpose,
                           e.link, e.origin, e.content is not null as has_content
                    from audit.entry_view e
                    where e.occurred_at >= :from and e.occurred_at < :until
                      and (e.occurred_at, e.id) < (:at, :id) %s
                    order by e.occurred_at desc, e.id desc limit :most) e
                order by e.occurred_at desc, e.id desc
                """.formatted(known(), conditions);
    }

    /** The record of the {@code serial}, where the reader may know of it. */
    String record() {
        return "select p.id from register.person_view p where p.serial = :serial and p.id not in " + SEALED + known();
    }

    Map<String, Object> parametersOfRecord(int serial) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("serial", serial);
        return all;
    }

    /** Which register numbers the reader may know. */
    private String known() {
        return switch (scope.kind()) {
            case AUDITOR -> " and false";
            case NATION -> "";
            case PROVINCE, DISTRICT -> " and p.id in " + OWN_RECORDS;
        };
    }

    /** The names of the actions that are for these. */
    private static String[] actions(EntryAudience... audiences) {
        return Arrays.stream(TrailAction.values())
                .filter(action -> List.of(audiences).contains(action.audience()))
                .map(TrailAction::name)
                .toArray(String[]::new);
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    /** The users whose views a supervisor supervises: those of the police below them. */
    private static String[] ranks(TrailScope.Kind kind) {
        Stream<Role> below = Stream.of(Role.SUPERVISING_OFFICER, Role.INVESTIGATING_OFFICER);
        return (kind == TrailScope.Kind.PROVINCE ? Stream.concat(below, Stream.of(Role.DISTRICT_SUPERVISOR)) : below)
                .map(Role::name)
                .toArray(String[]::new);
    }

    private static List<String> codes(Jurisdiction place, List<District> districts) {
        return districts.stream()
                .filter(district -> place.covers(new WorkPlace(district.provinceCode(), district.code())))
                .map(District::code)
                .toList();
    }

    /** The places of work in a place, itself included; the nation's own is its offices alone. */
    static String[] within(Jurisdiction place, List<District> districts) {
        return switch (place) {
            case National nation -> new String[] {nation.written()};
            case OfDistrict district -> new String[] {district.written()};
            case OfProvince province ->
                Stream.concat(
                                Stream.of(province.written()),
                                codes(province, districts).stream().map(code -> new OfDistrict(code).written()))
                        .toArray(String[]::new);
        };
    }
}

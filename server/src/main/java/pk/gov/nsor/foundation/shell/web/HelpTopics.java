package pk.gov.nsor.foundation.shell.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.NavigationEntry;

/** The tasks that help is about: those of the navigation, and those of the forms of a record. */
@Component
class HelpTopics {

    private static final Set<Role> STATION = Set.of(Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR);
    private static final Set<Role> REGISTRARS = Set.of(Role.REGISTRAR);
    private static final Set<Role> SECOND = Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
    private static final Set<Role> SUPERVISORS =
            Set.of(Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR);
    private static final Set<Role> PLACES = with(SUPERVISORS, Role.SUPERVISING_OFFICER);
    private static final Set<Role> READERS = with(PLACES, Role.REGISTRAR);
    private static final Set<Role> PLANNERS = with(SUPERVISORS, Role.REGISTRAR);
    private static final Set<Role> TAKERS = with(STATION, Role.REGISTRAR);

    private static final List<Topic> OF_RECORDS = List.of(
            new Topic("register", "registration.identity.title", "/people/new", REGISTRARS),
            new Topic("record", "help.record.title", "/people/{id}", READERS),
            new Topic("purpose", "access.record-purpose.title", "/people/{id}/purpose", READERS),
            new Topic("appearance", "supervision.appearance.title", "/people/{id}/appearances/new", STATION),
            new Topic("notice", "notices.new", "/people/{id}/notices/new", STATION),
            new Topic("address", "registration.address.new", "/people/{id}/addresses", REGISTRARS),
            new Topic("residence", "supervision.residence.title", "/people/{id}/residence", STATION),
            new Topic("announcement", "notices.announced-by-sms", "/people/{id}/announcements", PLACES),
            new Topic("breach", "supervision.breach.title", "/people/{id}/breaches", PLACES),
            new Topic("circumstance", "help.circumstance.title", "/people/{id}/circumstances", PLACES),
            new Topic("cnic", "register.cnic.title", "/people/{id}/cnic", REGISTRARS),
            new Topic("correction", "identity.correction.title", "/people/{id}/correction", REGISTRARS),
            new Topic("contact", "knowledge.contact.new", "/people/{id}/contacts", PLACES),
            new Topic("conviction", "registration.conviction.add", "/people/{id}/convictions", REGISTRARS),
            new Topic(
                    "quashing",
                    "conviction.quashing.title",
                    "/people/{id}/convictions/{conviction}/quashing",
                    REGISTRARS),
            new Topic(
                    "public-release",
                    "conviction.release.title",
                    "/people/{id}/convictions/{conviction}/release",
                    REGISTRARS),
            new Topic("duties-letter", "supervision.letter.page", "/people/{id}/duties-letter", READERS),
            new Topic("fingerprints", "fingerprint.take", "/people/{id}/fingerprints", TAKERS),
            new Topic(
                    "fingerprint-comparison",
                    "fingerprint.compare.title",
                    "/people/{id}/fingerprints/comparison",
                    TAKERS),
            new Topic("identity", "register.examination.title", "/people/{id}/identity", SECOND),
            new Topic("intelligence", "knowledge.intelligence.new", "/people/{id}/intelligence", PLACES),
            new Topic("legal", "conviction.legal.title", "/people/{id}/legal", REGISTRARS),
            new Topic("views", "trail-reading.views.title", "/people/{id}/views", SECOND),
            new Topic("lookups", "lookup.title", "/people/{id}/lookups", REGISTRARS),
            new Topic("nadra-finger", "nadra.finger.title", "/people/{id}/nadra-finger", TAKERS),
            new Topic("notice-decision", "help.notice-decision.title", "/people/{id}/notices", STATION),
            new Topic("phone", "supervision.phone.page", "/people/{id}/phone", STATION),
            new Topic("photograph", "photograph.add", "/people/{id}/photographs", TAKERS),
            new Topic("planned-release", "supervision.release.title", "/people/{id}/planned-release", PLANNERS),
            new Topic("risk", "knowledge.risk.new", "/people/{id}/risk", PLACES),
            new Topic("exit-control", "exit-control.title", "/people/{id}/exit-control", READERS),
            new Topic("station-message", "correspondence.ask", "/people/{id}/station-messages", PLACES),
            new Topic("notice-task", "help.notice-task.title", "/people/{id}/tasks", PLACES),
            new Topic("visit", "knowledge.visit.title", "/people/{id}/visits", PLACES),
            new Topic("visit-plan", "knowledge.visit.plan", "/people/{id}/visits/plan", PLACES),
            new Topic("what-if", "registration.what-if.title", "/people/{id}/what-if", SECOND),
            new Topic("transfer", "supervision.transfer.title", "/people/{id}/transfer", SUPERVISORS),
            new Topic("signing-in", "access.signing-in.title", "/signing-in", Set.of()));

    /** The terms of the field that a task's page uses. */
    private static final Map<String, List<String>> TERMS = Map.ofEntries(
            Map.entry("people", List.of("register-number", "standing")),
            Map.entry("record", List.of("standing", "tier", "responsible-station", "access-ground", "sealed")),
            Map.entry("purpose", List.of("access-ground", "purpose")),
            Map.entry("register", List.of("conviction", "standing")),
            Map.entry(
                    "caseload",
                    List.of("alleged-breach", "window", "whereabouts-unknown", "responsible-station", "escalation")),
            Map.entry("appearance", List.of("appearance", "window")),
            Map.entry("notices", List.of("notice", "notified-on", "escalation")),
            Map.entry("station-messages", List.of("access-ground", "escalation")),
            Map.entry("referrals", List.of("responsible-station", "escalation")),
            Map.entry("notice", List.of("notice", "notified-on")),
            Map.entry("transfer", List.of("transfer", "responsible-station")),
            Map.entry("caseload-outages", List.of("outage")),
            Map.entry("emergency-access", List.of("emergency-access", "access-ground")),
            Map.entry("people-unconfirmed", List.of("confirmed")),
            Map.entry("people-without-cnic", List.of("confirmed")),
            Map.entry("people-unassigned", List.of("tehsil")),
            Map.entry("life-signs", List.of("death-reported")),
            Map.entry("approvals", List.of("approval")),
            Map.entry("removals", List.of("sealed", "approval")),
            Map.entry("quarantine", List.of("quarantine")),
            Map.entry("bulk-files", List.of("quarantine")),
            Map.entry("disputes", List.of("dispute")),
            Map.entry("take-backs", List.of("dispute")),
            Map.entry("release", List.of("area-band")),
            Map.entry("scans", List.of("scan")),
            Map.entry("access-alerts", List.of("access-alert")),
            Map.entry("trail", List.of("trail")),
            Map.entry("trail-verification", List.of("trail", "checkpoint")),
            Map.entry("retention", List.of("legal-hold", "tombstone")),
            Map.entry("law", List.of("tier", "assumed")),
            Map.entry("law-checks", List.of("standing")),
            Map.entry("places", List.of("tehsil")),
            Map.entry("signing-in", List.of("second-step", "passkey")));

    private static final String RECORD = "{id}";
    private static final Pattern NAMED = Pattern.compile("\\{[a-z]+}");
    private static final String IDENTIFIER = "[0-9a-f-]{36}";

    private final List<Topic> topics;

    HelpTopics(List<NavigationEntry> entries) {
        topics = Stream.concat(
                        entries.stream()
                                .filter(entry -> !entry.path().equals("/help"))
                                .sorted(Comparator.comparing(NavigationEntry::group)
                                        .thenComparing(NavigationEntry::order))
                                .map(HelpTopics::of),
                        OF_RECORDS.stream())
                .toList();
    }

    /**
     * A task.
     *
     * @param key what addresses and messages call it
     * @param titleKey the message of the page's own title
     * @param path of its page, with {@code {id}} for a record and other names in braces for what belongs to it
     * @param roles whose task it is; empty for everybody
     */
    record Topic(String key, String titleKey, String path, Set<Role> roles) {

        boolean isFor(SignedIn reader) {
            return roles.isEmpty() || roles.stream().anyMatch(reader::has);
        }

        /** Whether a page is its own or below it. */
        boolean holds(String page) {
            String own = NAMED.matcher(path).replaceAll(IDENTIFIER);
            return page.matches(path.equals("/") ? own : own + "(/.*)?");
        }

        List<String> terms() {
            return TERMS.getOrDefault(key, List.of());
        }

        /** Whether the page can be opened without a record. */
        public boolean leads() {
            return !path.contains(RECORD);
        }
    }

    /** Those of the reader's roles. */
    List<Topic> of(SignedIn reader) {
        return topics.stream().filter(topic -> topic.isFor(reader)).toList();
    }

    Optional<Topic> find(String key, SignedIn reader) {
        return of(reader).stream().filter(topic -> topic.key().equals(key)).findFirst();
    }

    /** What a page is about; the narrowest task where several hold it. */
    Optional<Topic> about(String page, SignedIn reader) {
        return of(reader).stream()
                .filter(topic -> topic.holds(page))
                .max(Comparator.comparingInt(topic -> topic.path().length()));
    }

    private static Set<Role> with(Set<Role> roles, Role another) {
        return Stream.concat(roles.stream(), Stream.of(another)).collect(Collectors.toUnmodifiableSet());
    }

    private static Topic of(NavigationEntry entry) {
        String key =
                entry.path().equals("/") ? "today" : entry.path().substring(1).replace('/', '-');
        return new Topic(key, entry.key(), entry.path(), entry.roles());
    }
}

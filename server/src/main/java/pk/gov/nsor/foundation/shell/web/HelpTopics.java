package pk.gov.nsor.foundation.shell.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.NavigationEntry;

/** The tasks that help is about: those of the navigation, and the most frequent ones of a record. */
@Component
class HelpTopics {

    private static final Set<Role> STATION = Set.of(Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR);
    private static final Set<Role> READERS = Set.of(
            Role.REGISTRAR,
            Role.NATIONAL_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.DISTRICT_SUPERVISOR,
            Role.SUPERVISING_OFFICER);

    private static final List<Topic> OF_RECORDS = List.of(
            new Topic("register", "registration.identity.title", "/people/new", Set.of(Role.REGISTRAR)),
            new Topic("record", "help.record.title", "/people/{id}", READERS),
            new Topic("purpose", "access.record-purpose.title", "/people/{id}/purpose", READERS),
            new Topic("appearance", "supervision.appearance.title", "/people/{id}/appearances/new", STATION),
            new Topic("notice", "notices.new", "/people/{id}/notices/new", STATION),
            new Topic("transfer", "supervision.transfer.title", "/people/{id}/transfer", STATION),
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
    private static final int IDENTIFIER = 36;
    private static final Predicate<String> IS_IDENTIFIER =
            Pattern.compile("[0-9a-f-]*").asMatchPredicate();

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
     * @param path of its page, with {@code {id}} for a record
     * @param roles whose task it is; empty for everybody
     */
    record Topic(String key, String titleKey, String path, Set<Role> roles) {

        boolean isFor(SignedIn reader) {
            return roles.isEmpty() || roles.stream().anyMatch(reader::has);
        }

        /** Whether a page is its own or below it. */
        boolean holds(String page) {
            int record = path.indexOf(RECORD);
            if (record < 0 || page.length() < record + IDENTIFIER) {
                return isBelow(page, path);
            }
            return isBelow(page, page.substring(0, record + IDENTIFIER) + path.substring(record + RECORD.length()))
                    && page.startsWith(path.substring(0, record))
                    && IS_IDENTIFIER.test(page.substring(record, record + IDENTIFIER));
        }

        private static boolean isBelow(String page, String path) {
            return page.equals(path) || (!path.equals("/") && page.startsWith(path + "/"));
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

    private static Topic of(NavigationEntry entry) {
        String key =
                entry.path().equals("/") ? "today" : entry.path().substring(1).replace('/', '-');
        return new Topic(key, entry.key(), entry.path(), entry.roles());
    }
}

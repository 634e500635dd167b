package pk.gov.nsor.publicservice.disclosure.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;

/** The lists of requests, each for those with one of its roles. */
public enum RequestList {
    /** An officer's own. */
    OWN(Set.of(Role.INVESTIGATING_OFFICER), "asked_by = :reader", "number desc"),
    /** To be checked in the prosecutor's district. */
    CHECKS(Set.of(Role.PROSECUTOR), "state = 'WITH_PROSECUTOR' and {place}", "due_at, number"),
    /** Checked or taken back there. */
    CHECKED(
            Set.of(Role.PROSECUTOR),
            "submitted_at is not null and state <> 'WITH_PROSECUTOR' and {place}",
            "number desc"),
    /** To be decided. */
    DECISIONS(Set.of(Role.NATIONAL_SUPERVISOR), "state = 'WITH_BUREAU'", "forwarded_at, number"),
    /** Decided by the bureau, or taken back there. */
    DECIDED(Set.of(Role.NATIONAL_SUPERVISOR), "forwarded_at is not null and state <> 'WITH_BUREAU'", "number desc"),
    /** The copy to the DPO of the procedure: what was sent from the district, and what came of it. */
    COPIES(Set.of(Role.DISTRICT_SUPERVISOR), "submitted_at is not null and {place}", "number desc"),
    /** Not checked for so long that the province or the bureau is notified. */
    OVERDUE(
            Set.of(Role.PROVINCIAL_SUPERVISOR, Role.NATIONAL_SUPERVISOR),
            "state = 'WITH_PROSECUTOR' and due_at <= :told and {place}",
            "due_at, number");

    private static final String PLACE = "(cast(:province as text) is null or province_code = :province)"
            + " and (cast(:district as text) is null or district_code = :district)";

    private final Set<Role> roles;
    private final String condition;
    private final String order;

    RequestList(Set<Role> roles, String condition, String order) {
        this.roles = roles;
        this.condition = condition.replace("{place}", PLACE);
        this.order = order;
    }

    /** Those that the reader has, in their order. */
    public static List<RequestList> of(SignedIn reader) {
        return Arrays.stream(values())
                .filter(list -> reader.roles().stream().anyMatch(list.roles::contains))
                .toList();
    }

    /** The reader's list with the key, or their first; empty where they have none. */
    public static Optional<RequestList> of(SignedIn reader, String key) {
        List<RequestList> lists = of(reader);
        return lists.stream()
                .filter(list -> list.key().equals(key))
                .findFirst()
                .or(() -> lists.stream().findFirst());
    }

    /** As addresses and message keys name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String condition() {
        return condition;
    }

    String order() {
        return order;
    }
}

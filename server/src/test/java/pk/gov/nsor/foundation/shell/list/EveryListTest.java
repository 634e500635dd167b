package pk.gov.nsor.foundation.shell.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.testing.Clerks;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;

/** Every list of the register can be sorted by every column that it can be, and searched where it has names. */
@Tag("walk")
@RegisterTest
class EveryListTest {

    /** What cannot be sorted by: it is sealed, or several in a line, or found out line by line, or from another module. */
    private static final Map<String, Set<String>> UNSORTED = Map.of(
            "/access-alerts", Set.of("access-review.figures", "access-review.whose"),
            "/bulk-files", Set.of("imports.column.source"),
            "/directory", Set.of("directory.form.numbers"),
            "/disclosure", Set.of("disclosure.asker"),
            "/office", Set.of("clerks.case", "clerks.state"),
            "/quarantine", Set.of("intake.quarantine.sender", "intake.quarantine.with"),
            "/retention/tombstones", Set.of("retention.tombstone"));

    /** Names of systems and of offices, and not of people: the directory has a filter for them. */
    private static final Set<String> UNSEARCHED = Set.of("/accounts/systems", "/directory", "/feeds");

    /** Of the same classes: forms, files and pages that are no list. */
    private static final Set<String> OTHERS = Set.of(
            "/bulk-files/new",
            "/disclosure/unrelated",
            "/draft-laws/rows.tsv",
            "/monthly-totals/letter.pdf",
            "/obtained-judgments/letter.pdf",
            "/office/new",
            "/retention");

    private final Officers officers;
    private final Clerks clerks;
    private final DeclaredLists lists;

    EveryListTest(Officers officers, @Autowired WebApplicationContext register) {
        this.officers = officers;
        this.clerks = new Clerks(register);
        this.lists = new DeclaredLists(register);
    }

    @Test
    void everyListCanBeSortedByEveryColumnThatHasAnOrder() {
        List<String> wrong = new ArrayList<>();
        Map<String, Set<String>> unsorted = new TreeMap<>();
        Set<String> seen = new TreeSet<>();
        Set<String> unsearched = new TreeSet<>();
        Set<String> unseen = new TreeSet<>(lists.paths());
        for (String path : lists.paths()) {
            for (Role role : lists.readers(path)) {
                SignedIn reader = reader(role);
                ListView list = lists.shown(path, reader);
                if (list == null) {
                    continue;
                }
                if (seen.add(path + " " + list.heads())) {
                    wrong.addAll(lists.sorted(path, reader, list));
                }
                unseen.remove(path);
                Set<String> labels = DeclaredLists.unsorted(list);
                if (!labels.isEmpty()) {
                    unsorted.computeIfAbsent(path, _ -> new TreeSet<>()).addAll(labels);
                }
                if (DeclaredLists.isUnsearched(list)) {
                    unsearched.add(path);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(unsorted).as("cannot be sorted by").isEqualTo(UNSORTED);
        assertThat(unsearched).as("have names and no search").isEqualTo(UNSEARCHED);
        assertThat(unseen).as("pages that nobody was shown a list on").isEqualTo(OTHERS);
    }

    private SignedIn reader(Role role) {
        if (role == Role.COURT_CLERK) {
            return clerks.ofCourt("sessions-court-lahore").signedIn();
        }
        Jurisdiction place = switch (role) {
            case DISTRICT_SUPERVISOR, SUPERVISING_OFFICER, INVESTIGATING_OFFICER ->
                new Jurisdiction.OfDistrict("lahore");
            case PROVINCIAL_SUPERVISOR -> new Jurisdiction.OfProvince("PK-PB");
            default -> Jurisdiction.NATIONAL;
        };
        return officers.of(place, role).signedIn();
    }
}

package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.authority.AuthorityTable.About;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.policing.notices.task.NoticeQueue;
import pk.gov.nsor.policing.supervision.caseload.CaseList;
import pk.gov.nsor.testing.ExportedList;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/**
 * What a reader may not see is dropped before anything is counted, ranked or paged: every list and file that
 * docs/authority.csv lets the police of a district have is the same before and after records of others are made.
 */
@Tag("walk")
@RegisterTest
class ForeignRecordsTest {

    private static final List<Role> POLICE =
            List.of(Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR);

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Test
    void noListOfADistrictAndNoFileOfOneChangesWithWhatIsRecordedElsewhereOrSealed() {
        AuthoritySubjects own = AuthoritySubjects.in(context, Situation.OWN);
        Map<Role, WebSession> sessions = new LinkedHashMap<>();
        POLICE.forEach(role -> sessions.put(role, session(role)));
        Map<String, String> before = read(sessions);
        AuthoritySubjects others = AuthoritySubjects.in(context, Situation.FOREIGN, Situation.SEALED);
        try {
            Map<String, String> after = read(sessions);
            List<String> changed = new ArrayList<>();
            before.forEach((page, body) -> {
                if (!body.equals(after.get(page))) {
                    changed.add(page
                            + firstDifference(
                                    body.lines().toList(),
                                    String.valueOf(after.get(page)).lines().toList()));
                }
            });
            assertThat(changed).as("lists that others' records change").isEmpty();
            assertThat(before.keySet())
                    .contains(
                            "SUPERVISING_OFFICER /caseload?list=everybody",
                            "DISTRICT_SUPERVISOR /caseload.csv?list=overdue");
            assertThat(before.get("SUPERVISING_OFFICER /caseload?list=everybody"))
                    .as("what would change does show the own")
                    .contains(own.person(Situation.OWN).toString());
        } finally {
            others.unseal();
        }
    }

    private static String firstDifference(List<String> was, List<String> is) {
        int same = 0;
        while (same < Math.min(was.size(), is.size()) && was.get(same).equals(is.get(same))) {
            same++;
        }
        return ": " + was.subList(same, Math.min(was.size(), same + 3)) + " became "
                + is.subList(same, Math.min(is.size(), same + 3));
    }

    /** Each list's body by who reads it and where. */
    private static Map<String, String> read(Map<Role, WebSession> sessions) {
        Map<String, String> read = new LinkedHashMap<>();
        sessions.forEach((role, session) -> pages(role).forEach(page -> {
            HttpResponse<String> response = session.get(page);
            if (page.contains(".csv") && response.statusCode() == 303) {
                // It names more people than one may take alone; where that leads says nothing of who they are.
                read.put(role + " " + page, location(response));
                return;
            }
            assertThat(response.statusCode()).as(role + " " + page).isEqualTo(200);
            read.put(
                    role + " " + page,
                    (page.contains(".csv") ? String.join("\n", ExportedList.lines(response.body())) : response.body())
                            .replaceAll("name=\"(_csrf|submissionId)\"([^>]*)value=\"[^\"]+\"", "name=\"$1\"$2")
                            .replaceAll("(name=\"appearance\\d+\"[^>]*)value=\"[^\"]+\"", "$1"));
        }));
        return read;
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    /** Every page without a name in braces that the table lets the role have, and each list of those that have several. */
    private static List<String> pages(Role role) {
        List<String> pages = new ArrayList<>();
        AuthorityTable.read().rows().stream()
                .filter(row -> row.method().equals("GET") && row.about() == About.NOTHING)
                .filter(row -> "yes".equals(row.words().get(role.name())))
                .map(AuthorityTable.Row::path)
                .filter(path -> !path.contains("{") && !path.equals("/live") && !path.startsWith("/v3/"))
                // What is about the reader alone: it asks for a fresh second step, or is another each time.
                .filter(path -> !path.startsWith("/signing-in") && !path.equals("/passkeys/challenge"))
                // What a typed date or place means: they answer scripts alone, from public facts.
                .filter(path -> !path.equals("/day") && !path.equals("/places/named"))
                // What the reader typed themselves.
                .filter(path -> !path.equals("/unsent"))
                .forEach(path -> {
                    switch (path) {
                        case "/caseload", "/caseload.csv" -> {
                            for (CaseList list : CaseList.values()) {
                                pages.add(path + "?list=" + list.key());
                            }
                        }
                        case "/notices", "/notices.csv" -> {
                            for (NoticeQueue queue : NoticeQueue.values()) {
                                pages.add(path + "?list=" + queue.key());
                            }
                        }
                        // What the district's officers did about records elsewhere is the district's to see.
                        case "/trail" -> pages.add(path + "?what=access");
                        // A file with proofs is another each time: its checkpoint is.
                        case "/trail.zip" -> {}
                        default -> pages.add(path);
                    }
                });
        return pages;
    }

    private WebSession session(Role role) {
        WebSession session = new WebSession(port);
        session.signIn(
                new Officers(accounts)
                        .of(AuthorityWalkTest.jurisdiction(role), role)
                        .name(),
                Officers.PASSWORD);
        return session;
    }
}

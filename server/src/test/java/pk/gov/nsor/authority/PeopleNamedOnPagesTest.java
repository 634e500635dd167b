package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.authority.AuthorityTable.Row;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** Whomever the page of one thing names, by number or by link, the trail names too: as its subject or among others. */
@Tag("walk")
@RegisterTest
class PeopleNamedOnPagesTest {

    private static final Pattern NUMBER = Pattern.compile("R-\\d{3}-\\d{3}-\\d{4}");
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Has what the reader opened by its number, which no other reader has. */
    private static final String OWN_ACCESSES = "/emergency-access";

    private final AuthorityTable table = AuthorityTable.read();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private final Officers officers;

    PeopleNamedOnPagesTest(Officers officers) {
        this.officers = officers;
    }

    @Test
    void whomThePageOfOneThingNamesTheTrailNamesForEachReader() throws Exception {
        AuthoritySubjects subjects =
                AuthoritySubjects.in(context, Situation.OWN, Situation.FOREIGN, Situation.EMERGENCY_ACCESS);
        AuthorityThings things = new AuthorityThings(context, subjects, port);
        Set<String> missing = new TreeSet<>();
        Set<String> naming = new HashSet<>();
        try {
            for (Role role : Role.values()) {
                Officer officer = officers.of(AuthorityWalkTest.jurisdiction(role), role);
                if (officer.signedIn().isPolice()) {
                    subjects.takeEmergencyAccess(officer, Situation.EMERGENCY_ACCESS);
                }
                WebSession session = new WebSession(port);
                session.signIn(officer.name(), Officers.PASSWORD);
                for (Row row : pages(role)) {
                    long before = last();
                    List<UUID> shown = people(session.get(things.path(row, role.name(), Situation.OWN))
                            .body());
                    if (!shown.isEmpty()) {
                        naming.add(row.path());
                    }
                    if (!onTrail(officer, before).containsAll(shown)) {
                        missing.add(row.path() + ", " + role);
                    }
                }
            }
        } finally {
            things.end();
        }
        assertThat(missing).isEmpty();
        // Those that name somebody in this register, so that the walk can fail.
        assertThat(naming)
                .contains(
                        OWN_ACCESSES,
                        "/approvals/{id}",
                        "/duplicates/{id}",
                        "/emergency-access/{emergencyAccess}",
                        "/merged/{id}",
                        "/rights/{id}",
                        "/take-backs/{id}");
    }

    private List<Row> pages(Role role) {
        return table.rows().stream()
                .filter(row -> row.method().equals("GET") && !row.path().startsWith("/api/"))
                .filter(row -> row.path().contains("{") || row.path().equals(OWN_ACCESSES))
                .filter(row -> table.expected(row, role.name(), Situation.OWN) == Answer.ALLOWED)
                .toList();
    }

    /** The people on record whose number or identifier is on the page. */
    private List<UUID> people(String page) {
        List<Integer> serials = new ArrayList<>();
        NUMBER.matcher(page)
                .results()
                .map(MatchResult::group)
                .distinct()
                .forEach(number -> serials.add(RegisterNumber.parse(number).serial()));
        UUID[] identifiers = IDENTIFIER
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .map(UUID::fromString)
                .distinct()
                .toArray(UUID[]::new);
        return jdbc.sql("select id from register.person where id = any (?) or serial = any (?)")
                .params(identifiers, serials.toArray(Integer[]::new))
                .query(UUID.class)
                .list();
    }

    private long last() {
        return jdbc.sql("select coalesce(max(id), 0) from audit.entry")
                .query(Long.class)
                .single();
    }

    /** Whom the officer's entries behind an entry are about or name. */
    private Set<UUID> onTrail(Officer officer, long before) {
        return new HashSet<>(jdbc.sql("""
                        select subject_id from audit.entry
                        where actor_id = :officer and id > :before and subject_id is not null
                        union
                        select unnest(n.people) from audit.named n join audit.entry e on e.id = n.entry_id
                        where e.actor_id = :officer and e.id > :before
                        """)
                .param("officer", officer.account().id())
                .param("before", before)
                .query(UUID.class)
                .list());
    }
}

package pk.gov.nsor.accountability.trailreading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.SaltedContent;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.WebSession;

/** Whoever is named in an answer about several people has it on the trail: in every list, search and file there is. */
@Tag("walk")
@RegisterTest
class PeopleNamedTest {

    private static final String DISTRICT = "sahiwal";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Trail trail;

    @Autowired
    private RecordKeys keys;

    private final Supervised people;
    private final Officers officers;

    PeopleNamedTest(Supervised people, Officers officers) {
        this.people = people;
        this.officers = officers;
    }

    @Test
    void whoeverAPageOrFileWithoutARecordOfItsOwnNamesIsOnTheTrailForEachReader() throws IOException {
        LocalDate today = LocalDate.now(clock);
        List<PersonId> some = List.of(
                people.in(DISTRICT),
                people.in(DISTRICT),
                people.releasedIn(DISTRICT, today.minusDays(200)),
                people.escapedIn(DISTRICT, today.minusDays(20)));
        Set<String> missing = new TreeSet<>();
        Set<String> naming = new HashSet<>();
        for (Role role : Role.values()) {
            Officer officer = officers.of(jurisdiction(role), role);
            WebSession session = new WebSession(port);
            session.signIn(officer.name(), Officers.PASSWORD);
            for (String page : pages()) {
                long before = jdbc.sql("select coalesce(max(id), 0) from audit.entry")
                        .query(Long.class)
                        .single();
                String body = session.get(page).body();
                List<UUID> named = named(officer, before);
                for (PersonId person : some) {
                    if (body.contains(people.numberOf(person)) || body.contains(person.toString())) {
                        naming.add(page);
                        if (!named.contains(person.value())) {
                            missing.add(page);
                        }
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        // Those that name some of them however many others a register that tests share has.
        assertThat(naming)
                .contains(
                        "/",
                        "/trail",
                        "/caseload?list=everybody",
                        "/caseload?list=unknown",
                        "/caseload?list=alerts",
                        "/caseload.csv?list=everybody",
                        "/caseload.csv?list=unknown");
    }

    @Test
    void whomASearchFindsIsOnTheTrailAndWhomItDoesNotFindIsNot() {
        PersonId person = people.in(DISTRICT);
        String name = jdbc.sql("select name_latin from register.person where id = ?")
                .param(person.value())
                .query(String.class)
                .single();
        Officer officer = officers.with(Role.REGISTRAR);
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        String found = session.submit("/people", "/people", Map.of("q", name)).body();
        List<UUID> named = named(officer, 0);
        assertThat(named).isNotEmpty().allMatch(each -> found.contains(each.toString()));
        String none = session.submit("/people", "/people", Map.of("q", "Qwrtzpsd Xkjhgf"))
                .body();
        assertThat(none).doesNotContain(person.toString());
        assertThat(named(officer, 0)).hasSameSizeAs(named);
    }

    @Test
    void whoeverWasListedFindsItAmongTheLooksAtTheirRecord() {
        PersonId person = people.in(DISTRICT);
        PersonId elsewhere = people.in("badin");
        Officer officer = officers.of(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR);
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        assertThat(session.get("/caseload.csv?list=everybody").body()).contains(people.numberOf(person));
        Officer registrar = officers.with(Role.REGISTRAR);
        WebSession office = new WebSession(port);
        office.signIn(registrar.name(), Officers.PASSWORD);
        assertThat(views(office, person)).contains(officer.account().displayName(), "named among others");
        assertThat(views(office, elsewhere)).doesNotContain(officer.account().displayName());
    }

    private static String views(WebSession office, PersonId person) {
        String page = "/people/" + person + "/views";
        String list = office.submit(page, page, Map.of("reason", "Letter 12 of 3 November"))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("http://[^/]+", "");
        return office.get(list).body();
    }

    @Test
    void nobodyOfTheApplicationTakesAwayOrChangesWhomAnEntryNames() {
        for (String change : List.of(
                "update audit.named set people = array[gen_random_uuid()]",
                "delete from audit.named",
                "truncate audit.named")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).as(change).hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void theEntryCommitsToWhomItNamesInTheOrderOfTheDatabase() {
        List<UUID> many = Stream.generate(UUID::randomUUID).limit(2_500).toList();
        UUID officer = UUID.randomUUID();
        trail.appendAlone(
                TrailEntry.done(new Actor(Actor.Kind.OFFICER, officer, "192.0.2.1"), TrailAction.CASELOAD_VIEWED)
                        .naming(many)
                        .naming(Stream.concat(many.stream(), many.stream()).toList()));
        Map<String, Object> entry = jdbc.sql("""
                        select e.id, e.key_id, e.content, e.commitment,
                            (select count(*) from audit.named n where n.entry_id = e.id) as parts,
                            (select encode(sha256(string_agg(uuid_send(p), ''::bytea order by n.part, place)), 'hex')
                             from audit.named n, unnest(n.people) with ordinality u (p, place)
                             where n.entry_id = e.id) as hash
                        from audit.entry e where actor_id = ?
                        """).param(officer).query().singleRow();
        assertThat(entry).containsEntry("parts", 3L);
        SaltedContent opened = SaltedContent.open(
                keys.find((UUID) Objects.requireNonNull(entry.get("key_id"))).orElseThrow(),
                "CASELOAD_VIEWED",
                (byte[]) Objects.requireNonNull(entry.get("content")),
                (byte[]) Objects.requireNonNull(entry.get("commitment")));
        assertThat(new String(opened.text(), StandardCharsets.UTF_8))
                .isEqualTo("{\"named\":\"2500 " + entry.get("hash") + "\"}");
    }

    /** Of the entries of an officer behind an entry. */
    private List<UUID> named(Officer officer, long before) {
        return jdbc.sql("""
                        select person from audit.entry e join audit.named n on n.entry_id = e.id
                        cross join lateral unnest(n.people) person where e.actor_id = ? and e.id > ?
                        """)
                .params(officer.account().id(), before)
                .query(UUID.class)
                .list();
    }

    private static List<String> pages() throws IOException {
        List<String> pages = new ArrayList<>(Files.readAllLines(Path.of("../docs/authority.csv")).stream()
                .map(line -> line.split(","))
                .filter(cells -> cells[0].equals("GET") && !cells[1].contains("{") && !cells[1].contains("live"))
                .map(cells -> cells[1])
                .toList());
        Stream.of("everybody", "overdue", "unknown", "due-today", "due-soon", "alerts")
                .forEach(list -> pages.add("/caseload?list=" + list));
        pages.add("/caseload.csv?list=everybody");
        pages.add("/caseload.csv?list=unknown");
        pages.add("/people/unassigned?district=" + DISTRICT);
        return pages;
    }

    private static Jurisdiction jurisdiction(Role role) {
        return switch (role) {
            case PROVINCIAL_SUPERVISOR -> new OfProvince("PK-PB");
            case DISTRICT_SUPERVISOR, SUPERVISING_OFFICER, INVESTIGATING_OFFICER -> new OfDistrict(DISTRICT);
            default -> Jurisdiction.NATIONAL;
        };
    }
}

package pk.gov.nsor.record.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.agencies.intake.sent.FeedReceipt;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Offence;
import pk.gov.nsor.record.conviction.Victim;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** Pages tell the FIR number and the survivor's class to whom docs/protection/survivor-fields.md says, and to nobody else. */
@Tag("walk")
@RegisterTest
class SurvivorFieldsTest {

    private static final Path DOCS = Path.of("../docs");
    private static final String DISTRICT = "chagai";
    private static final String FIR = "7731/2022-Q";
    private static final List<Role> READERS = List.of(
            Role.REGISTRAR,
            Role.NATIONAL_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.DISTRICT_SUPERVISOR,
            Role.SUPERVISING_OFFICER);

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @LocalServerPort
    private int port;

    @Test
    void eachRoleIsToldWhatTheTableSaysAndNoMore() throws IOException {
        PersonId person = somebody();
        Map<String, List<String>> table = table();
        List<String> pages = pages();
        assertThat(pages).hasSizeGreaterThan(30).containsAll(table.keySet());
        Map<Role, WebSession> sessions = new EnumMap<>(Role.class);
        READERS.forEach(role -> sessions.put(role, session(role)));
        Map<String, List<String>> found = new TreeMap<>();
        int opened = 0;
        for (String page : pages) {
            List<String> told = READERS.stream()
                    .map(role -> told(sessions.get(role), page, person))
                    .toList();
            opened += told.contains("no") && Set.copyOf(told).size() == 1 ? 0 : 1;
            if (told.stream().anyMatch(cell -> cell.length() > 2)) {
                found.put(page, told);
            }
        }
        // Some are there at certain times alone, such as while somebody is offered to another district.
        assertThat(opened).isGreaterThan(28);
        assertThat(found).isEqualTo(new TreeMap<>(table));
    }

    @Test
    void theOtherRolesOpenNoPageOfARecordAtAll() {
        PersonId person = somebody();
        Set<Role> others = EnumSet.allOf(Role.class);
        READERS.forEach(others::remove);
        assertThat(others).hasSize(10);
        for (Role role : others) {
            WebSession session = session(role);
            for (String page : List.of("", "/legal", "/why", "/timeline", "/body")) {
                HttpResponse<String> answer = session.get("/people/" + person + page);
                assertThat(answer.statusCode()).as(role + page).isIn(403, 404);
                assertThat(answer.body()).doesNotContain(FIR);
            }
        }
    }

    @Test
    void noAnswerOfTheApiHasAFieldForEither() {
        assertThat(Arrays.stream(FeedReceipt.class.getRecordComponents()).map(part -> part.getName()))
                .hasSizeGreaterThan(3)
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).matches(".*(fir|victim|survivor).*"));
    }

    private PersonId somebody() {
        NewConviction judgment = new NewConviction(
                "sessions-court-lahore",
                "SC 99/2022",
                FIR,
                "city-police-station-lahore",
                Offenders.OFFENCE,
                Offenders.JUDGMENT,
                new Victim(Victim.Age.CHILD, Victim.VictimSex.FEMALE),
                List.of(new Offence(Section.parse("PPC 376"), List.of())));
        return registration
                .register(
                        Offenders.identity(LocalDate.of(1990, 5, 1)),
                        null,
                        List.of(new NewAddress("House 7", DISTRICT, LocalDate.of(2024, 6, 1))),
                        judgment,
                        null,
                        Actor.system("test"))
                .person();
    }

    /** What a page tells: as the table writes it. */
    private static String told(WebSession session, String page, PersonId person) {
        HttpResponse<String> answer = session.get(page.replace("{id}", person.toString()));
        if (answer.statusCode() == 403 || answer.statusCode() == 404) {
            return "no";
        }
        String body = answer.body();
        List<String> told = new ArrayList<>();
        if (body.contains(FIR)) {
            told.add("FIR");
        }
        if (body.contains("Under 18 · Female")) {
            told.add("class");
        }
        if (Stream.of("victim was a child", "woman or a child", "woman or child")
                .anyMatch(body::contains)) {
            told.add("reason");
        }
        return told.isEmpty() ? "-" : String.join(", ", told);
    }

    private static Map<String, List<String>> table() throws IOException {
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (String line : Files.readAllLines(DOCS.resolve("protection/survivor-fields.md"))) {
            if (line.startsWith("| `")) {
                List<String> cells = List.of(line.split(" *\\| *"));
                table.put(cells.get(1).replace("`", ""), cells.subList(2, 2 + READERS.size()));
            }
        }
        return table;
    }

    /** Every page of a record that needs no more than the record, but for forms in which a registrar writes both; and the caseload. */
    private static List<String> pages() throws IOException {
        return Stream.concat(
                        Files.readAllLines(DOCS.resolve("authority.csv")).stream()
                                .map(line -> line.split(","))
                                .filter(cells -> cells[0].equals("GET"))
                                .map(cells -> cells[1])
                                .filter(path -> path.matches("/people/\\{id}(/[a-z-]+(/[a-z-]+)?(\\.csv)?)?")),
                        Stream.of("/caseload", "/caseload.csv"))
                .toList();
    }

    private WebSession session(Role role) {
        Jurisdiction jurisdiction = switch (role) {
            case PROVINCIAL_SUPERVISOR -> new OfProvince("PK-BA");
            case DISTRICT_SUPERVISOR, SUPERVISING_OFFICER -> new OfDistrict(DISTRICT);
            default -> Jurisdiction.NATIONAL;
        };
        Officer officer = new Officers(accounts).of(jurisdiction, role);
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }
}

package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.policing.supervision.review.CaseReviewJob;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;

/** Every page of a record opens, and every list that names it, however little of the person is known. */
@Tag("walk")
@RegisterTest
class BareRecordsTest {

    private static final PersonName LATIN = PersonName.latin("Zulfiqar Bareheaded");
    private static final PersonName URDU = new PersonName(null, "ذوالفقار ننگے سر");

    /** Long enough ago that the first verification is overdue. */
    private static final Duration AGO = Duration.ofDays(200);

    private static final List<NewAddress> HOME =
            List.of(new NewAddress("House 3, Street 9", AuthoritySubjects.HERE, LocalDate.of(2024, 6, 1)));

    private static final List<String> LISTS = List.of(
            "/",
            "/people?q=" + URLEncoder.encode("Zulfiqar Bareheaded", StandardCharsets.UTF_8),
            "/people?q=" + URLEncoder.encode("ذوالفقار ننگے سر", StandardCharsets.UTF_8),
            "/people/unconfirmed",
            "/people/unassigned?district=" + AuthoritySubjects.HERE,
            "/caseload",
            "/caseload?list=everybody",
            "/caseload?list=overdue",
            "/caseload.csv?list=everybody",
            "/caseload/day-sheet",
            "/notices");

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CaseReviewJob sweep;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private final Map<Role, WebSession> sessions = new EnumMap<>(Role.class);

    @Test
    void everyPageOpensHoweverLittleIsKnown() {
        Map<String, PersonId> people = new LinkedHashMap<>();
        clock.move(AGO.negated());
        try {
            people.put("a Latin name alone", registered(LATIN, null, null, false, List.of()));
            people.put("an Urdu name alone", registered(URDU, null, null, false, List.of()));
            people.put("no birth date and no CNIC", registered(LATIN, URDU, null, false, HOME));
            people.put("no father's name", registered(URDU, null, LocalDate.of(1990, 5, 1), true, HOME));
            people.put("no Urdu at all", registered(LATIN, LATIN, LocalDate.of(1990, 5, 1), true, HOME));
        } finally {
            clock.move(AGO);
        }
        long _ = sweep.run();
        List<String> failed = new ArrayList<>();
        people.forEach((known, person) -> {
            assertThat(session(Role.REGISTRAR).get("/people/" + person).statusCode())
                    .as(known)
                    .isEqualTo(200);
            pages().forEach((page, role) ->
                    failed(role, page.replace("{id}", person.toString()), known).ifPresent(failed::add));
        });
        for (Role role :
                List.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR, Role.SUPERVISING_OFFICER)) {
            LISTS.forEach(list -> failed(role, list, "a list").ifPresent(failed::add));
        }
        assertThat(failed).isEmpty();
    }

    /** The pages of a record that are about no part of it, each with the first role that may open it. */
    private static Map<String, Role> pages() {
        AuthorityTable table = AuthorityTable.read();
        Map<String, Role> pages = new LinkedHashMap<>();
        table.rows().stream()
                .filter(row -> row.method().equals("GET") && row.path().startsWith("/people/{id}"))
                .forEach(row -> {
                    String page = row.path()
                            .replace("/legal/{kind}/", "/legal/conviction/")
                            .replace("/{kind}", "/vehicle");
                    if (!page.replace("{id}", "").contains("{")) {
                        Stream.of(Role.values())
                                .filter(role -> table.expected(row, role.name(), Situation.OWN) == Answer.ALLOWED)
                                .findFirst()
                                .ifPresent(role -> pages.put(page, role));
                    }
                });
        assertThat(pages).hasSizeGreaterThan(20);
        return pages;
    }

    private Optional<String> failed(Role role, String page, String known) {
        HttpResponse<String> answer = session(role).get(page);
        return answer.statusCode() < 500
                ? Optional.empty()
                : Optional.of(answer.statusCode() + ": " + role + ", " + page + ", " + known);
    }

    private PersonId registered(
            PersonName name,
            @Nullable PersonName father,
            @Nullable LocalDate bornOn,
            boolean hasCnic,
            List<NewAddress> homes) {
        return registration
                .register(
                        new Identity(name, father, Sex.MALE, bornOn, "PK", List.of()),
                        hasCnic ? Samples.cnic() : null,
                        homes,
                        Offenders.conviction("PPC 376"),
                        null,
                        Actor.system("test"))
                .person();
    }

    private WebSession session(Role role) {
        return sessions.computeIfAbsent(role, _ -> {
            WebSession session = new WebSession(port);
            session.signIn(
                    new Officers(accounts)
                            .of(AuthorityWalkTest.jurisdiction(role), role)
                            .name(),
                    Officers.PASSWORD);
            return session;
        });
    }
}

package pk.gov.nsor.dangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import pk.gov.nsor.authority.AuthorityEndpoints;
import pk.gov.nsor.authority.AuthorityEndpoints.Door;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.WebSession;

/** Fields that a form does not have, sent with it so that they are taken over (mass assignment), and fields sent twice. */
@Tag("walk")
@RegisterTest
class ExtraFieldsTest {

    private static final String DISTRICT = "jhelum";

    /** What somebody would like to set. */
    private static final Map<String, String> EXTRA = Map.ofEntries(
            Map.entry("id", UUID.randomUUID().toString()),
            Map.entry("person", UUID.randomUUID().toString()),
            Map.entry("personId", UUID.randomUUID().toString()),
            Map.entry("roles", "ADMINISTRATOR"),
            Map.entry("role", "ADMINISTRATOR"),
            Map.entry("account.roles[0]", "ADMINISTRATOR"),
            Map.entry("jurisdiction", "NATIONAL"),
            Map.entry("agency", "FIA"),
            Map.entry("enabled", "true"),
            Map.entry("status", "CONFIRMED"),
            Map.entry("state", "APPROVED"),
            Map.entry("approved", "true"),
            Map.entry("approvedBy", UUID.randomUUID().toString()),
            Map.entry("recordedBy", UUID.randomUUID().toString()),
            Map.entry("recordedAt", "2001-01-01T00:00:00Z"),
            Map.entry("actor", UUID.randomUUID().toString()),
            Map.entry("reader.roles", "ADMINISTRATOR"),
            Map.entry("class.module.classLoader.resources.context.parent.pipeline.first.pattern", "x"));

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Officer officer;
    private Supervised people;
    private WebSession session;

    @BeforeEach
    void signedIn() {
        officer = new Officers(accounts).of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
        people = new Supervised(registration, facts, jdbc, officer.actor());
        session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
    }

    /** No controller has an object of its own filled from a request. */
    @Test
    void noObjectIsFilledFromARequest() {
        List<String> filled = new ArrayList<>();
        List<Method> endpoints = context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .map(HandlerMethod::getMethod)
                .filter(method -> method.getDeclaringClass().isAnnotationPresent(Controller.class))
                .filter(method -> method.getDeclaringClass().getName().startsWith("pk.gov.nsor"))
                .toList();
        endpoints.forEach(method -> java.util.Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(ModelAttribute.class))
                .forEach(parameter -> filled.add(method + ": " + parameter.getType())));
        assertThat(endpoints).hasSizeGreaterThan(100);
        assertThat(filled).isEmpty();
    }

    @Test
    void whoAddsThemselvesARoleHasNone() {
        Map<String, String> fields = new HashMap<>(EXTRA);
        fields.put("purpose", "COMPLAINT");
        session.submit("/", "/purpose", fields);
        assertThat(session.get("/accounts").statusCode()).isEqualTo(403);
        assertThat(accounts.find(officer.name()).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("lastSignedIn", "reviewed")
                .isEqualTo(officer.account());
    }

    @Test
    void aPlannedVisitIsThatOfThePersonOfTheAddressByWhoIsSignedInWhateverElseIsSent() {
        PersonId person = people.in(DISTRICT);
        PersonId other = people.in("multan");
        String page = "/people/" + person + "/visits/plan";
        String form = session.get(page).body();
        Map<String, String> fields = new HashMap<>(EXTRA);
        fields.put("person", other.toString());
        fields.put("personId", other.toString());
        fields.put("entry", hidden(form, "entry"));
        fields.put("on", LocalDate.now(clock).plusDays(2).toString());
        fields.put("reason", "New at this address");
        HttpResponse<String> sent = session.submit(page, page, fields);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(visits(person)).isEqualTo(1);
        assertThat(visits(other)).isZero();
        assertThat(jdbc.sql("select recorded_by from supervision.visit where person_id = ?")
                        .param(person.value())
                        .query(UUID.class)
                        .single())
                .isEqualTo(officer.account().id());
    }

    /** The API names what it does not know instead of leaving it out. */
    @Test
    void aFieldThatAMessageDoesNotHaveIsNamedAtEveryAddressOfTheApi() throws Exception {
        try (AuthorityEndpoints doors = new AuthorityEndpoints(context, port, "")) {
            for (Door door : doors.all()) {
                if (!door.isFeed()) {
                    continue;
                }
                HttpResponse<String> refused = Http.send(door.request(port)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"recordedBy\": \"me\"}")));
                assertThat(refused.statusCode())
                        .as(door.endpoint() + ": " + refused.body())
                        .isEqualTo(400);
                assertThat(refused.body()).as(door.endpoint()).contains("\"/recordedBy\"", "field.unknown");
            }
        }
    }

    /** What is checked is what is used: a second value does not get past a check of the first. */
    @Test
    void aFieldSentTwiceLeadsNowhereElse() {
        String page = session.get("/").body();
        HttpResponse<String> sent = session.post(
                "/purpose?to=/people",
                "application/x-www-form-urlencoded",
                BodyPublishers.ofString("purpose=COMPLAINT&to=//evil.example&_csrf=" + hidden(page, "_csrf")));
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(Http.header(sent, "Location")).startsWith("/people").doesNotStartWith("//");
    }

    private int visits(PersonId person) {
        return jdbc.sql("select count(*) from supervision.visit where person_id = ?")
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    private static String hidden(String page, String name) {
        return Pattern.compile("name=\"" + name + "\"[^>]*value=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + name + " on the page"));
    }
}

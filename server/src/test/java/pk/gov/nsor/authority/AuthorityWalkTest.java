package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import pk.gov.nsor.authority.AuthorityTable.Row;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/**
 * docs/authority.csv is the truth about who is let in where: the running server is asked about every cell of it, and each of
 * its answers has to be on the trail.
 */
@Tag("walk")
@RegisterTest
class AuthorityWalkTest {

    /** As many at a time as keep a small machine busy. */
    private static final int AT_ONCE = 4;

    /** With nothing in them, these do what they are for: they come last, when what they undo has been walked. */
    private static final Set<String> LAST = Set.of("POST /people/{id}/planned-release/calling-off");

    /** The description of the API, which is the same for everybody: endpoints of a library, which declares nothing. */
    private static final Set<String> OF_LIBRARIES = Set.of("GET /v3/api-docs", "GET /v3/api-docs.yaml");

    private final AuthorityTable table = AuthorityTable.read();

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Test
    void everyEndpointHasOneRowAndEveryRowAnEndpoint() {
        List<String> rows = table.rows().stream().map(Row::endpoint).toList();
        Set<String> endpoints = new TreeSet<>();
        endpoints((endpoint, method) -> endpoints.add(endpoint));
        assertThat(rows).as("rows of docs/authority.csv").doesNotHaveDuplicates();
        assertThat(new TreeSet<>(rows))
                .as("docs/authority.csv has a row for each endpoint, as docs/authority.md says")
                .isEqualTo(endpoints);
    }

    @Test
    void docsAuthorityNamesTheAnswersThatLeaveNoEntryAndTheirReasons() throws Exception {
        List<String> named = Files.readAllLines(Path.of("..", "docs", "authority.md")).stream()
                .filter(line -> line.matches("\\| `[A-Z]+ /.*` \\| .+ \\|"))
                .map(line -> line.substring(3, line.indexOf("` | ")))
                .toList();
        assertThat(named).containsExactlyElementsOf(withoutEntry());
    }

    @Test
    void theTableRefusesWhomTheDeclarationRefuses() {
        List<String> wrong = new ArrayList<>();
        endpoints((endpoint, method) -> {
            Allows allows = declared(method);
            table.rows().stream()
                    .filter(row -> row.endpoint().equals(endpoint))
                    .forEach(row -> AuthorityTable.askers().forEach(asker -> {
                        if (mayCall(allows, asker, row) != isLetIn(row, asker)) {
                            wrong.add(endpoint + ", " + asker + ": the table has "
                                    + row.words().get(asker) + ", and the endpoint declares otherwise");
                        }
                    }));
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void theRunningServerAnswersAsEveryCellOfTheTableSays() throws Exception {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.values());
        AuthorityThings things = new AuthorityThings(context, subjects, port);
        try {
            List<AuthorityCaller> callers = callers(things, subjects);
            List<String> wrong = new ArrayList<>();
            wrong.addAll(walk(callers, things, row -> !LAST.contains(row.endpoint())));
            wrong.addAll(walk(callers, things, row -> LAST.contains(row.endpoint())));
            assertThat(wrong).as("cells that the server answers otherwise").isEmpty();
        } finally {
            things.end();
        }
    }

    private List<String> walk(
            List<AuthorityCaller> callers, AuthorityThings things, java.util.function.Predicate<Row> which)
            throws Exception {
        List<Callable<List<String>>> walks = callers.stream()
                .map(caller -> (Callable<List<String>>) () -> walk(caller, things, which))
                .toList();
        List<String> wrong = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<List<String>> walked : pool.invokeAll(walks)) {
                wrong.addAll(walked.get());
            }
        }
        Collections.sort(wrong);
        return wrong;
    }

    private List<String> walk(AuthorityCaller caller, AuthorityThings things, java.util.function.Predicate<Row> which) {
        List<String> wrong = new ArrayList<>();
        AnswersOnTrail trail = new AnswersOnTrail(context.getBean(JdbcClient.class), caller, withoutEntry());
        table.rows().stream()
                .filter(which)
                .forEach(row -> table.situations(row, caller.asker()).forEach(situation -> {
                    Answer expected = table.expected(row, caller.asker(), situation);
                    String method = row.method().equals("ANY") ? "GET" : row.method();
                    Answer answer = caller.ask(
                            method, things.path(row, caller.asker(), situation), AuthorityThings.fields(row));
                    if (answer != expected) {
                        wrong.add(row.endpoint() + ", " + caller.asker() + ", " + situation.column() + ": "
                                + answer.written() + " instead of " + expected.written());
                    }
                    trail.missing(row, answer)
                            .ifPresent(missing -> wrong.add(row.endpoint() + ", " + caller.asker() + ", "
                                    + situation.column() + ": " + missing));
                }));
        return wrong;
    }

    private List<AuthorityCaller> callers(AuthorityThings things, AuthoritySubjects subjects) {
        List<AuthorityCaller> callers = new ArrayList<>();
        callers.add(AuthorityCaller.of(AuthorityTable.NOBODY, null, port, new WebSession(port), "/sign-in"));
        Officers officers = new Officers(accounts);
        for (Role role : Role.values()) {
            WebSession session = new WebSession(port);
            Officer officer = officers.of(jurisdiction(role), role);
            session.signIn(officer.name(), Officers.PASSWORD);
            if (officer.signedIn().isPolice()) {
                subjects.takeEmergencyAccess(officer, Situation.EMERGENCY_ACCESS);
            }
            for (Situation situation : Situation.values()) {
                // Whoever is asked why they open a record says it, so that the walk comes to its pages.
                var _ = session.get("/people/" + subjects.person(situation));
            }
            callers.add(AuthorityCaller.of(role.name(), officer.account().id(), port, session, "/"));
        }
        for (Feed feed : Feed.values()) {
            callers.add(AuthorityCaller.ofMachine(feed.name(), things.client(feed), port, things.token(feed)));
        }
        return callers;
    }

    /** Where the work of each role lies. */
    static Jurisdiction jurisdiction(Role role) {
        return switch (role) {
            case REGISTRAR, NATIONAL_SUPERVISOR, OVERSIGHT, AUDITOR, ADMINISTRATOR -> Jurisdiction.NATIONAL;
            case PROVINCIAL_SUPERVISOR -> new OfProvince(AuthoritySubjects.HERE_PROVINCE);
            case DISTRICT_SUPERVISOR,
                    SUPERVISING_OFFICER,
                    INVESTIGATING_OFFICER,
                    PROSECUTOR,
                    COURT_CLERK,
                    PRISON_CLERK,
                    SUPPORT_ADVISER,
                    SUPPORT_SERVICE,
                    DIRECTORY_KEEPER -> new OfDistrict(AuthoritySubjects.HERE);
        };
    }

    /** Whether the endpoint's declaration lets them in; an endpoint of a library has none and is for everybody. */
    private static boolean mayCall(@Nullable Allows allows, String asker, Row row) {
        if (row.path().startsWith("/sign-in/")) {
            // For those between the two steps; nobody of the walk is, and all are led to the first.
            return false;
        }
        if (allows == null || allows.anonymous()) {
            return true;
        }
        if (asker.equals(AuthorityTable.NOBODY)) {
            return false;
        }
        Optional<Feed> feed = Arrays.stream(Feed.values())
                .filter(each -> each.name().equals(asker))
                .findFirst();
        // Pages take no tokens, and the API no sessions.
        if (feed.isPresent() != row.path().startsWith("/api/")) {
            return false;
        }
        return feed.isPresent()
                ? feed.get().mayCall(allows)
                : allows.everybody()
                        || Arrays.stream(allows.value())
                                .anyMatch(role -> role.name().equals(asker));
    }

    private static boolean isLetIn(Row row, String asker) {
        String word = row.words().get(asker);
        return !"no".equals(word) && !"sign-in".equals(word);
    }

    private void endpoints(java.util.function.BiConsumer<String, HandlerMethod> each) {
        context.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, method) -> {
                    if (!method.getBeanType().getName().contains("Test")) {
                        named(info).forEach(endpoint -> each.accept(endpoint, method));
                    }
                }));
    }

    private static Stream<String> named(RequestMappingInfo info) {
        Set<String> methods =
                info.getMethodsCondition().getMethods().stream().map(Enum::name).collect(Collectors.toSet());
        return (methods.isEmpty() ? Set.of("ANY") : methods)
                .stream().flatMap(method -> info.getPatternValues().stream().map(path -> method + " " + path));
    }

    /** The endpoints that say why their answers leave no entry. */
    private Set<String> withoutEntry() {
        Set<String> withoutEntry = new TreeSet<>(OF_LIBRARIES);
        endpoints((endpoint, method) -> {
            Allows allows = declared(method);
            if (allows != null && !allows.noEntry().isEmpty()) {
                withoutEntry.add(endpoint);
            }
        });
        return withoutEntry;
    }

    private static @Nullable Allows declared(HandlerMethod endpoint) {
        Allows ofMethod = AnnotatedElementUtils.findMergedAnnotation(endpoint.getMethod(), Allows.class);
        return ofMethod != null
                ? ofMethod
                : AnnotatedElementUtils.findMergedAnnotation(endpoint.getBeanType(), Allows.class);
    }
}

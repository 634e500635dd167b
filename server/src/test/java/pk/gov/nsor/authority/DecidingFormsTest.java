package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import pk.gov.nsor.authority.AuthorityTable.Row;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.account.Handovers;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.WhatIsShown;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.policing.correspondence.NewStationMessage;
import pk.gov.nsor.policing.correspondence.StationMessages;
import pk.gov.nsor.policing.supervision.Phones;
import pk.gov.nsor.publicservice.disclosure.cases.AskedRequests;
import pk.gov.nsor.publicservice.disclosure.cases.CaseDetails;
import pk.gov.nsor.publicservice.enquiry.lookup.Lookups;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Pdfs;
import pk.gov.nsor.testing.Prints;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;

/**
 * Every form that decides, over HTTP: somebody has its page open, somebody else changes the thing, and the old form is
 * refused and changes nothing. A form that does not say what it showed is refused, too.
 */
@Tag("walk")
@RegisterTest
class DecidingFormsTest {

    private static final Pattern FORM = Pattern.compile("<form.*?</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<(input|textarea|select)\\b[^>]*>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option\\b[^>]*value=\"([^\"]+)\"");
    private static final Pattern NAMED = Pattern.compile("\\{([^{}:]+)[^{}]*}");

    /** Of the rest the thing is in a state in which its page has no such form; all of them are read as templates. */
    private static final int ON_THEIR_PAGE_AT_LEAST = 50;

    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates");
    private static final Pattern ACTION = Pattern.compile("th:action=\"@\\{(/[^(\"]*?)(?:\\(|}\")");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private final AuthorityTable table = AuthorityTable.read();
    private final Map<Role, WebSession> sessions = new EnumMap<>(Role.class);
    private final Map<Role, Officer> officers = new EnumMap<>(Role.class);
    private final Map<String, String> own = new HashMap<>();

    @Test
    void everyFormThatDecidesIsWalked() {
        assertThat(DecidingForm.all().stream().map(DecidingForm::endpoint))
                .as("forms of DecidingForm.all()")
                .containsExactlyInAnyOrderElementsOf(deciding().keySet());
    }

    @Test
    void everyFormOfATemplateThatDecidesSaysWhatItShowed() throws Exception {
        Set<String> deciding = deciding().keySet().stream()
                .map(endpoint -> shape(endpoint.substring("POST ".length())))
                .collect(Collectors.toSet());
        List<String> found = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        try (Stream<Path> templates = Files.walk(TEMPLATES)) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                FORM.matcher(Files.readString(template))
                        .results()
                        .map(each -> each.group())
                        .forEach(form -> {
                            Matcher action = ACTION.matcher(form);
                            if (action.find() && deciding.contains(shape(action.group(1)))) {
                                found.add(action.group(1));
                                if (!form.contains("form :: actions(")
                                        && !form.contains("form :: shown}")
                                        && !form.contains("name=\"shown\"")) {
                                    silent.add(template + ": " + action.group(1));
                                }
                            }
                        });
            }
        }
        assertThat(found).hasSizeGreaterThan(60);
        assertThat(silent).isEmpty();
    }

    private static String shape(String path) {
        return path.replaceAll("\\{[^{}]*}", "{}");
    }

    @Test
    void anOldPageDecidesNothing() throws Exception {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.values());
        AuthorityThings things = new AuthorityThings(context, subjects, port);
        List<String> wrong = new ArrayList<>();
        int onTheirPage = 0;
        try {
            makeOwn(subjects);
            for (DecidingForm form : DecidingForm.all()) {
                try {
                    walk(form, things).ifPresent(problem -> wrong.add(form.endpoint() + ": " + problem));
                } catch (RuntimeException | AssertionError failed) {
                    wrong.add(form.endpoint() + ": " + failed);
                }
                onTheirPage += isOnPage ? 1 : 0;
            }
        } finally {
            things.end();
        }
        assertThat(wrong).isEmpty();
        assertThat(onTheirPage).isGreaterThanOrEqualTo(ON_THEIR_PAGE_AT_LEAST);
    }

    private boolean isOnPage;

    private Optional<String> walk(DecidingForm form, AuthorityThings things) {
        String path = path(form.endpoint(), form, things);
        String page = path(form.page(), form, things);
        Map<String, String> address = address(form.endpoint().substring(5), path);
        WhatIsShown what = context.getBean(deciding().get(form.endpoint()).value());
        WebSession session = session(form.role());
        HttpResponse<String> opened = session.get(page);
        String html = opened.body();
        String before = what.version(address);
        Map<String, String> fields = new LinkedHashMap<>(filled(html, path));
        isOnPage = fields.containsKey("shown");
        fields.putIfAbsent("shown", before);
        fields.putAll(form.fields());
        Map<String, String> bare = new LinkedHashMap<>(fields);
        bare.remove("shown");
        if (!fields.get("shown").equals(before)) {
            return Optional.of("the page (" + opened.statusCode() + ") has another version than there is");
        }
        HttpResponse<String> omitted = send(session, path, bare, html);
        if (omitted.statusCode() != 409 || !what.version(address).equals(before)) {
            return Optional.of("without what was shown it answers " + omitted.statusCode() + problems(omitted));
        }
        if (!omitted.body().contains("<title>Error: ")) {
            return Optional.of("the title of a page with an error does not begin with it");
        }
        int changed = change(form.change(), address);
        String after = what.version(address);
        if (changed == 0 || after.equals(before)) {
            return Optional.of("nothing was changed, or nothing that the page shows: " + changed);
        }
        long decided = done();
        HttpResponse<String> answer = send(session, path, fields, html);
        if (answer.statusCode() != 409 && answer.statusCode() != 404) {
            return Optional.of("an old page is answered " + answer.statusCode() + problems(answer));
        }
        if (answer.statusCode() == 409 && !answer.body().contains("has changed since you opened it")) {
            return Optional.of("the refusal does not say why");
        }
        return what.version(address).equals(after) && done() == decided
                ? Optional.empty()
                : Optional.of("an old page has changed something");
    }

    private HttpResponse<String> send(WebSession session, String path, Map<String, String> fields, String html) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("submissionId", UUID.randomUUID().toString());
        if (path.contains("/files/")) {
            // From a page that shows nothing of it, so that what is given here is sent, or nothing.
            return session.upload("/disclosure/new", path, all, "file", "fir.pdf", Pdfs.pages(1));
        }
        if (path.endsWith("/fingerprints/new")) {
            return session.upload("/people", path, all, "left_thumb", "thumb.pgm", Prints.pgm(2));
        }
        return session.post(path, all, token(session, html));
    }

    private static String token(WebSession session, String html) {
        Pattern token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
        Matcher onPage = token.matcher(html);
        if (onPage.find()) {
            return onPage.group(1);
        }
        HttpResponse<String> home = session.get("/");
        Matcher elsewhere = token.matcher(home.body());
        assertThat(elsewhere.find())
                .as(
                        "a token at home, which answers %s %s",
                        home.statusCode(), home.headers().firstValue("Location"))
                .isTrue();
        return elsewhere.group(1);
    }

    private long done() {
        return context.getBean(JdbcClient.class)
                .sql("select count(*) from audit.entry where outcome = 'DONE' and action not like '%VIEWED'"
                        + " and action not in ('FORM_RETURNED')")
                .query(Long.class)
                .single();
    }

    private static String problems(HttpResponse<String> answer) {
        Matcher problem = Pattern.compile("<li><a href=\"#[^>]*>([^<]*)</a>").matcher(answer.body());
        return problem.results().map(each -> each.group(1)).toList().toString()
                + answer.headers().firstValue("Location").orElse("");
    }

    /** What a browser would send of the form, with something chosen where nothing is. */
    private static Map<String, String> filled(String html, String path) {
        Map<String, String> fields = new LinkedHashMap<>();
        String form = FORM.matcher(html)
                .results()
                .map(each -> each.group())
                .filter(each -> each.contains("action=\"" + path + "\""))
                .findFirst()
                .orElse("");
        Matcher field = FIELD.matcher(form);
        while (field.find()) {
            String tag = field.group();
            String name = attribute(tag, "name");
            if (name.isEmpty() || name.equals("_csrf") || name.equals("submissionId")) {
                continue;
            }
            String value = attribute(tag, "value");
            switch (field.group(1)) {
                case "select" -> {
                    Matcher option = OPTION.matcher(form.substring(field.end()));
                    if (option.find()) {
                        fields.putIfAbsent(name, option.group(1));
                    }
                }
                case "textarea" -> {
                    // Overridden where it has to say something.
                }
                default -> {
                    if (attribute(tag, "type").equals("radio")) {
                        fields.putIfAbsent(name, value);
                    } else if (!attribute(tag, "type").equals("checkbox")
                            && !attribute(tag, "type").equals("file")) {
                        fields.put(name, value);
                    }
                }
            }
        }
        return fields;
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1).replace("&#39;", "'").replace("&amp;", "&") : "";
    }

    private String path(String endpoint, DecidingForm form, AuthorityThings things) {
        Row row = table.rows().stream()
                .filter(each -> each.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No row for " + endpoint));
        String path = things.path(row, form.role().name(), form.situation());
        String thing = own.get(form.endpoint());
        if (thing == null) {
            return path;
        }
        Map<String, String> address = address(row.path(), path);
        String first = address.keySet().stream().findFirst().map(address::get).orElse("none");
        return path.replace(first, thing);
    }

    private static Map<String, String> address(String pattern, String path) {
        Map<String, String> address = new LinkedHashMap<>();
        String[] names = pattern.split("/", -1);
        String[] values = path.split("[?]", 2)[0].split("/", -1);
        for (int i = 0; i < names.length; i++) {
            Matcher named = NAMED.matcher(names[i]);
            if (named.matches()) {
                address.put(named.group(1), values[i]);
            }
        }
        return address;
    }

    /** What only its own asker or holder can decide about. */
    private void makeOwn(AuthoritySubjects subjects) {
        Officer asker = officer(Role.INVESTIGATING_OFFICER);
        UUID draft = context.getBean(AskedRequests.class)
                .draft(
                        new CaseDetails(
                                "1",
                                2026,
                                List.of(new Section("PPC", "376")),
                                PersonName.latin("Nobody Known"),
                                null,
                                null,
                                "For the walk through all forms"),
                        AuthoritySubjects.HERE,
                        AuthoritySubjects.station(AuthoritySubjects.HERE),
                        asker.signedIn(),
                        asker.actor());
        for (String step : List.of("files/{kind}", "submission", "withdrawal")) {
            own.put("POST /disclosure/{id}/" + step, draft.toString());
        }
        Officer writer = officer(Role.SUPERVISING_OFFICER);
        own.put(
                "POST /station-messages/{stationMessage}/withdrawal",
                context.getBean(StationMessages.class)
                        .ask(
                                subjects.person(Situation.OWN),
                                new NewStationMessage(
                                        AuthoritySubjects.station("multan"), "Was he there on Friday?", null),
                                writer.signedIn(),
                                writer.actor())
                        .toString());
        context.getBean(Phones.class)
                .take(
                        subjects.person(Situation.OWN),
                        MobileNumber.parse("0399 0000007"),
                        TextLanguage.ENGLISH,
                        officer(Role.SUPERVISING_OFFICER).actor());
        UUID subject = new Officers(context.getBean(Accounts.class))
                .with(Role.OVERSIGHT)
                .account()
                .id();
        UUID holder = officer(Role.ADMINISTRATOR).account().id();
        UUID other = officer(Role.NATIONAL_SUPERVISOR).account().id();
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(_ ->
                        context.getBean(Handovers.class).give(subject, "first part", holder, "second part", other));
        own.put("POST /accounts/handovers/{subject}", subject.toString());
    }

    private Officer officer(Role role) {
        session(role);
        return officers.get(role);
    }

    private WebSession session(Role role) {
        return sessions.computeIfAbsent(role, each -> {
            Officer officer =
                    new Officers(context.getBean(Accounts.class)).of(AuthorityWalkTest.jurisdiction(each), each);
            officers.put(each, officer);
            WebSession session = new WebSession(port);
            session.signIn(officer.name(), Officers.PASSWORD);
            return session;
        });
    }

    /** Whom no rule of the tables stops, so that one statement stands for all that can happen to a thing. */
    private int change(String sql, Map<String, String> address) {
        if (sql.equals(DecidingForm.LOOKUP)) {
            context.getBean(Lookups.class)
                    .refuse(
                            PersonId.parse(Objects.requireNonNull(address.get("id"))),
                            "Nothing may be told yet",
                            new Officers(context.getBean(Accounts.class))
                                    .with(Role.REGISTRAR)
                                    .actor());
            return 1;
        }
        DatabaseAccess access =
                TestDatabase.superuserOf(context.getEnvironment().getRequiredProperty("spring.datasource.url"));
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(access.url(), access.user(), access.password(), true);
        try {
            JdbcClient superuser = JdbcClient.create(connection);
            superuser.sql("set session_replication_role = replica").update();
            int changed = superuser.sql(sql).params(address).update();
            // As the triggers would have done, for the tests that follow.
            superuser.sql("""
                            update matching.name_key set scopes = matching.scopes_of(person_id)
                            where scopes <> matching.scopes_of(person_id)
                            """).update();
            return changed;
        } finally {
            connection.destroy();
        }
    }

    private Map<String, Decides> deciding() {
        Map<String, Decides> found = new HashMap<>();
        context.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, method) -> {
                    Decides decides = declared(method);
                    if (decides != null
                            && method.getBeanType().getName().startsWith("pk.gov.nsor.")
                            && info.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
                        info.getPatternValues().forEach(path -> found.put("POST " + path, decides));
                    }
                }));
        return found;
    }

    private static Decides declared(HandlerMethod method) {
        Decides ofMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Decides.class);
        return ofMethod != null || method.hasMethodAnnotation(DecidesNothing.class)
                ? ofMethod
                : method.getBeanType().getAnnotation(Decides.class);
    }
}

package pk.gov.nsor.foundation.shell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.WebSession;

/** Each role finds help about each of its tasks, from the page it is about. */
@RegisterTest
class HelpTest {

    private static final String RECORD = "/people/{id}";
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ur"));

    @LocalServerPort
    private int port;

    @Autowired
    private HelpTopics topics;

    @Autowired
    private MessageSource messages;

    @Autowired
    private Accounts accounts;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping endpoints;

    @ParameterizedTest
    @EnumSource(Role.class)
    void aRoleHasAShortTextAndOneForEachOfItsTasksInBothLanguages(Role role) {
        var reader = new Officers(accounts).with(role).signedIn();
        Stream<String> keys = Stream.concat(
                Stream.of("help.role." + role.name().toLowerCase(Locale.ROOT)),
                topics.of(reader).stream()
                        .flatMap(topic -> Stream.concat(
                                Stream.of("help.of." + topic.key()),
                                topic.terms().stream()
                                        .flatMap(term ->
                                                Stream.of("help.term." + term, "help.term." + term + ".what")))));
        assertThat(keys)
                .allSatisfy(key -> assertThat(LANGUAGES)
                        .allSatisfy(language -> assertThat(messages.getMessage(key, null, null, language))
                                .as(key + " in " + language)
                                .isNotBlank()));
    }

    @Test
    void aPageLeadsToTheHelpAboutItsNarrowestTask() {
        var officer = new Officers(accounts).with(Role.SUPERVISING_OFFICER).signedIn();
        String record = "/people/" + UUID.randomUUID();
        assertThat(topics.about("/", officer)).map(HelpTopics.Topic::key).contains("today");
        assertThat(topics.about("/caseload/outages/new", officer))
                .map(HelpTopics.Topic::key)
                .contains("caseload-outages");
        assertThat(topics.about(record, officer)).map(HelpTopics.Topic::key).contains("record");
        assertThat(topics.about(record + "/appearances/new", officer))
                .map(HelpTopics.Topic::key)
                .contains("appearance");
        assertThat(topics.about("/accounts", officer)).isEmpty();
    }

    /** What is sent from a page of its own; a part of the record's page has the record's help. */
    @Test
    void everyFormOfARecordHasHelpAboutItsTaskForWhoeverMaySendIt() {
        Set<String> pages = paths("GET");
        Set<String> without = new TreeSet<>();
        endpoints.getHandlerMethods().forEach((mapping, method) -> {
            String path = mapping.getPatternValues().iterator().next();
            if (path.startsWith(RECORD + "/") && methods(mapping).contains("POST")) {
                String page = path;
                while (!pages.contains(page)) {
                    page = page.substring(0, page.lastIndexOf('/'));
                }
                if (!page.equals(RECORD)) {
                    for (Role role : roles(method)) {
                        if (!hasItsHelp(page, role)) {
                            without.add(page + " for " + role);
                        }
                    }
                }
            }
        });
        assertThat(pages).contains(RECORD + "/what-if");
        assertThat(hasItsHelp(RECORD + "/what-if", Role.REGISTRAR)).isTrue();
        assertThat(without)
                .as("add their tasks to HelpTopics.OF_RECORDS, and help.of.… in both languages")
                .isEmpty();
    }

    private boolean hasItsHelp(String page, Role role) {
        var reader = new Officers(accounts).with(role).signedIn();
        String address = page.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        return topics.about(address, reader)
                .filter(topic -> !topic.key().equals("record"))
                .isPresent();
    }

    private static Set<Role> roles(HandlerMethod method) {
        Allows ofMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allows.class);
        Allows ofClass = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Allows.class);
        return Set.of(
                Objects.requireNonNull(ofMethod == null ? ofClass : ofMethod).value());
    }

    private Set<String> paths(String verb) {
        return endpoints.getHandlerMethods().keySet().stream()
                .filter(mapping -> methods(mapping).contains(verb))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> methods(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .collect(Collectors.toSet());
    }

    @Test
    void helpAboutAnothersTaskIsNotThere() {
        WebSession officer = new WebSession(port);
        officer.signIn(
                new Officers(accounts).with(Role.SUPERVISING_OFFICER).account().userName(), Officers.PASSWORD);
        assertThat(officer.get("/help").body()).contains("/help/caseload").doesNotContain("/help/accounts");
        assertThat(officer.get("/help/caseload").body()).contains("Alleged breach");
        assertThat(officer.get("/help/accounts").statusCode()).isEqualTo(404);
        for (String none : Set.of("/help/nothing", "/help/..", "/help/CASELOAD")) {
            assertThat(officer.get(none).statusCode()).as(none).isIn(400, 404);
        }
    }
}

package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** What an endpoint may do with a record is what it declares, whichever module and package it is in. */
@RegisterTest
class RecordUseTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private List<RequestMappingInfo> added = List.of();

    /** Pages that somebody adds in a package of their own. */
    static class NewPages {

        @Allows(everybody = true, action = TrailAction.PERSON_VIEWED)
        public ResponseEntity<String> undeclared(@PathVariable String id) {
            return ResponseEntity.ok("undeclared " + id);
        }

        @Allows(everybody = true, action = TrailAction.PERSON_VIEWED, record = RecordUse.READ)
        public ResponseEntity<String> read(@PathVariable String id) {
            return ResponseEntity.ok("read " + id);
        }

        @Allows(everybody = true, action = TrailAction.PERSON_VIEWED, record = RecordUse.WORK)
        public ResponseEntity<String> work(@PathVariable String id) {
            return ResponseEntity.ok("work " + id);
        }

        @Allows(everybody = true, action = TrailAction.PERSON_VIEWED, record = RecordUse.READ)
        public ResponseEntity<String> otherwiseNamed(@PathVariable String person) {
            return ResponseEntity.ok("otherwise named " + person);
        }
    }

    @BeforeEach
    void addPages() {
        added = List.of(
                page("/people/{id}/new-page/undeclared", "undeclared"),
                page("/people/{id}/new-page/read", "read"),
                page("/people/{id}/new-page/work", "work"),
                page("/people/{person}/new-page/otherwise-named", "otherwiseNamed"));
    }

    @AfterEach
    void takePagesAway() {
        added.forEach(requestMappingHandlerMapping::unregisterMapping);
    }

    @Test
    void aPageOfARecordThatDoesNotSayWhatItDoesIsRefusedToEverybody() {
        PersonId person = AuthoritySubjects.in(context, Situation.OWN).person(Situation.OWN);
        for (Role role : List.of(Role.REGISTRAR, Role.SUPERVISING_OFFICER)) {
            WebSession session = session(officer(role));
            var page = session.ask("/people/" + person + "/new-page/undeclared");
            assertThat(page.statusCode()).as(role.name()).isEqualTo(403);
            assertThat(page.body()).doesNotContain("undeclared " + person);
        }
    }

    @Test
    void aNewPageInAnyPackageIsReadByThoseWithAGroundAloneAndEachViewIsOnTheTrail() {
        AuthoritySubjects subjects =
                AuthoritySubjects.in(context, Situation.OWN, Situation.TRANSFER, Situation.FOREIGN);
        Officer officer = officer(Role.SUPERVISING_OFFICER);
        WebSession session = session(officer);
        assertThat(session.ask(address(subjects, Situation.OWN, "read")).body()).startsWith("read ");
        assertThat(session.ask(address(subjects, Situation.TRANSFER, "read")).body())
                .startsWith("read ");
        assertThat(session.ask(address(subjects, Situation.FOREIGN, "read")).statusCode())
                .isEqualTo(404);
        assertThat(session.ask("/people/" + UUID.randomUUID() + "/new-page/read")
                        .statusCode())
                .isEqualTo(404);
        assertThat(session.ask("/people/somebody/new-page/read").statusCode()).isEqualTo(404);
        assertThat(session(officer(Role.AUDITOR))
                        .ask(address(subjects, Situation.OWN, "read"))
                        .statusCode())
                .as("a role that has no ground")
                .isEqualTo(404);
        assertThat(new TrailReader(jdbc).linksOf(officer.account().id()))
                .containsExactlyInAnyOrder("OWN_CASE", "TRANSFER_OFFERED");
    }

    @Test
    void whatIsForWorkIsForThoseWhoseOwnWorkTheRecordIs() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.OWN, Situation.TRANSFER);
        WebSession session = session(officer(Role.SUPERVISING_OFFICER));
        assertThat(session.ask(address(subjects, Situation.OWN, "work")).body()).startsWith("work ");
        assertThat(session.ask(address(subjects, Situation.TRANSFER, "work")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void nothingIsWrittenByWhatDeclaresThatItReads() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.OWN);
        PersonId person = subjects.person(Situation.OWN);
        WebSession session = session(officer(Role.SUPERVISING_OFFICER));
        assertThat(session.submit("/people/" + person, address(subjects, Situation.OWN, "read"), Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(session.submit("/people/" + person, address(subjects, Situation.OWN, "work"), Map.of())
                        .body())
                .startsWith("work ");
    }

    @Test
    void aRecordWhoseIdentifierHasAnotherNameInTheAddressIsNotFound() {
        PersonId person = AuthoritySubjects.in(context, Situation.OWN).person(Situation.OWN);
        assertThat(session(officer(Role.SUPERVISING_OFFICER))
                        .ask("/people/" + person + "/new-page/otherwise-named")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void everyPageOfARecordDeclaresWhatItDoesAndNoOtherPageDoes() {
        takePagesAway();
        List<String> wrong = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(endpoint -> endpoint.getValue().getBeanType().getName().startsWith("pk.gov.nsor."))
                .filter(endpoint -> isOfRecord(endpoint.getKey()) != (use(endpoint.getValue()) != RecordUse.NONE))
                .map(endpoint -> endpoint.getKey() + " " + use(endpoint.getValue()))
                .toList();
        added = List.of();
        assertThat(wrong).isEmpty();
    }

    private static boolean isOfRecord(RequestMappingInfo endpoint) {
        return endpoint.getPatternValues().stream().anyMatch(pattern -> pattern.startsWith("/people/{"));
    }

    private static RecordUse use(HandlerMethod endpoint) {
        Allows onMethod = AnnotatedElementUtils.findMergedAnnotation(endpoint.getMethod(), Allows.class);
        Allows declared = onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(endpoint.getBeanType(), Allows.class);
        return declared == null ? RecordUse.NONE : declared.record();
    }

    private RequestMappingInfo page(String address, String method) {
        RequestMappingInfo info = RequestMappingInfo.paths(address)
                .methods(RequestMethod.GET, RequestMethod.POST)
                .options(requestMappingHandlerMapping.getBuilderConfiguration())
                .build();
        Method handler = Arrays.stream(NewPages.class.getMethods())
                .filter(each -> each.getName().equals(method))
                .findFirst()
                .orElseThrow();
        requestMappingHandlerMapping.registerMapping(info, new NewPages(), handler);
        return info;
    }

    private static String address(AuthoritySubjects subjects, Situation situation, String page) {
        return "/people/" + subjects.person(situation) + "/new-page/" + page;
    }

    private Officer officer(Role role) {
        return new Officers(accounts).of(AuthorityWalkTest.jurisdiction(role), role);
    }

    private WebSession session(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }
}

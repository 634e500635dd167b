package pk.gov.nsor.record.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** A sealed record is there for registrars alone. */
@Tag("walk")
@RegisterTest
class SealedRecordTest {

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Convictions convictions;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private final Cnic cnic = Samples.cnic();
    private Registered sealed;

    @BeforeEach
    void somebodyWasAcquitted() {
        sealed = registration.register(
                Offenders.identity(null),
                cnic,
                List.of(Offenders.address()),
                Offenders.conviction("PPC 376"),
                null,
                Actor.system("test"));
        convictions.quash(
                sealed.person(),
                sealed.conviction(),
                new Quashing(LocalDate.now(clock), Quashing.Reason.ACQUITTED_ON_APPEAL),
                Actor.system("test"));
    }

    @Test
    void noPageOfTheRecordIsThereForAnybodyElse() {
        List<String> pages = pagesOfARecord();
        assertThat(pages).contains("/people/{id}", "/people/{id}/why", "/people/{id}/what-if", "/people/{id}/legal");
        for (Role role : Role.values()) {
            if (role == Role.REGISTRAR) {
                continue;
            }
            WebSession session = signedIn(role);
            assertThat(pages)
                    .allSatisfy(page -> assertThat(session.get(filled(page)).statusCode())
                            .as("%s for %s", page, role)
                            .isIn(403, 404));
        }
        assertThat(signedIn(Role.REGISTRAR).get("/people/" + sealed.person()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSealedRecordAndOneThatIsNotThereAreOneAnswer() {
        WebSession session = signedIn(Role.NATIONAL_SUPERVISOR);
        for (String page : List.of("", "/why", "/what-if", "/legal")) {
            String there = session.get("/people/" + sealed.person() + page).body();
            UUID nobody = UUID.randomUUID();
            String notThere = session.get("/people/" + nobody + page).body();
            assertThat(told(there, sealed.person().toString())).isEqualTo(told(notThere, nobody.toString()));
        }
    }

    @Test
    void noSearchFindsIt() {
        String number = sealed.number().formatted();
        WebSession session = signedIn(Role.NATIONAL_SUPERVISOR);
        for (String query : List.of(number, cnic.formatted())) {
            assertThat(search(session, query)).isEqualTo(200);
            assertThat(search(signedIn(Role.REGISTRAR), query)).isEqualTo(302);
        }
        for (String list : List.of("/", "/people/unconfirmed")) {
            assertThat(session.get(list).body()).doesNotContain(number);
        }
    }

    private static int search(WebSession session, String query) {
        return session.submit("/people", "/people", Map.of("q", query)).statusCode();
    }

    /** Every page that any module has about one record, so that a new one is not forgotten. */
    private List<String> pagesOfARecord() {
        return context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(info -> reads(info.getMethodsCondition().getMethods()))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(pattern -> pattern.startsWith("/people/{id}"))
                .distinct()
                .toList();
    }

    private static boolean reads(Set<RequestMethod> methods) {
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    private String filled(String page) {
        return Arrays.stream(page.replace("{id}", sealed.person().toString())
                        .replace("{conviction}", sealed.conviction().toString())
                        .replace("{kind}", "death")
                        .replace("{fact}", UUID.randomUUID().toString())
                        .split("/"))
                .map(part -> part.startsWith("{") ? "0" : part)
                .collect(Collectors.joining("/"));
    }

    /** Without what differs from answer to answer. */
    private static String told(String page, String person) {
        return page.replace(person, "")
                .replaceAll("[0-9a-f]{16,}|[0-9A-F]{8}", "")
                .replaceAll("value=\"[^\"]*\"", "");
    }

    private WebSession signedIn(Role role) {
        WebSession session = new WebSession(port);
        assertThat(session.signIn(new Officers(accounts).with(role).name(), Officers.PASSWORD)
                        .statusCode())
                .isEqualTo(302);
        return session;
    }
}

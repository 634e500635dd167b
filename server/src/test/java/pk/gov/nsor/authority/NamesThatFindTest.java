package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.policing.supervision.Responsibility;
import pk.gov.nsor.policing.supervision.Stations;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.policing.supervision.whereabouts.Absconders;
import pk.gov.nsor.record.matching.FoundByName;
import pk.gov.nsor.record.matching.MadeUpNames;
import pk.gov.nsor.record.matching.NameQuestion;
import pk.gov.nsor.record.matching.NameSearch;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.Names;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.AccessGrounds;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** A search by name finds whom the reader may read, and of anybody else it says and does what it does of nobody. */
@Tag("walk")
@RegisterTest
class NamesThatFindTest {

    private static final Set<Role> SEARCHING = EnumSet.of(
            Role.REGISTRAR,
            Role.NATIONAL_SUPERVISOR,
            Role.PROVINCIAL_SUPERVISOR,
            Role.DISTRICT_SUPERVISOR,
            Role.SUPERVISING_OFFICER);

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private NameSearch search;

    @Autowired
    private AccessGrounds links;

    @Autowired
    private Stations stations;

    @Autowired
    private Absconders absconders;

    @Autowired
    private Transfers transfers;

    @Autowired
    private Releases releases;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Names names;

    @Autowired
    private People people;

    @Autowired
    private Clock clock;

    private final String word = MadeUpNames.word();

    @Test
    void everyRoleFindsWhomItMayReadAndNobodyElse() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.values());
        Map<Role, Set<Situation>> found = new EnumMap<>(Role.class);
        try {
            call(subjects, Situation.values());
            for (Role role : Role.values()) {
                Officer reader = officer(role);
                if (role == Role.SUPERVISING_OFFICER) {
                    subjects.takeEmergencyAccess(reader, Situation.EMERGENCY_ACCESS);
                }
                found.put(role, found(reader, subjects));
                assertThat(found.get(role)).as("as one by one: %s", role).isEqualTo(readable(reader, subjects));
            }
        } finally {
            subjects.unseal();
        }
        Set<Situation> byDuty =
                EnumSet.of(Situation.OWN, Situation.TRANSFER, Situation.TRAVEL, Situation.UNKNOWN, Situation.RELEASE);
        assertThat(found.get(Role.REGISTRAR)).isEqualTo(EnumSet.allOf(Situation.class));
        assertThat(found.get(Role.NATIONAL_SUPERVISOR)).isEqualTo(EnumSet.complementOf(EnumSet.of(Situation.SEALED)));
        assertThat(found.get(Role.PROVINCIAL_SUPERVISOR)).isEqualTo(byDuty);
        assertThat(found.get(Role.DISTRICT_SUPERVISOR)).isEqualTo(byDuty);
        byDuty.add(Situation.EMERGENCY_ACCESS);
        assertThat(found.get(Role.SUPERVISING_OFFICER)).isEqualTo(byDuty);
        for (Role role : Role.values()) {
            if (!SEARCHING.contains(role)) {
                assertThat(found.get(role)).as(role.name()).isEmpty();
            }
        }
    }

    /** None of these changes a name. */
    @Test
    void whoeverBecomesTheirsIsFoundAtOnceAndWhoeverIsNoMoreIsNot() {
        AuthoritySubjects subjects = AuthoritySubjects.in(
                context, Situation.OWN, Situation.FOREIGN, Situation.TRANSFER, Situation.UNKNOWN, Situation.RELEASE);
        call(subjects, Situation.OWN, Situation.FOREIGN, Situation.TRANSFER, Situation.UNKNOWN, Situation.RELEASE);
        Officer here = officer(Role.SUPERVISING_OFFICER);
        Officer there =
                new Officers(accounts).of(new OfDistrict(AuthoritySubjects.ELSEWHERE), Role.SUPERVISING_OFFICER);
        assertThat(found(here, subjects))
                .containsExactly(Situation.OWN, Situation.TRANSFER, Situation.UNKNOWN, Situation.RELEASE);

        transaction.executeWithoutResult(status -> {
            handOver(subjects, Situation.OWN, AuthoritySubjects.ELSEWHERE);
            handOver(subjects, Situation.FOREIGN, AuthoritySubjects.HERE);
            people.lock(subjects.person(Situation.UNKNOWN));
            absconders.seen(subjects.person(Situation.UNKNOWN), LocalDate.now(clock), here.actor());
        });
        transfers.withdraw(
                UUID.fromString(subjects.variables(Situation.TRANSFER).get("transfer")), "Stays", here.actor());
        releases.callOff(subjects.person(Situation.RELEASE), here.actor());
        assertThat(found(here, subjects)).containsExactly(Situation.FOREIGN).isEqualTo(readable(here, subjects));
        assertThat(found(there, subjects))
                .as("of somebody in custody the station that answered last")
                .containsExactly(Situation.OWN, Situation.TRANSFER, Situation.UNKNOWN, Situation.RELEASE)
                .isEqualTo(readable(there, subjects));

        transaction.executeWithoutResult(status -> {
            handOver(subjects, Situation.OWN, AuthoritySubjects.HERE);
            status.setRollbackOnly();
        });
        assertThat(found(here, subjects)).containsExactly(Situation.FOREIGN);
    }

    @Test
    void whoIsNotTheirsTakesNoPlaceInTheListAndIsNotCounted() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.OWN);
        call(subjects, Situation.OWN);
        for (int each = 0; each <= NameSearch.MOST; each++) {
            var _ = people.register(
                    new Identity(PersonName.latin("Akbar " + word), null, Sex.MALE, null, "PK", List.of()),
                    null,
                    List.of(),
                    null,
                    Actor.system("test"));
        }
        NameQuestion question = new NameQuestion("Akbar " + word, null, null, null);
        assertThat(search.find(officer(Role.REGISTRAR).signedIn(), question).isMore())
                .isTrue();
        NameSearch.Answer own = search.find(officer(Role.SUPERVISING_OFFICER).signedIn(), question);
        assertThat(own.people()).extracting(FoundByName::person).containsExactly(subjects.person(Situation.OWN));
        assertThat(own.isMore()).isFalse();
    }

    @Test
    void somebodyElsesNameAndNobodysAreOneAnswerAfterTheSameStatements() {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.FOREIGN, Situation.SEALED);
        try (SqlSeen sql = new SqlSeen()) {
            call(subjects, Situation.FOREIGN, Situation.SEALED);
            String nobodys = MadeUpNames.word();
            String nobodysNumber = Samples.cnic().formatted();
            String cnic = people.get(subjects.person(Situation.FOREIGN))
                    .cnics()
                    .getFirst()
                    .cnic()
                    .formatted();
            String withSlip = cnic.substring(0, cnic.length() - 1) + (cnic.endsWith("7") ? "8" : "7");
            for (Role role : List.of(Role.SUPERVISING_OFFICER, Role.PROVINCIAL_SUPERVISOR)) {
                WebSession session = session(role);
                List<String> _ = seen(session, sql, nobodys);
                List<String> _ = seen(session, sql, nobodysNumber);
                assertThat(seen(session, sql, word)).hasSizeGreaterThan(8).isEqualTo(seen(session, sql, nobodys));
                assertThat(seen(session, sql, cnic)).hasSizeGreaterThan(3).isEqualTo(seen(session, sql, nobodysNumber));
                assertThat(seen(session, sql, withSlip))
                        .as("a slip of somebody else's number")
                        .isEqualTo(seen(session, sql, nobodysNumber));
            }
        } finally {
            subjects.unseal();
        }
    }

    /** The statements of a search, and what it says. */
    private static List<String> seen(WebSession session, SqlSeen sql, String query) {
        HttpResponse<String> _ = session.get("/people");
        sql.taken();
        HttpResponse<String> answer = session.submit("/people", "/people", Map.of("q", query));
        List<String> seen = new ArrayList<>(sql.taken());
        assertThat(answer.statusCode()).isEqualTo(200);
        seen.add(answer.body()
                .replace(query, "QUERY")
                .replaceAll("name=\"_csrf\"([^>]*)value=\"[^\"]+\"", "name=\"_csrf\"$1")
                .replaceAll("(<bdi class=\"number\">)[0-9A-F]{8}(</bdi>)", "$1$2"));
        return seen;
    }

    private void handOver(AuthoritySubjects subjects, Situation situation, String district) {
        people.lock(subjects.person(situation));
        stations.handOver(
                subjects.person(situation),
                AuthoritySubjects.station(district),
                Responsibility.Reason.TRANSFER,
                Actor.system("test"));
    }

    private void call(AuthoritySubjects subjects, Situation... situations) {
        for (Situation situation : situations) {
            long _ = names.change(
                    subjects.person(situation),
                    PersonName.latin("Akbar " + word),
                    LocalDate.now(clock),
                    Actor.system("test"));
        }
    }

    private Set<Situation> found(Officer reader, AuthoritySubjects subjects) {
        Set<Situation> found = EnumSet.noneOf(Situation.class);
        NameSearch.Answer answer = search.find(reader.signedIn(), new NameQuestion("Akbar " + word, null, null, null));
        for (Situation situation : subjects.situations()) {
            if (answer.people().stream().anyMatch(one -> one.person().equals(subjects.person(situation)))) {
                found.add(situation);
            }
        }
        assertThat(answer.people()).hasSameSizeAs(found);
        return found;
    }

    private Set<Situation> readable(Officer reader, AuthoritySubjects subjects) {
        Set<Situation> readable = EnumSet.noneOf(Situation.class);
        for (Situation situation : subjects.situations()) {
            if (!links.of(reader.signedIn(), subjects.person(situation)).isEmpty()) {
                readable.add(situation);
            }
        }
        return readable;
    }

    private Officer officer(Role role) {
        return new Officers(accounts).of(AuthorityWalkTest.jurisdiction(role), role);
    }

    private WebSession session(Role role) {
        WebSession session = new WebSession(port);
        session.signIn(officer(role).name(), Officers.PASSWORD);
        return session;
    }
}

package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.TodaySource;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** Whom the page of today shows, its entry names: who has looked at a record is asked by the record. */
@Tag("walk")
@RegisterTest
class TodayEntryTest {

    private static final Pattern NUMBER = Pattern.compile("R-\\d{3}-\\d{3}-\\d{4}");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private MergedRecords merged;

    @Autowired
    private List<TodaySource> sources;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyRowNamesTheRecordsWhoseNumbersStandInItAndThePagesEntryNamesThemAll() throws Exception {
        AuthoritySubjects subjects = AuthoritySubjects.in(context, Situation.values());
        AuthorityThings things = new AuthorityThings(context, subjects, port);
        things.askWhetherTwoAreOne();
        things.hold(things.joined().value(), 1);
        List<String> unnamed = new ArrayList<>();
        Set<String> lists = new TreeSet<>();
        try {
            for (Role role : Role.values()) {
                Officer reader = new Officers(accounts).of(AuthorityWalkTest.jurisdiction(role), role);
                WebSession session = new WebSession(port);
                session.signIn(reader.name(), Officers.PASSWORD);
                String page = session.get("/").body();
                for (TodaySource source : sources) {
                    for (TodaySource.Section section : source.sectionsFor(reader.signedIn())) {
                        String list = section.content().titleKey();
                        for (TodayList.Row row : section.content().rows()) {
                            for (UUID person : shown(row)) {
                                lists.add(list);
                                if (row.people().stream()
                                        .noneMatch(named -> leading(named).equals(person))) {
                                    unnamed.add(list + " does not name " + row);
                                }
                            }
                        }
                    }
                }
                peopleIn(page).stream()
                        .filter(person -> merged.records(new PersonId(person)).stream()
                                .noneMatch(record -> new TrailReader(jdbc)
                                        .isNamed(
                                                reader.account().id(), TrailAction.HOME_VIEWED, false, record.value())))
                        .forEach(person -> unnamed.add("the entry of " + role + " does not name " + person));
            }
        } finally {
            things.end();
        }
        assertThat(unnamed).isEmpty();
        assertThat(lists)
                .contains(
                        "approval.today.title",
                        "duplicate.title",
                        "life-sign.title",
                        "notices.list.visits",
                        "removal.title",
                        "retention.ending");
    }

    private List<UUID> shown(TodayList.Row row) {
        return peopleIn(row.text() + " " + row.detail());
    }

    private UUID leading(UUID person) {
        return merged.leading(new PersonId(person)).value();
    }

    /** The leading records of the numbers: who has looked at one of joined records has looked at the person. */
    private List<UUID> peopleIn(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(found -> people.withNumber(RegisterNumber.parse(found.group())))
                .map(person -> person.orElseThrow().value())
                .distinct()
                .toList();
    }
}

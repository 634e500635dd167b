package pk.gov.nsor.accountability.accessreview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;

/** The review of a day counts whom lists, searches and files named, and not only records that were opened. */
@RegisterTest
class NamedReviewTest {

    private static final LocalDate DAY = LocalDate.of(2034, 5, 16);

    @Autowired
    private DayReview review;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private JdbcOperations statements;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aFileCountsAsLooksAndListsByThemselvesAndTheHitsOfASearchForASharedName() {
        String surname =
                "Vx" + UUID.randomUUID().toString().replaceAll("[^a-f]", "x").substring(0, 12);
        UUID relative = person(surname);
        UUID taker = officer("Taker").id();
        UUID lister = officer("Lister").id();
        UUID ordinary = officer("Ordinary").id();
        UUID own = officer("Own").id();
        UUID cousin = officer("Imran " + surname).id();
        for (int back = 6; back > 0; back--) {
            LocalDate day = DAY.minusDays(back);
            RecordedViews views = new RecordedViews(statements);
            for (UUID officer : List.of(taker, lister, ordinary, own, cousin)) {
                views.views(officer, 5, AccessGround.OWN_CASE, day, 11);
            }
            views.write();
            review.goThrough(day);
        }
        named(taker, "CASELOAD_VIEWED", AccessGround.OWN_CASE, true, some(185));
        named(lister, "PERSON_SEARCHED", null, false, some(150));
        named(lister, "CASELOAD_VIEWED", AccessGround.WHEREABOUTS_UNKNOWN, false, some(150));
        named(ordinary, "PERSON_SEARCHED", null, false, some(299));
        named(own, "CASELOAD_VIEWED", AccessGround.OWN_CASE, false, some(900));
        named(cousin, "PERSON_SEARCHED", null, false, List.of(relative));
        review.goThrough(DAY);

        assertThat(rules(taker)).containsExactly("VOLUME");
        assertThat(rules(lister)).contains("LISTED").doesNotContain("VOLUME");
        assertThat(rules(ordinary)).doesNotContain("LISTED", "VOLUME");
        assertThat(rules(own)).isEmpty();
        assertThat(rules(cousin)).contains("SURNAME");
        assertThat(jdbc.sql("""
                        select count(*) from accessreview.alert f join accessreview.alert_entry e on e.alert_id = f.id
                        where f.officer_id in (?, ?, ?)
                        """)
                        .params(taker, lister, cousin)
                        .query(Integer.class)
                        .single())
                .as("the answers behind the alerts")
                .isGreaterThanOrEqualTo(4);
    }

    private void named(UUID officer, String action, @Nullable AccessGround link, boolean isTaken, List<UUID> named) {
        long entry = jdbc.sql("""
                        insert into audit.entry (occurred_at, actor_kind, actor_id, origin, action, outcome, purpose, link)
                        values (?, 'OFFICER', ?, '192.0.2.7', ?, 'DONE', 'SUPERVISION', ?) returning id
                        """)
                .param(DAY.atTime(LocalTime.NOON).atZone(Day.ZONE).toOffsetDateTime())
                .param(officer)
                .param(action)
                .param(link == null ? null : link.name())
                .query(Long.class)
                .single();
        jdbc.sql("insert into audit.named (entry_id, part, taken, people) values (?, 0, ?, ?)")
                .params(entry, isTaken, named.toArray(UUID[]::new))
                .update();
    }

    private List<String> rules(UUID officer) {
        return jdbc.sql("select rule from accessreview.alert where officer_id = ?")
                .param(officer)
                .query(String.class)
                .list();
    }

    private static List<UUID> some(int people) {
        return Stream.generate(UUID::randomUUID).limit(people).toList();
    }

    private Account officer(String name) {
        return accounts.create(
                new NewAccount(
                        "named." + UUID.randomUUID().toString().substring(0, 12),
                        name,
                        Set.of(Role.DISTRICT_SUPERVISOR),
                        "NPB",
                        new OfDistrict("lahore")),
                Officers.PASSWORD,
                Actor.system("test"));
    }

    private UUID person(String surname) {
        return people.register(
                        new Identity(
                                PersonName.latin("Kashif " + surname),
                                PersonName.latin("Bashir " + surname),
                                Sex.MALE,
                                null,
                                "PK",
                                List.of()),
                        null,
                        List.of(),
                        null,
                        Actor.system("test"))
                .value();
    }
}

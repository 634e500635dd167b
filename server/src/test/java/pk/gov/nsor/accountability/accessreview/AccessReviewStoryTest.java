package pk.gov.nsor.accountability.accessreview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.accountability.accessreview.rule.Rule;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;

/**
 * Six weeks of three dozen officers at ordinary work, and among them those for whom all of this is: one who sells, one who
 * views up a relative, one who breaks the emergencyAccesses, one who tries numbers, a crowd round one record, one who keeps coming back;
 * and one who works at night. docs/decisions/0024 has the rate of false alerts that it shows.
 */
@Tag("walk")
@RegisterTest
class AccessReviewStoryTest {

    private static final LocalDate FIRST = LocalDate.of(2031, 3, 3);
    private static final int DAYS = 42;
    private static final List<String> DISTRICTS = List.of("lahore", "multan", "faisalabad", "rawalpindi", "sahiwal");

    @Autowired
    private DayReview review;

    @Autowired
    private AccessAlerts accessAlerts;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private JdbcOperations statements;

    @Autowired
    private JdbcClient jdbc;

    private final Random random = new Random(20261125);
    private final Random searching = new Random(20261126);
    private final Set<UUID> ordinary = new HashSet<>();

    @Test
    void thoseWhoSellLookUpAndPryAreFoundAndOrdinaryWorkSeldomIs() {
        Officers officers = new Officers(accounts);
        List<Worker> workers = workers(officers);
        workers.forEach(worker -> ordinary.add(worker.officer().account().id()));
        Officer seller = officers.with(Role.REGISTRAR);
        workers.add(new Worker(seller, 18, AccessGround.NATIONAL_DUTY, 0.85, List.of()));
        Officer emergencyAccesses = ofLahore(officers);
        Officer prober = ofLahore(officers);
        Officer night = ofLahore(officers);
        Officer fisher = ofLahore(officers);
        Officer scraper = ofLahore(officers);
        String surname = "Zq" + letters();
        Account cousin = accounts.create(
                new NewAccount(
                        "cousin." + letters(),
                        "Imran " + surname,
                        Set.of(Role.SUPERVISING_OFFICER),
                        "NPB",
                        new OfDistrict("lahore")),
                Officers.PASSWORD,
                Actor.system("test"));
        UUID relative = person(surname);
        UUID famous = UUID.randomUUID();
        UUID haunted = UUID.randomUUID();
        List<UUID> nightCases = new ArrayList<>(cases(30));

        for (int each = 0; each < DAYS; each++) {
            LocalDate day = FIRST.plusDays(each);
            RecordedViews views = new RecordedViews(statements);
            workers.forEach(worker -> ordinaryDay(worker, day, views));
            Collections.shuffle(nightCases, random);
            nightCases
                    .subList(0, 6)
                    .forEach(record -> views.look(night.account().id(), record, AccessGround.OWN_CASE, day, 23)
                            .work(night.account().id(), record, day, 23));
            if (each == 35) {
                views.views(seller.account().id(), 40, AccessGround.NATIONAL_DUTY, day, 23);
                views.look(cousin.id(), relative, AccessGround.OWN_CASE, day, 11);
                views.views(emergencyAccesses.account().id(), 2, AccessGround.EMERGENCY_ACCESS_TAKEN, day, 15);
                for (int refused = 0; refused < 20; refused++) {
                    views.refusal(prober.account().id(), day, 12);
                }
                workers.stream()
                        .limit(8)
                        .forEach(worker -> views.look(
                                worker.officer().account().id(), famous, AccessGround.WHEREABOUTS_UNKNOWN, day, 10));
            }
            if (each == 35) {
                // Asks who is on the register, and opens nobody; and somebody who searches as fast as a program.
                for (int asked = 0; asked < 30; asked++) {
                    views.search(fisher.account().id(), day, 9 + asked % 8);
                }
                for (int asked = 0; asked < 40; asked++) {
                    views.search(scraper.account().id(), day, 10)
                            .look(scraper.account().id(), haunted, AccessGround.OWN_CASE, day, 10);
                }
            }
            if (each == 36) {
                views.views(emergencyAccesses.account().id(), 2, AccessGround.EMERGENCY_ACCESS_TAKEN, day, 15);
            }
            if (each >= 30 && each < 35) {
                views.look(cousin.id(), haunted, AccessGround.OWN_CASE, day, 12);
            }
            views.write();
            review.goThrough(day);
            if (each == 3) {
                explain(night);
            }
        }

        assertThat(of(seller.account().id())).contains(Rule.UNLINKED, Rule.OFF_HOURS);
        assertThat(of(cousin.id())).containsExactlyInAnyOrder(Rule.SURNAME, Rule.REPEATS);
        assertThat(of(emergencyAccesses.account().id())).containsExactly(Rule.EMERGENCY_ACCESS);
        assertThat(of(prober.account().id())).containsExactly(Rule.REFUSALS);
        assertThat(of(fisher.account().id())).containsExactly(Rule.FRUITLESS);
        assertThat(of(scraper.account().id())).containsExactly(Rule.SEARCHES);
        assertThat(rules("subject_id = ?", famous)).containsExactly(Rule.CROWD);
        assertThat(of(night.account().id())).as("one, and quiet since").containsExactly(Rule.OFF_HOURS);
        assertThat(jdbc.sql("select days || ' ' || quiet_days from accessreview.alert where officer_id = ?")
                        .param(night.account().id())
                        .query(String.class)
                        .single())
                .isEqualTo("4 38");

        long found = ordinary.stream().mapToLong(officer -> of(officer).size()).sum();
        Long days = jdbc.sql("select count(*) from accessreview.officer_day where officer_id = any (?) and day >= ?")
                .params(ordinary.toArray(UUID[]::new), FIRST)
                .query(Long.class)
                .single();
        System.out.printf("False alerts: %d in %d officer-days: %s%n", found, days, byRule());
        assertThat(days).isGreaterThan(1_000);
        assertThat(found).as("false alerts, in %s days of officers", days).isLessThanOrEqualTo(8);
    }

    /** An officer at ordinary work: how many records a day, by what link, and on how many of them they work. */
    private record Worker(Officer officer, int records, AccessGround link, double works, List<UUID> cases) {}

    private List<Worker> workers(Officers officers) {
        List<Worker> workers = new ArrayList<>();
        for (String district : DISTRICTS) {
            for (int each = 0; each < 5; each++) {
                workers.add(new Worker(
                        officers.of(new OfDistrict(district), Role.SUPERVISING_OFFICER),
                        6 + random.nextInt(6),
                        AccessGround.OWN_CASE,
                        0.6,
                        cases(60)));
            }
            workers.add(new Worker(
                    officers.of(new OfDistrict(district), Role.DISTRICT_SUPERVISOR),
                    8,
                    AccessGround.OWN_CASE,
                    0.4,
                    cases(150)));
        }
        for (int each = 0; each < 4; each++) {
            workers.add(new Worker(officers.with(Role.REGISTRAR), 18, AccessGround.NATIONAL_DUTY, 0.85, List.of()));
        }
        for (int each = 0; each < 2; each++) {
            workers.add(
                    new Worker(officers.with(Role.NATIONAL_SUPERVISOR), 4, AccessGround.NATIONAL_DUTY, 0.2, List.of()));
        }
        return workers;
    }

    private void ordinaryDay(Worker worker, LocalDate day, RecordedViews views) {
        boolean isOffice = worker.link() == AccessGround.NATIONAL_DUTY;
        boolean isSunday = day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (isSunday && (isOffice || random.nextInt(3) > 0)) {
            return;
        }
        UUID officer = worker.officer().account().id();
        // The end of a month is twice as busy.
        int records = poisson(day.getDayOfMonth() >= 30 ? 2 * worker.records() : worker.records());
        for (int each = 0; each < records; each++) {
            UUID record = worker.cases().isEmpty()
                    ? UUID.randomUUID()
                    : worker.cases().get(random.nextInt(worker.cases().size()));
            int hour = random.nextInt(100) < 4 ? 20 + random.nextInt(4) : 8 + random.nextInt(10);
            for (int searches = searches(); searches > 0; searches--) {
                views.search(officer, day, hour);
            }
            views.look(officer, record, worker.link(), day, hour);
            if (random.nextDouble() < worker.works()) {
                views.work(officer, record, day, hour);
            }
        }
        if (!isOffice) {
            views.views(officer, poisson(0.5), AccessGround.TRANSFER_OFFERED, day, 11);
        }
        for (int refused = poisson(0.4); refused > 0; refused--) {
            views.refusal(officer, day, 12);
        }
    }

    /** Half the records are opened from the caseload, most others by the first search. */
    private int searches() {
        return searching.nextInt(2) * (1 + searching.nextInt(2));
    }

    private void explain(Officer night) {
        Officer supervisor = new Officers(accounts).of(new OfDistrict("lahore"), Role.DISTRICT_SUPERVISOR);
        UUID id = jdbc.sql("select id from accessreview.alert where officer_id = ?")
                .param(night.account().id())
                .query(UUID.class)
                .single();
        accessAlerts.dispose(
                id, StepKind.EXPLAINED, "Works the night desk", 90, supervisor.signedIn(), supervisor.actor());
        // The story's days are years ahead of the clock, and so is the day until which this holds.
        jdbc.sql("update accessreview.alert set quiet_until = ? where id = ?")
                .params(FIRST.plusDays(90), id)
                .update();
    }

    private List<Rule> of(UUID officer) {
        return rules("officer_id = ?", officer);
    }

    private List<Rule> rules(String about, UUID id) {
        return jdbc.sql("select rule from accessreview.alert where " + about)
                .param(id)
                .query(Rule.class)
                .list();
    }

    private Map<Object, Long> byRule() {
        return ordinary.stream()
                .flatMap(officer -> of(officer).stream())
                .collect(java.util.stream.Collectors.groupingBy(rule -> rule, java.util.stream.Collectors.counting()));
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

    private Officer ofLahore(Officers officers) {
        return officers.of(new OfDistrict("lahore"), Role.SUPERVISING_OFFICER);
    }

    private static List<UUID> cases(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    private String letters() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "x").substring(0, 12);
    }

    /** Knuth's way; small means only. */
    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}

package pk.gov.nsor.startup.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.Nsor;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.publicservice.release.AreaRelease;
import pk.gov.nsor.publicservice.release.CnicRelease;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.TestClock;

@Tag("walk")
@SpringBootTest(
        classes = {Nsor.class, TestClock.Configuration.class, DemoDataTest.KilledStart.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DemoDatabase.class)
@DirtiesContext // its database is of no use to other tests
class DemoDataTest {

    /** Before the start that all tests look at, one that was killed while it loaded: loading takes long enough to do it once. */
    @TestConfiguration(proxyBeanMethods = false)
    static class KilledStart {

        static @Nullable String failure;
        static long people;

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        ApplicationRunner killedStart(DemoAccounts accounts, DemoLoading loading, JdbcClient jdbc) {
            return arguments -> {
                List<Actor> registrars = accounts.ensure();
                try {
                    loading.load(registrars.getFirst(), registrars.getLast(), person -> {
                        if (person == 260) {
                            throw new IllegalStateException("killed");
                        }
                    });
                } catch (IllegalStateException killed) {
                    failure = killed.getMessage();
                }
                people = jdbc.sql("select count(*) from register.person")
                        .query(Long.class)
                        .single();
            };
        }
    }

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DemoStart start;

    @Autowired
    DemoAccounts accounts;

    @Autowired
    DemoLoading loading;

    @Autowired
    DemoWelcome welcome;

    @Autowired
    ClientCredentials credentials;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    People people;

    @Autowired
    CnicRelease release;

    @Autowired
    AreaRelease areas;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    Districts districts;

    @Autowired
    Courts courts;

    @Autowired
    PoliceStations stations;

    @Autowired
    Clock clock;

    @Test
    void aStartLoadsFiveHundredPeopleAndTheNextNone() {
        assertThat(count("register.person")).isEqualTo(500);
        awaitReferrals();
        long convictions = count("conviction.conviction");
        long trail = count("audit.entry");
        start.run(new DefaultApplicationArguments());
        assertThat(count("register.person")).isEqualTo(500);
        assertThat(count("conviction.conviction")).isEqualTo(convictions);
        assertThat(count("audit.entry")).isEqualTo(trail);
        assertThat(count("notices.announcement")).isEqualTo(1);
        assertThat(count("concerns.concern")).isEqualTo(3);
        assertThat(count("access.account")).isEqualTo(accounts.logins().size());
    }

    @Test
    void theChannelsAreOpenByMadeUpOrdersOfTwoPeople() {
        awaitReferrals();
        assertThat(jdbc.sql(
                                "select audience || ', ' || channel || ', ' || rests_on from exchange.subscriber order by 1")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "change-of-whereabouts, PULL, " + DemoOrders.ORDER,
                        "household-with-child, PULL, " + DemoOrders.ORDER,
                        "supervision, PULL, " + DemoOrders.ORDER);
        assertThat(count("exchange.event")).isGreaterThan(10);
        assertThat(count("referrals.referral where state = 'OPEN' and district_code = 'lahore'"))
                .isEqualTo(3);
    }

    /** Until what the start has noted is looked at, and told. */
    private void awaitReferrals() {
        await().until(() -> jdbc.sql("""
                                select not exists (select from outbox.message) and not exists (select from referrals.due)
                                    and not exists (select from exchange.subscriber where filled_at is null)
                                    and exists (select from referrals.referral)
                                """).query(Boolean.class).single());
    }

    @Test
    void everyCnicBeginsWithNine() {
        List<Long> cnics = jdbc.sql("select cnic from register.person_cnic")
                .query(Long.class)
                .list();
        assertThat(cnics).hasSizeGreaterThan(440);
        assertThat(cnics)
                .allSatisfy(cnic -> assertThat(new Cnic(cnic).isSynthetic()).isTrue());
    }

    @Test
    void loadingThatFailsHalfWayIsCompletedByTheNextStart() {
        assertThat(KilledStart.failure).isEqualTo("killed");
        assertThat(KilledStart.people).isEqualTo(250);
        assertThat(count("register.person")).isEqualTo(500);
        assertThat(count("demo.batch")).isEqualTo(10);
    }

    @Test
    void aboutSixInSevenIdentitiesAreConfirmedEachByASecondRegistrar() {
        assertThat(count("register.person_cnic where status = 'CONFIRMED'")).isBetween(400L, 450L);
        assertThat(count("register.person_cnic c join register.identity_examination e on e.person_cnic_id = c.id"
                        + " where e.examined_by = c.entered_by"))
                .isZero();
        assertThat(jdbc.sql("select distinct entered_by from register.person_cnic")
                        .query(String.class)
                        .list())
                .hasSize(2);
    }

    @Test
    void thereAreAFewOfEveryKindOfCase() {
        assertThat(count("conviction.quashing")).isBetween(5L, 30L);
        assertThat(count("registration.standing where juvenile")).isBetween(5L, 30L);
        assertThat(count("register.person where nationality <> 'PK'")).isBetween(5L, 30L);
        assertThat(count("register.person where sex <> 'MALE'")).isBetween(5L, 40L);
        assertThat(count("(select distinct person_id from register.address where until_day is not null) moved"))
                .isBetween(100L, 400L);
        assertThat(count("conviction.conviction")).isBetween(520L, 600L);
        assertThat(count("registration.standing where first_day is null and not was_registrable"))
                .isZero();
    }

    @Test
    void theCnicsToTryAnswerAsTheNoticeSays() {
        Set<Cnic> told = transaction.execute(status -> release.today(
                        Set.of(DemoOffenders.ON_THE_REGISTER, DemoOffenders.UNCONFIRMED, DemoOffenders.NOBODYS))
                .onRegister());
        assertThat(told).containsExactly(DemoOffenders.ON_THE_REGISTER);
        assertThat(people.withCnic(DemoOffenders.UNCONFIRMED)).isPresent();
        assertThat(people.withCnic(DemoOffenders.NOBODYS)).isEmpty();
        var known = people.get(people.withCnic(DemoOffenders.ON_THE_REGISTER).orElseThrow());
        assertThat(known.identity().name().latin()).isEqualTo("Akbar Ali Nadeem");
        assertThat(known.identity().name().urdu()).isEqualTo("اکبر علی ندیم");
    }

    @Test
    void theOfficerOfLahoreFindsANoticeInEachStateAndEachKindOfWork() {
        assertThat(jdbc.sql("select distinct state from notices.notice")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("ANNOUNCED", "RECEIVED", "VERIFYING", "ACCEPTED", "REFUSED", "WITHDRAWN");
        assertThat(jdbc.sql("select kind from notices.task where outcome is null")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "RETURN_OVERDUE", "UNNOTIFIED_DEPARTURE", "HOTEL_ELSEWHERE", "OTHER_ADDRESS");
        assertThat(count("notices.announcement where closed_at is null")).isEqualTo(1);
        assertThat(count("notices.notice where is_late")).isEqualTo(1);
        assertThat(count("register.former_name")).isEqualTo(1);
        assertThat(jdbc.sql("""
                                select distinct s.district_code from notices.task t
                                join supervision.responsibility r on r.person_id = t.person_id and r.until_day is null
                                join reference.police_station s on s.code = r.station_code
                                """).query(String.class).list()).containsExactly("lahore");
    }

    @Test
    void eachSystemHasItsFeed() {
        assertThat(accounts.police().feed()).isEqualTo(Feed.POLICE);
        assertThat(accounts.nadra().feed()).isEqualTo(Feed.NADRA);
        assertThat(accounts.immigration().feed()).isEqualTo(Feed.IMMIGRATION);
        assertThat(accounts.vault().feed()).isEqualTo(Feed.SURVIVORS_VAULT);
        assertThat(welcome.text())
                .contains(
                        accounts.secret(DemoAccounts.POLICE),
                        accounts.secret(DemoAccounts.NADRA),
                        accounts.secret(DemoAccounts.VAULT));
        assertThat(DemoDatabase.DATABASE.data().resolve("secrets").resolve("demo-survivors-vault.password"))
                .hasContent(accounts.secret(DemoAccounts.VAULT));
    }

    @Test
    void areasAreReleasedBeforeItIsSaidToBeReady() {
        AreaRelease.Released told = transaction.execute(status -> areas.latest(Set.of("lahore", "karachi-east")));
        assertThat(told.bands()).containsOnlyKeys("lahore", "karachi-east");
    }

    @Test
    void theSameSeedAndDayMakeTheSamePeopleAndAnotherSeedOthers() {
        LocalDate day = LocalDate.of(2026, 11, 25);
        DemoOffenders first = new DemoOffenders(7, day, districts, courts, stations);
        DemoOffenders again = new DemoOffenders(7, day, districts, courts, stations);
        DemoOffenders other = new DemoOffenders(8, day, districts, courts, stations);
        for (int index = 0; index < 500; index++) {
            assertThat(again.offender(index)).isEqualTo(first.offender(index));
        }
        assertThat(other.offender(42)).isNotEqualTo(first.offender(42));
    }

    @Test
    void anySeedMakesPeopleThatTheRegisterTakes() {
        LocalDate day = LocalDate.now(clock);
        for (long seed = 0; seed < 20; seed++) {
            DemoOffenders offenders = new DemoOffenders(seed, day, districts, courts, stations);
            List<DemoOffender> all =
                    IntStream.range(0, 730).mapToObj(offenders::offender).toList();
            assertThat(all.stream().map(DemoOffender::cnic).filter(java.util.Objects::nonNull))
                    .doesNotHaveDuplicates()
                    .doesNotContain(DemoOffenders.NOBODYS, Cnic.parse("93520-3334999-1"))
                    .allMatch(Cnic::isSynthetic);
            assertThat(all).allSatisfy(offender -> {
                assertThat(offender.judgments())
                        .allMatch(judgment -> !judgment.judgmentOn().isAfter(day)
                                && !judgment.judgmentOn().isBefore(LocalDate.of(2021, 12, 1)));
                if (offender.identity().bornOn() != null) {
                    assertThat(offender.identity().bornOn())
                            .isBefore(offender.judgments().getFirst().offenceOn());
                }
                assertThat(offender.addresses())
                        .allMatch(address -> !address.from().isAfter(day));
            });
        }
    }

    @Test
    void thereAreNoMorePeopleThanFamilyNumbers() {
        DemoOffenders offenders = new DemoOffenders(7, LocalDate.of(2026, 11, 25), districts, courts, stations);
        assertThat(offenders.offender(DemoOffenders.MOST_OF_A_DEMONSTRATION - 1))
                .isNotNull();
        assertThatThrownBy(() -> offenders.offender(DemoOffenders.MOST_OF_A_DEMONSTRATION))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> offenders.offender(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(offenders.citizen(DemoOffenders.MOST_OF_A_NATION - 1)).isNotNull();
        assertThatThrownBy(() -> offenders.citizen(DemoOffenders.MOST_OF_A_NATION))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> offenders.citizen(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void passwordsAreShortRandomOnesKeptWhereOnlyTheOwnerReads() throws Exception {
        Path secrets = DemoDatabase.DATABASE.data().resolve("secrets");
        for (DemoAccounts.Login login : accounts.logins()) {
            assertThat(login.password()).matches("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}");
            assertThat(welcome.text()).contains(login.userName()).contains(login.password());
            Path file = secrets.resolve("demo-" + login.userName() + ".password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(passwords.matches(login.password(), hashOf(login.userName())))
                    .isTrue();
        }
    }

    @Test
    void aPasswordWhoseFileWasLostIsReplacedAndTheNewOneWorks() throws Exception {
        Path file = DemoDatabase.DATABASE.data().resolve("secrets").resolve("demo-registrar2.password");
        String before = Files.readString(file);
        Files.delete(file);
        accounts.ensure();
        String after = Files.readString(file);
        assertThat(after).isNotEqualTo(before);
        assertThat(passwords.matches(after, hashOf("registrar2"))).isTrue();
    }

    @Test
    void theCourtsSecretLetsItInEvenWhereItsFileWasLost() throws Exception {
        assertThat(credentials.ofSecret(DemoAccounts.COURT, accounts.secret(DemoAccounts.COURT)))
                .isPresent();
        Files.delete(DemoDatabase.DATABASE.data().resolve("secrets").resolve("demo-court.password"));
        accounts.ensure();
        assertThat(credentials.ofSecret(DemoAccounts.COURT, accounts.secret(DemoAccounts.COURT)))
                .isPresent();
        assertThat(welcome.text()).contains("token demo-court:" + accounts.secret(DemoAccounts.COURT));
    }

    private String hashOf(String userName) throws Exception {
        return jdbc.sql("select password_hash from access.account where user_name = ?")
                .param(userName)
                .query(String.class)
                .single();
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }
}

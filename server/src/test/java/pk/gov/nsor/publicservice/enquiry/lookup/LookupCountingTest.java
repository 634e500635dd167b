package pk.gov.nsor.publicservice.enquiry.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.database.RecordClient;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.publicservice.enquiry.internal.TestLedger;
import pk.gov.nsor.record.registration.ListedCnics;
import pk.gov.nsor.startup.launch.DatabaseAccess;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestDatabase;

/** How often somebody was looked up is counted without a key, by the quarter alone, and once. */
@Tag("register")
class LookupCountingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 20);
    private static final Quarter SPRING = new Quarter(LocalDate.of(2026, 4, 1));
    private static final Quarter SUMMER = new Quarter(LocalDate.of(2026, 7, 1));

    private final TestDatabase database = TestDatabase.migrated();
    private final HikariDataSource dataSource = pool();
    private final JdbcClient jdbc = RecordClient.of(dataSource);
    private final Keys keys = new Keys(new SecretDirectory(database.data().resolve("secrets")));
    private final SetClock clock = new SetClock();
    private final TestLedger ledger = new TestLedger(dataSource, keys, clock);
    private final LookupRepository store = new LookupRepository(jdbc, clock);

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void answersAboutEachConfirmedCnicOfSomebodyOnTheRegisterThatDayCountAndNothingElseDoes() {
        PersonId person = person();
        Cnic one = listed(person, DAY, null);
        Cnic two = listed(person, DAY.minusYears(1), DAY);
        PersonId another = person();
        Cnic others = listed(another, DAY, null);
        PersonId later = person();
        Cnic notYet = listed(later, DAY.plusDays(1), null);
        PersonId before = person();
        Cnic noLonger = listed(before, DAY.minusYears(1), DAY.minusDays(1));
        Cnic stranger = Samples.cnic();
        ledger.answered(one, "ON_REGISTER", noon(DAY), 2);
        ledger.answered(two, "NOT_ON_REGISTER", noon(DAY), 3);
        for (String kind : List.of("CLOSED", "LIMIT")) {
            ledger.answered(one, kind, noon(DAY), 7);
        }
        ledger.answered(others, "ON_REGISTER", noon(DAY));
        for (Cnic nobody : List.of(notYet, noLonger, stranger)) {
            ledger.answered(nobody, "NOT_ON_REGISTER", noon(DAY), 4);
        }
        count(DAY.plusDays(1));
        assertThat(store.of(List.of(person))).isEqualTo(Map.of(SPRING, 5));
        assertThat(store.of(List.of(another))).isEqualTo(Map.of(SPRING, 1));
        assertThat(jdbc.sql("select count(*) from enquiry.lookup")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aDayIsCountedFromAnHourAfterItsEnd() {
        PersonId person = person();
        Cnic cnic = listed(person, DAY, null);
        ledger.answered(cnic, "ON_REGISTER", noon(DAY));
        count(DAY.plusDays(1), LocalTime.of(0, 59, 59));
        assertThat(store.of(List.of(person))).isEmpty();
        count(DAY.plusDays(1), LocalTime.of(1, 0));
        assertThat(store.of(List.of(person))).isEqualTo(Map.of(SPRING, 1));
    }

    @Test
    void aDayCountsOnceHoweverOftenAndByHowManyAtOnceItIsTried() throws Exception {
        PersonId person = person();
        Cnic cnic = listed(person, DAY.minusYears(1), null);
        for (int day = 0; day < 10; day++) {
            ledger.answered(cnic, "ON_REGISTER", noon(DAY.minusDays(day)));
        }
        clock.set(DAY.plusDays(1), LocalTime.NOON);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<Object> count = Executors.callable(counting()::count);
            for (var done : threads.invokeAll(List.of(count, count, count, count))) {
                Object _ = done.get();
            }
        }
        counting().count();
        assertThat(store.of(List.of(person))).isEqualTo(Map.of(SPRING, 10));
    }

    @Test
    void theLastMomentOfAQuarterIsOfItAndTheNextIsOfTheNext() {
        PersonId person = person();
        Cnic cnic = listed(person, DAY, null);
        Instant midnight = SUMMER.firstDay().atStartOfDay(Day.ZONE).toInstant();
        ledger.answered(cnic, "ON_REGISTER", midnight.minusNanos(1000), 11);
        ledger.answered(cnic, "ON_REGISTER", midnight, 12);
        count(SUMMER.firstDay().plusDays(1));
        assertThat(store.of(List.of(person))).isEqualTo(Map.of(SPRING, 10, SUMMER, 12));
    }

    @Test
    void whatWasCountedOutlivesTheKeysAndWhatWasNotIsLostWithThem() {
        PersonId person = person();
        Cnic cnic = listed(person, DAY.minusYears(1), null);
        ledger.answered(cnic, "ON_REGISTER", noon(DAY), 20);
        count(DAY.plusDays(1));
        LocalDate uncounted = DAY.plusDays(2);
        clock.set(uncounted, LocalTime.NOON);
        ledger.answered(cnic, "ON_REGISTER", noon(uncounted), 20);
        clock.set(uncounted.plusDays(61), LocalTime.NOON);
        ledger.forget();
        assertThat(ledger.rows()).isZero();
        counting().count();
        assertThat(store.of(List.of(person))).as("20 is of the band from 10").isEqualTo(Map.of(SPRING, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.hashes().ofDay(uncounted));
    }

    @Test
    void neverMoreThanFiftyAreCountedAndOfAQuarterThatIsOverTheBandAloneIsKept() {
        int[] asked = {1, 9, 10, 11, 24, 25, 49, 50, 51, 3000};
        int[] kept = {0, 0, 10, 10, 10, 25, 25, 50, 50, 50};
        List<PersonId> people = IntStream.of(asked)
                .mapToObj(times -> {
                    PersonId person = person();
                    Cnic cnic = listed(person, DAY, null);
                    ledger.answered(cnic, "ON_REGISTER", noon(DAY), times);
                    return person;
                })
                .toList();
        count(DAY.plusDays(1));
        for (int i = 0; i < asked.length; i++) {
            assertThat(store.of(List.of(people.get(i)))).isEqualTo(Map.of(SPRING, Math.min(asked[i], 50)));
        }
        count(SUMMER.firstDay(), LocalTime.of(0, 59));
        assertThat(store.of(List.of(people.get(1))))
                .as("the quarter's last day may still count")
                .containsValue(9);
        count(SUMMER.firstDay(), LocalTime.of(1, 0));
        for (int i = 0; i < asked.length; i++) {
            assertThat(store.of(List.of(people.get(i))))
                    .as("%s times", asked[i])
                    .isEqualTo(kept[i] == 0 ? Map.of() : Map.of(SPRING, kept[i]));
            assertThat(LookupBand.of(kept[i])).isEqualTo(LookupBand.of(asked[i]));
        }
    }

    @Test
    void aQuarterIsRemovedWhenNobodyCanBeToldOfItAnyMore() {
        PersonId person = person();
        Cnic cnic = listed(person, DAY, null);
        ledger.answered(cnic, "ON_REGISTER", noon(DAY), 30);
        count(DAY.plusDays(1));
        // The last of eight quarters that can be told of, and one more for an approval of the day before.
        LocalDate last = SPRING.plus(2 + Lookups.QUARTERS + 1).firstDay();
        count(last);
        assertThat(store.of(List.of(person))).isEqualTo(Map.of(SPRING, 25));
        count(last.plusDays(1));
        assertThat(store.of(List.of(person))).isEmpty();
    }

    @Test
    void nothingThatIsKeptTellsOfADayOrAnAsker() {
        PersonId person = person();
        ledger.answered(listed(person, DAY, null), "ON_REGISTER", noon(DAY));
        count(DAY.plusDays(1));
        Map<String, Object> row =
                jdbc.sql("select * from enquiry.lookup").query().singleRow();
        assertThat(row).containsOnlyKeys("person_id", "quarter", "lookups");
    }

    private void count(LocalDate day) {
        count(day, LocalTime.NOON);
    }

    private void count(LocalDate day, LocalTime time) {
        clock.set(day, time);
        counting().count();
    }

    private LookupCounting counting() {
        return new LookupCounting(
                store,
                ledger.hashes(),
                new ListedCnics(jdbc),
                new TransactionTemplate(new JdbcTransactionManager(dataSource)),
                clock);
    }

    private PersonId person() {
        PersonId person = PersonId.next();
        jdbc.sql("""
                        insert into register.person (id, name_latin, sex, nationality, registered_at)
                        values (?, 'A Sample', 'MALE', 'PK', now())
                        """).param(person.value()).update();
        return person;
    }

    private Cnic listed(PersonId person, LocalDate first, @Nullable LocalDate last) {
        Cnic cnic = Samples.cnic();
        TestDatabase.superuserOf(dataSource)
                .sql("""
                        insert into registration.listed_cnic (cnic, person_id, first_day, last_day, juvenile)
                        values (?, ?, ?, ?, false)
                        """)
                .param(cnic.number())
                .param(person.value())
                .param(first)
                .param(last)
                .update();
        return cnic;
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(Day.ZONE).toInstant();
    }

    private HikariDataSource pool() {
        DatabaseAccess access = database.application();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(access.url());
        pool.setUsername(access.user());
        pool.setPassword(access.password());
        pool.setMaximumPoolSize(5);
        return pool;
    }

    private static final class SetClock extends Clock {
        private Instant now = noon(DAY);

        void set(LocalDate day, LocalTime time) {
            now = day.atTime(time).atZone(Day.ZONE).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return Day.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("The register has one zone");
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}

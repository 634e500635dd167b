package pk.gov.nsor.startup.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Installation.Kind;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.account.DormantAccounts;
import pk.gov.nsor.foundation.access.credential.PassPhrase;
import pk.gov.nsor.foundation.access.credential.PasswordHashes;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.database.RecordClient;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.keys.SecretDirectory;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

@Tag("register")
class BootstrapTest {

    private final TestDatabase database = TestDatabase.migrated();

    @Test
    void theFirstTwoPeopleAreMadeOnceAndThenNoCommandMakesAnother() {
        try (Administration administration = open()) {
            bootstrap(administration, "first.admin");
            assertThat(administration
                            .accounts()
                            .find("first.admin")
                            .orElseThrow()
                            .roles())
                    .containsExactly(Role.ADMINISTRATOR);
            assertThat(administration
                            .accounts()
                            .find("approver.of.first.admin")
                            .orElseThrow()
                            .roles())
                    .containsExactly(Role.NATIONAL_SUPERVISOR);
            assertThat(passPhrasesToChange())
                    .as("whoever runs the command has seen them")
                    .isEqualTo(2);
            assertThat(administration.installation().kind()).contains(Kind.LIVE);
            assertRefused("installation.done", () -> bootstrap(administration, "second.admin"));
            assertThat(administration.accounts().find("second.admin")).isEmpty();
            assertRefused(
                    "installation.by-two", () -> administration.installation().requireSynthetic());
            assertRefused(
                    "installation.live", () -> administration.installation().markSynthetic());
        }
    }

    @Test
    void aRegisterOfSyntheticDataIsNotBootstrappedAndItsAccountsAreMadeByCommand() {
        try (Administration administration = open()) {
            assertRefused(
                    "installation.by-two", () -> administration.installation().requireSynthetic());
            administration.installation().markSynthetic();
            administration.installation().markSynthetic();
            administration.installation().requireSynthetic();
            assertRefused("installation.synthetic", () -> bootstrap(administration, "first.admin"));
        }
    }

    @Test
    void whereOneOfThemCanNotBeMadeNothingIs() {
        try (Administration administration = open()) {
            NewAccount one = new NewAccount("same.name", "One", Set.of(Role.ADMINISTRATOR), "NADRA").numbered("1");
            NewAccount same =
                    new NewAccount("same.name", "Same", Set.of(Role.NATIONAL_SUPERVISOR), "NPB").numbered("2");
            assertRefused(
                    "user-name.taken",
                    () -> administration
                            .installation()
                            .bootstrap(one, PassPhrase.generate(), same, PassPhrase.generate(), Administration.ACTOR));
            assertThat(administration.accounts().all()).isEmpty();
            assertThat(administration.installation().kind()).isEmpty();
        }
    }

    @Test
    void theClockClosesWhatNobodyUsesButTheLastWhoCouldOpenIt() {
        DriverManagerDataSource connections = new DriverManagerDataSource(
                database.application().url(),
                database.application().user(),
                database.application().password());
        TestClock clock = new TestClock();
        JdbcClient jdbc = RecordClient.of(connections);
        Keys keys = new Keys(new SecretDirectory(database.data().resolve("secrets")));
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(connections);
        Trail trail = new Trail(new JdbcTemplate(connections), transactions, keys, JsonMapper.shared(), clock);
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        Accounts accounts = new Accounts(jdbc, new PasswordHashes(), trail, transaction, clock);
        DormantAccounts leavers = new DormantAccounts(jdbc, accounts, trail, transaction, clock);
        for (Role role : new Role[] {Role.ADMINISTRATOR, Role.NATIONAL_SUPERVISOR, Role.REGISTRAR, Role.OVERSIGHT}) {
            Account _ = accounts.create(
                    new NewAccount("only." + role.name().toLowerCase(), "Only", Set.of(role), "NPB"),
                    PassPhrase.generate(),
                    Administration.ACTOR);
        }
        clock.move(Duration.ofDays(90).minusMinutes(1));
        assertThat(leavers.closeDormant(Duration.ofDays(90), Administration.ACTOR))
                .isZero();
        jdbc.sql("update access.account set last_signed_in_at = created_at + interval '1 day'"
                        + " where user_name = 'only.oversight'")
                .update();
        clock.move(Duration.ofMinutes(2));
        assertThat(leavers.closeDormant(Duration.ofDays(90), Administration.ACTOR))
                .isEqualTo(1);
        assertThat(accounts.all().stream().filter(Account::enabled).map(Account::userName))
                .containsExactly("only.administrator", "only.national_supervisor", "only.oversight");
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'ACCOUNT_DISABLED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoSignsInWhileDormantAccountsAreBeingClosedKeepsTheirs() throws Exception {
        DriverManagerDataSource connections = new DriverManagerDataSource(
                database.application().url(),
                database.application().user(),
                database.application().password());
        TestClock clock = new TestClock();
        JdbcClient jdbc = RecordClient.of(connections);
        Keys keys = new Keys(new SecretDirectory(database.data().resolve("secrets")));
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(connections);
        Trail trail = new Trail(new JdbcTemplate(connections), transactions, keys, JsonMapper.shared(), clock);
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        Accounts accounts = new Accounts(jdbc, new PasswordHashes(), trail, transaction, clock);
        DormantAccounts leavers = new DormantAccounts(jdbc, accounts, trail, transaction, clock);
        Account away = accounts.create(
                new NewAccount("long.away", "Away", Set.of(Role.REGISTRAR), "NPB"),
                PassPhrase.generate(),
                Administration.ACTOR);
        clock.move(Duration.ofDays(91));
        AtomicReference<Future<Integer>> closing = new AtomicReference<>();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("update access.account set last_signed_in_at = ? where id = ?")
                        .params(OffsetDateTime.now(clock), away.id())
                        .update();
                closing.set(thread.submit(() -> leavers.closeDormant(Duration.ofDays(90), Administration.ACTOR)));
                await().pollInSameThread()
                        .until(() -> jdbc.sql("select exists (select from pg_stat_activity"
                                        + " where pg_backend_pid() = any (pg_blocking_pids(pid)))")
                                .query(Boolean.class)
                                .single());
            });
            assertThat(closing.get().get()).isZero();
        }
        assertThat(accounts.find(away.id()).orElseThrow().enabled()).isTrue();
    }

    private Administration open() {
        DatabaseAccess access = database.application();
        return Administration.open(new Settings(
                database.data(), access.url(), access.user(), access.password(), null, null, null, 0, false));
    }

    private int passPhrasesToChange() {
        DatabaseAccess access = database.application();
        return RecordClient.of(new DriverManagerDataSource(access.url(), access.user(), access.password()))
                .sql("select count(*) from access.account where must_change_password")
                .query(Integer.class)
                .single();
    }

    private static void bootstrap(Administration administration, String name) {
        administration
                .installation()
                .bootstrap(
                        new NewAccount(name, "First Administrator", Set.of(Role.ADMINISTRATOR), "NADRA")
                                .numbered("NADRA-1"),
                        PassPhrase.generate(),
                        new NewAccount("approver.of." + name, "First Approver", Set.of(Role.NATIONAL_SUPERVISOR), "NPB")
                                .numbered("NPB-1"),
                        PassPhrase.generate(),
                        Administration.ACTOR);
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}

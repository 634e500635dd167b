package pk.gov.nsor.accountability.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.accountability.accounts.AccountReview.Listed;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.NewAccount;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.account.PersonnelNumber;
import pk.gov.nsor.foundation.approval.ProposalKind;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;

/** Nobody is left who could open accounts again; and one person who is two. */
@RegisterTest
class LastOfARoleTest {

    private static final int ROUNDS = 8;
    private static final String REASON = "Closes the other first";

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccountReview review;

    @Autowired
    private Proposals proposals;

    @Autowired
    private AccountChangeProposal change;

    @Autowired
    @Qualifier("newAccount")
    private NewAccountProposal newAccount;

    @Autowired
    @Qualifier("accountNumber")
    private PersonnelNumberProposal accountNumber;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    /** Those of other tests, who are out of the way meanwhile. */
    private List<UUID> others = List.of();

    @BeforeEach
    void nobodyElse() {
        others = accounts.all().stream()
                .filter(account ->
                        account.enabled() && (account.has(Role.ADMINISTRATOR) || account.has(Role.NATIONAL_SUPERVISOR)))
                .map(Account::id)
                .toList();
        enable(others, false);
    }

    @AfterEach
    void allAreBack() {
        accounts.all().stream()
                .filter(account -> account.has(Role.ADMINISTRATOR) || account.has(Role.NATIONAL_SUPERVISOR))
                .forEach(account -> enable(List.of(account.id()), false));
        enable(others, true);
    }

    @Test
    void ofTwoAdministratorsWhoCloseEachOtherOneIsLeft() throws Exception {
        Officer _ = officer(Role.NATIONAL_SUPERVISOR);
        for (int round = 0; round < ROUNDS; round++) {
            Officer one = officer(Role.ADMINISTRATOR);
            Officer other = officer(Role.ADMINISTRATOR);
            assertThat(atOnce(() -> close(other, one), () -> close(one, other)))
                    .as("round %d", round)
                    .containsOnlyOnce("done");
            assertThat(open(Role.ADMINISTRATOR)).isEqualTo(1);
            enable(List.of(one.account().id(), other.account().id()), false);
        }
    }

    @Test
    void ofThreeWhoseTwoCloseEachOtherOneIsClosed() throws Exception {
        Officer _ = officer(Role.NATIONAL_SUPERVISOR);
        Officer _ = officer(Role.ADMINISTRATOR);
        for (int round = 0; round < ROUNDS; round++) {
            Officer one = officer(Role.ADMINISTRATOR);
            Officer other = officer(Role.ADMINISTRATOR);
            assertThat(atOnce(() -> close(other, one), () -> close(one, other)))
                    .containsExactlyInAnyOrder("done", "accounts.may-not");
            enable(List.of(one.account().id(), other.account().id()), false);
        }
    }

    @Test
    void ofTwoNationalSupervisorsWhoAreClosedByTwoOthersOneIsLeft() throws Exception {
        Officer first = officer(Role.ADMINISTRATOR);
        Officer second = officer(Role.ADMINISTRATOR);
        for (int round = 0; round < ROUNDS; round++) {
            Officer one = officer(Role.NATIONAL_SUPERVISOR);
            Officer other = officer(Role.NATIONAL_SUPERVISOR);
            assertThat(atOnce(() -> close(one, first), () -> close(other, second)))
                    .containsExactlyInAnyOrder("done", "accounts.last");
            enable(List.of(one.account().id(), other.account().id()), false);
        }
    }

    @Test
    void whoLosesTheRoleByTwoWhileTheOtherIsClosedIsTheLastToo() throws Exception {
        Officer first = officer(Role.ADMINISTRATOR);
        Officer supervisor = officer(Role.NATIONAL_SUPERVISOR);
        for (int round = 0; round < ROUNDS; round++) {
            Officer other = officer(Role.ADMINISTRATOR);
            Officer third = officer(Role.ADMINISTRATOR);
            UUID moving = propose(
                    change,
                    new AccountChangeProposal.Payload(
                            other.account().id(), Set.of(Role.OVERSIGHT), "NPB", "NATIONAL", null),
                    first);
            close(third, first);
            // Left: first, who proposed and has to stay open until it is decided, and other.
            assertThat(atOnce(
                            () -> {
                                proposals.approve(moving, "", supervisor.actor());
                                return "done";
                            },
                            () -> close(first, other)))
                    .as("round %d", round)
                    .containsOnlyOnce("done");
            assertThat(open(Role.ADMINISTRATOR)).isEqualTo(1);
            enable(List.of(other.account().id()), false);
            enable(List.of(first.account().id()), true);
        }
    }

    @Test
    void onePersonHasOneAccountHoweverTheNumberIsWritten() {
        Officer administrator = officer(Role.ADMINISTRATOR);
        Officer supervisor = officer(Role.NATIONAL_SUPERVISOR);
        String digits = Integer.toString(100_000 + (int) (Math.abs(System.nanoTime()) % 800_000));
        proposals.approve(propose(newAccount, payload("PB-00" + digits), administrator), "", supervisor.actor());
        for (String same : new String[] {"pb" + digits, "PB / 0" + digits, "ＰＢ" + digits, " PB." + urdu(digits)}) {
            refused("personnel-number.taken", () -> propose(newAccount, payload(same), administrator));
        }
        refused("personnel-number", () -> propose(newAccount, payload("ХУ" + digits), administrator));
        refused("personnel-number.missing", () -> propose(newAccount, payload(null), administrator));
        Account first = accounts.find(PersonnelNumber.parse("PB" + digits)).orElseThrow();
        review.close(first, REASON, administrator.signedIn(), administrator.actor());
        refused("personnel-number.taken", () -> propose(newAccount, payload("PB" + digits), administrator));
        proposals.approve(propose(newAccount, payload("PB1" + digits), administrator), "", supervisor.actor());
    }

    @Test
    void ofTwoAccountsThatAreMadeForOnePersonAtOnceOneIs() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String number = Officers.number();
            Callable<String> made = () -> {
                accounts.create(
                        new NewAccount(
                                        "twice." + UUID.randomUUID().toString().substring(0, 12),
                                        "Twice",
                                        Set.of(Role.REGISTRAR),
                                        "NPB")
                                .numbered(number),
                        Officers.PASSWORD,
                        pk.gov.nsor.foundation.audit.Actor.system("test"));
                return "done";
            };
            assertThat(atOnce(made, made)).containsExactlyInAnyOrder("done", "personnel-number.taken");
        }
    }

    @Test
    void whoHasNoNumberIsOnTheListUntilTwoHaveSaidWhoItIs() {
        Officer administrator = officer(Role.ADMINISTRATOR);
        Officer supervisor = officer(Role.NATIONAL_SUPERVISOR);
        String name = "old." + UUID.randomUUID().toString().substring(0, 12);
        Account old = accounts.create(
                new NewAccount(name, "From before", Set.of(Role.REGISTRAR), "NPB"),
                Officers.PASSWORD,
                administrator.actor());
        assertThat(review.in(Listed.WITHOUT_NUMBER)).extracting(Account::id).contains(old.id());
        refused(
                "personnel-number.taken",
                () -> propose(
                        accountNumber,
                        new PersonnelNumberProposal.Payload(
                                old.id(),
                                java.util.Objects.requireNonNull(
                                                supervisor.account().number())
                                        .value()),
                        administrator));
        String number = Officers.number();
        UUID first = propose(accountNumber, new PersonnelNumberProposal.Payload(old.id(), number), administrator);
        proposals.approve(first, "", supervisor.actor());
        assertThat(review.in(Listed.WITHOUT_NUMBER)).extracting(Account::id).doesNotContain(old.id());
        assertThat(accounts.find(PersonnelNumber.parse(number)))
                .map(Account::id)
                .contains(old.id());
    }

    private String close(Officer whom, Officer by) {
        review.close(accounts.find(whom.account().id()).orElseThrow(), REASON, by.signedIn(), by.actor());
        return "done";
    }

    private long open(Role role) {
        return accounts.all().stream()
                .filter(account -> account.enabled() && account.has(role))
                .count();
    }

    /** What became of each: done, or why it was refused. */
    private static List<String> atOnce(Callable<String> one, Callable<String> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Callable<String>> all = List.of(started(start, one), started(start, other));
        List<String> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<String> each : threads.invokeAll(all)) {
                outcomes.add(each.get());
            }
        }
        return outcomes;
    }

    private static Callable<String> started(CyclicBarrier start, Callable<String> work) {
        return () -> {
            start.await();
            try {
                return work.call();
            } catch (InvalidValueException refused) {
                return refused.code();
            }
        };
    }

    private void enable(List<UUID> ids, boolean enabled) {
        jdbc.sql("update access.account set enabled = ? where id = any (?)")
                .params(enabled, ids.toArray(UUID[]::new))
                .update();
    }

    private <P> UUID propose(ProposalKind<P> kind, P payload, Officer by) {
        return proposals.propose(kind, payload, LocalDate.now(clock), "A reason for it", by.actor());
    }

    private static NewAccountProposal.Payload payload(@org.jspecify.annotations.Nullable String number) {
        String name = "made." + UUID.randomUUID().toString().substring(0, 13);
        return new NewAccountProposal.Payload(
                name, "Somebody New", Set.of(Role.REGISTRAR), "NPB", "NATIONAL", number, null);
    }

    private static String urdu(String digits) {
        StringBuilder urdu = new StringBuilder();
        digits.chars().forEach(digit -> urdu.append((char) ('۰' + digit - '0')));
        return urdu.toString();
    }

    private Officer officer(Role role) {
        return new Officers(accounts).with(role);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}

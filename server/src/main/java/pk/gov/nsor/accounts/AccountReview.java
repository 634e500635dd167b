package pk.gov.nsor.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import pk.gov.nsor.access.Account;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.Leavers;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.reference.PolicyValues;
import pk.gov.nsor.screening.Screened;

/** Leavers and movers: which accounts to look at this quarter, and which the clock or one person closes. */
@Service
public class AccountReview {

    private static final String DORMANT = "account.dormant";
    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 1000;
    private static final int MONTHS = 3;

    private final Accounts accounts;
    private final Leavers leavers;
    private final PolicyValues policy;
    private final Clock clock;

    AccountReview(Accounts accounts, Leavers leavers, PolicyValues policy, Clock clock) {
        this.accounts = accounts;
        this.leavers = leavers;
        this.policy = policy;
        this.clock = clock;
    }

    /** The accounts that nobody has looked at since the quarter began, the longest unused first. */
    public List<Account> due() {
        Instant quarter = quarter().atStartOfDay(clock.getZone()).toInstant();
        return accounts.all().stream()
                .filter(Account::enabled)
                .filter(account ->
                        account.reviewed() == null || account.reviewed().isBefore(quarter))
                .sorted(Comparator.comparing(Account::lastSignedIn, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /** The first day of this quarter. */
    public LocalDate quarter() {
        LocalDate today = LocalDate.now(clock);
        return today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % MONTHS);
    }

    /** Says that an account is still needed as it is. */
    public void keep(Account account, SignedIn reviewer, Actor by) {
        refuseForOneself(account, reviewer);
        leavers.reviewed(account, by);
    }

    /** Whether the person may close accounts of this kind: an auditor's is for national supervisors. */
    public boolean mayClose(Account account, SignedIn person) {
        return account.enabled()
                && !account.id().equals(person.accountId())
                && (person.has(Role.NATIONAL_SUPERVISOR)
                        || (person.has(Role.ADMINISTRATOR) && !account.has(Role.AUDITOR)));
    }

    /**
     * A reason without the space around it.
     *
     * @throws InvalidValueException {@code proposal.reason} where it is shorter or longer than a reason is
     */
    public static String checkedReason(String reason) {
        String clean = reason.strip();
        refuseUnless(
                clean.length() >= SHORTEST_REASON && clean.length() <= LONGEST_REASON,
                "proposal.reason",
                "Give the reason in 5 to 1000 characters.");
        return Screened.require(clean);
    }

    /**
     * Closes an account, which one person may do; only two open it again.
     *
     * @param reason 5 to 1000 characters
     * @throws InvalidValueException where they may not, the reason is too short or long, or nobody could make accounts then
     */
    public void close(Account account, String reason, SignedIn person, Actor by) {
        refuseForOneself(account, person);
        refuseUnless(mayClose(account, person), "accounts.may-not", "You may not close this account.");
        String clean = checkedReason(reason);
        refuseUnless(
                !leavers.isLast(account),
                "accounts.last",
                "There would be no administrator or no national supervisor left.");
        accounts.disable(account.userName(), clean, by);
    }

    /** Closes what nobody has used for the days of the policy. */
    @Scheduled(initialDelayString = "${nsor.upkeep.after}", fixedDelayString = "PT1H")
    void closeDormant() {
        long days = policy.get(DORMANT, LocalDate.now(clock)).number();
        int _ = leavers.closeDormant(Duration.ofDays(days), Actor.system("dormant accounts"));
    }

    private static void refuseForOneself(Account account, SignedIn person) {
        refuseUnless(
                !account.id().equals(person.accountId()),
                "proposal.oneself",
                "This is about your own account. Two other people have to propose and decide it.");
    }

    private static void refuseUnless(boolean isFine, String code, String english) {
        if (!isFine) {
            throw new InvalidValueException(code, english);
        }
    }
}

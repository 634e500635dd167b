package pk.gov.nsor.accountability.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.account.DormantAccounts;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.screening.Screened;

/**
 * Dormant accounts and users who changed their post: which accounts are to be reviewed this quarter, and which are
 * closed automatically or by one person.
 */
@Service
public class AccountReview {

    private static final String DORMANT = "account.dormant";
    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 1000;
    private static final int MONTHS = 3;

    private final Accounts accounts;
    private final DormantAccounts dormantAccounts;
    private final PolicyValues policy;
    private final Clock clock;

    AccountReview(Accounts accounts, DormantAccounts dormantAccounts, PolicyValues policy, Clock clock) {
        this.accounts = accounts;
        this.dormantAccounts = dormantAccounts;
        this.policy = policy;
        this.clock = clock;
    }

    @Bean
    static Job dormantAccountsJob(AccountReview review) {
        return Job.inOneProcess("accounts.dormant", Duration.ofHours(1)).does(review::closeDormant);
    }

    /** A list of accounts. Some are in several. */
    public enum Listed {
        /** Those with which somebody can sign in. */
        OPEN,
        /** Those of them not yet reviewed since the quarter began. */
        REVIEW,
        /** Those of them of which nobody has said whose they are: one person may have two. */
        WITHOUT_NUMBER,
        CLOSED
    }

    /** Every account of the list, by name. */
    public List<Account> in(Listed list) {
        return accounts.all().stream().filter(account -> isIn(list, account)).toList();
    }

    public boolean isIn(Listed list, Account account) {
        return switch (list) {
            case OPEN -> account.enabled();
            case REVIEW ->
                account.enabled()
                        && (account.reviewed() == null
                                || account.reviewed()
                                        .isBefore(quarter()
                                                .atStartOfDay(clock.getZone())
                                                .toInstant()));
            case WITHOUT_NUMBER -> account.enabled() && account.number() == null;
            case CLOSED -> !account.enabled();
        };
    }

    /** The first day of this quarter. */
    LocalDate quarter() {
        LocalDate today = LocalDate.now(clock);
        return today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % MONTHS);
    }

    /** Says that an account is still needed as it is. */
    public void keep(Account account, SignedIn reviewer, Actor by) {
        refuseForOneself(account, reviewer);
        dormantAccounts.reviewed(account, by);
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
        dormantAccounts.close(account, clean, by);
    }

    /** Closes what nobody has used for the days of the policy. */
    void closeDormant() {
        long days = policy.get(DORMANT, LocalDate.now(clock)).number();
        int _ = dormantAccounts.closeDormant(Duration.ofDays(days), Actor.system("dormant accounts"));
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

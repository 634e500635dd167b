package pk.gov.nsor.foundation.access.credential;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Sessions;
import pk.gov.nsor.foundation.access.internal.SignInThrottle;
import pk.gov.nsor.foundation.access.internal.SignInThrottle.Step;
import pk.gov.nsor.foundation.audit.Actor;

/**
 * Resets an account's credentials: everything that could sign in to it is removed, including credentials that are only
 * partly set up.
 */
@Service
public class Resets {

    private final Accounts accounts;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final OpenIdLinks links;
    private final SignInThrottle throttle;

    Resets(Accounts accounts, SecondFactors factors, Sessions sessions, OpenIdLinks links, SignInThrottle throttle) {
        this.accounts = accounts;
        this.factors = factors;
        this.sessions = sessions;
        this.links = links;
        this.throttle = throttle;
    }

    /**
     * Gives the account a pass-phrase, which its person changes first, and opens it where it was closed. Its
     * telephone, recovery codes, passkeys, links to a provider and sessions are removed, and earlier wrong guesses no
     * longer count.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reset(Account account, String passPhrase, Actor by) {
        accounts.reopen(account, passPhrase, by);
        factors.reset(account.id(), by);
        links.removeAll(account.id(), by);
        int _ = sessions.endAll(account.id(), by);
        throttle.lift(Step.PASSWORD, account.userName());
        throttle.lift(Step.CODE, account.id().toString());
    }
}

package pk.gov.nsor.foundation.access.credential;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.internal.Credentials;
import pk.gov.nsor.foundation.access.internal.PasskeyJson;
import pk.gov.nsor.foundation.access.internal.PasskeyRepository;
import pk.gov.nsor.foundation.access.internal.PasskeyRepository.Owned;
import pk.gov.nsor.foundation.access.internal.RelyingParty;
import pk.gov.nsor.foundation.access.internal.RelyingParty.Refused;
import pk.gov.nsor.foundation.access.session.Challenges;
import pk.gov.nsor.foundation.access.session.Challenges.Purpose;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/**
 * The passkeys of accounts. An accepted passkey has shown what somebody has (the device that holds it) and that they
 * are there (its PIN, a fingerprint or a face), at a page of the register and nowhere else. It therefore counts as
 * both steps of signing in. Every outcome is on the trail before it is returned.
 */
@Component
public class Passkeys {

    /** The most passkeys of an account. */
    public static final int MOST = 5;

    /** How many characters its name has at most; at least one. */
    public static final int LONGEST_NAME = 60;

    private static final String MALFORMED = "Malformed";

    private final PasskeyRepository store;
    private final RelyingParty relyingParty;
    private final Challenges challenges;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Credentials credentials;

    Passkeys(
            PasskeyRepository store,
            RelyingParty relyingParty,
            Challenges challenges,
            Trail trail,
            TransactionOperations transaction,
            Credentials credentials) {
        this.store = store;
        this.relyingParty = relyingParty;
        this.challenges = challenges;
        this.trail = trail;
        this.transaction = transaction;
        this.credentials = credentials;
    }

    /** The result of adding a passkey. */
    public enum Added {
        ADDED,
        /** The account has the most passkeys allowed. */
        TOO_MANY,
        /** The session was not asked for one, or too long ago, or under other credentials of the account. */
        EXPIRED,
        /** It is no passkey that the register asked for. */
        WRONG
    }

    /** The result of checking an answer. */
    public enum Outcome {
        ACCEPTED,
        /** The passkey is unknown, was removed, or belongs to somebody else. */
        UNKNOWN,
        /** The session was not asked for one, or too long ago; each question is answered once. */
        EXPIRED,
        /** Its signature counter did not increase: there may be a copy of it. */
        COPIED,
        /** It was not signed by the passkey, at the register's address, as an answer to the question, by a person. */
        WRONG
    }

    /** The account's passkeys, the oldest first. */
    public List<Passkey> of(UUID account) {
        return store.of(account);
    }

    /**
     * The options for the reader's browser to create a passkey, for the page's script.
     *
     * @param session the name by which the browser knows its session
     */
    public String toMake(SignedIn owner, String session) {
        return relyingParty.written(relyingParty.toMake(owner, challenges.ask(session, Purpose.MAKE)));
    }

    /**
     * The options for the reader's browser to sign with a passkey, for the page's script.
     *
     * @param account whose it has to be; null where the passkey identifies the account
     */
    public String toUse(@Nullable UUID account, String session) {
        return relyingParty.written(relyingParty.toUse(account, challenges.ask(session, Purpose.USE)));
    }

    /**
     * Stores a passkey that the session was asked for.
     *
     * @param name 1 to 60 characters
     * @param answer what the browser said, as JSON
     */
    public Added add(SignedIn owner, String name, String answer, String session, Actor by) {
        Optional<byte[]> challenge = challenges.take(session, Purpose.MAKE);
        Optional<PublicKeyCredential<AuthenticatorAttestationResponse>> made = PasskeyJson.made(answer);
        Attempt<Added> attempt;
        if (challenge.isEmpty()) {
            attempt = Attempt.of(Added.EXPIRED);
        } else if (made.isEmpty()) {
            attempt = new Attempt<>(Added.WRONG, MALFORMED);
        } else {
            attempt = add(owner, name, made.get(), challenge.get(), by);
        }
        if (attempt.outcome() != Added.ADDED) {
            trail.appendAlone(TrailEntry.refused(by, TrailAction.PASSKEY_ADDED)
                    .about(owner.accountId())
                    .with(Map.of("reason", attempt.outcome().name(), "failure", attempt.failure())));
        }
        return attempt.outcome();
    }

    private Attempt<Added> add(
            SignedIn owner,
            String name,
            PublicKeyCredential<AuthenticatorAttestationResponse> made,
            byte[] challenge,
            Actor by) {
        try {
            return transaction.execute(status -> {
                // Where two are added at once, the second waits here and then counts the first.
                if (!credentials.holdAt(owner.accountId(), owner.credentialVersion())) {
                    return Attempt.of(Added.EXPIRED);
                }
                if (store.of(owner.accountId()).size() >= MOST) {
                    return Attempt.of(Added.TOO_MANY);
                }
                relyingParty.make(relyingParty.toMake(owner, challenge), made, name);
                Passkey passkey = store.of(owner.accountId()).getLast();
                trail.append(TrailEntry.done(by, TrailAction.PASSKEY_ADDED)
                        .about(owner.accountId())
                        .with(Map.of("passkey", passkey.id(), "synced", passkey.synced())));
                return Attempt.of(Added.ADDED);
            });
        } catch (Refused refused) {
            return new Attempt<>(Added.WRONG, refused.why());
        }
    }

    /**
     * Removes one from its account's next sign-in on.
     *
     * @return false where the account has none of this identifier
     */
    @Transactional
    public boolean remove(UUID account, UUID passkey, Actor by) {
        boolean removed = store.remove(account, passkey);
        if (removed) {
            trail.append(TrailEntry.done(by, TrailAction.PASSKEY_REMOVED)
                    .about(account)
                    .with(Map.of("passkey", passkey)));
        }
        return removed;
    }

    /**
     * The account of the passkey that an answer names, whether or not the signature is valid; empty where the passkey
     * is unknown.
     */
    public Optional<UUID> named(String answer) {
        return PasskeyJson.used(answer)
                .flatMap(used -> store.find(used.getRawId()))
                .map(Owned::account);
    }

    /**
     * Checks what the session's browser answered.
     *
     * @param account whose passkey it has to be; null where the passkey identifies the account
     * @param action what it was for, on the trail
     */
    public Outcome check(@Nullable UUID account, String answer, String session, Actor by, TrailAction action) {
        Optional<byte[]> challenge = challenges.take(session, Purpose.USE);
        Optional<PublicKeyCredential<AuthenticatorAssertionResponse>> used = PasskeyJson.used(answer);
        Optional<Owned> passkey = used.flatMap(read -> store.find(read.getRawId()))
                .filter(owned -> account == null || owned.account().equals(account));
        Attempt<Outcome> attempt;
        if (used.isEmpty()) {
            attempt = new Attempt<>(Outcome.WRONG, MALFORMED);
        } else if (passkey.isEmpty()) {
            attempt = Attempt.of(Outcome.UNKNOWN);
        } else if (challenge.isEmpty()) {
            attempt = Attempt.of(Outcome.EXPIRED);
        } else {
            attempt = check(account, passkey.get(), used.get(), challenge.get());
        }
        if (attempt.outcome() != Outcome.ACCEPTED) {
            refuse(passkey, attempt, by, action);
        }
        return attempt.outcome();
    }

    private Attempt<Outcome> check(
            @Nullable UUID account,
            Owned passkey,
            PublicKeyCredential<AuthenticatorAssertionResponse> used,
            byte[] challenge) {
        Bytes handle = used.getResponse().getUserHandle();
        if (handle == null ? account == null : !handle.equals(PasskeyRepository.handle(passkey.account()))) {
            return new Attempt<>(Outcome.WRONG, "OtherOwner");
        }
        try {
            transaction.executeWithoutResult(status -> relyingParty.use(relyingParty.toUse(account, challenge), used));
            return Attempt.of(Outcome.ACCEPTED);
        } catch (Refused refused) {
            return new Attempt<>(refused.isOfCopy() ? Outcome.COPIED : Outcome.WRONG, refused.why());
        }
    }

    private void refuse(Optional<Owned> passkey, Attempt<Outcome> attempt, Actor by, TrailAction action) {
        Map<String, Object> why =
                new HashMap<>(Map.of("reason", "PASSKEY_" + attempt.outcome().name(), "failure", attempt.failure()));
        TrailEntry entry = TrailEntry.refused(by, action);
        if (passkey.isPresent()) {
            why.put("passkey", passkey.get().id());
            entry = entry.about(passkey.get().account());
        }
        trail.appendAlone(entry.with(why));
    }

    /** @param failure what was wrong, in a word for the trail */
    private record Attempt<T>(T outcome, String failure) {

        static <T> Attempt<T> of(T outcome) {
            return new Attempt<>(outcome, "");
        }
    }
}

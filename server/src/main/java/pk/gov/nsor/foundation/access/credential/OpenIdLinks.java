package pk.gov.nsor.foundation.access.credential;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.internal.Credentials;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * Links between users of an OpenID Connect provider and accounts. Two people create a link, and the account's owner
 * proves it by signing in at both; until then nobody can sign in by it. Signing in never creates a link, nor an
 * account.
 */
@Service
public class OpenIdLinks {

    private final JdbcClient jdbc;
    private final Credentials credentials;
    private final Trail trail;
    private final Clock clock;

    OpenIdLinks(JdbcClient jdbc, Credentials credentials, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.credentials = credentials;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A link between a provider's user and an account.
     *
     * @param linked when two people created it
     * @param proved when its owner proved it; null until then
     */
    public record Link(
            String issuer,
            String subject,
            Instant linked,
            @Nullable Instant proved) {}

    /** The account to which this user of the provider signs in, by a proved link. */
    public Optional<UUID> account(String issuer, String subject) {
        return jdbc.sql("""
                        select account_id from access.account_identity
                        where issuer = ? and subject = ? and proved_at is not null
                        """).params(issuer, subject).query(UUID.class).optional();
    }

    /** The account that two people have linked to this user, proved or not. */
    public Optional<UUID> linked(String issuer, String subject) {
        return jdbc.sql("select account_id from access.account_identity where issuer = ? and subject = ?")
                .params(issuer, subject)
                .query(UUID.class)
                .optional();
    }

    /** The provider's user linked to the account. */
    public Optional<Link> of(UUID account, String issuer) {
        return jdbc.sql("""
                        select issuer, subject, linked_at, proved_at from access.account_identity
                        where account_id = ? and issuer = ?
                        """).params(account, issuer).query(Link.class).optional();
    }

    /**
     * Notes that the owner, who is signed in here, has signed in at the provider as well.
     *
     * @param owner as they are signed in
     * @return false, with nothing changed, where two people have said no such thing, or the account has other credentials
     */
    @Transactional
    public boolean prove(SignedIn owner, String issuer, String subject, Actor by) {
        boolean isProved = credentials.holdAt(owner.accountId(), owner.credentialVersion())
                && jdbc.sql("""
                                update access.account_identity set proved_at = ?
                                where account_id = ? and issuer = ? and subject = ? and proved_at is null
                                """)
                                .params(OffsetDateTime.now(clock), owner.accountId(), issuer, subject)
                                .update()
                        == 1;
        if (isProved) {
            trail.append(TrailEntry.done(by, TrailAction.OPENID_PROVED)
                    .about(owner.accountId())
                    .with(Map.of("issuer", issuer, "subject", subject)));
        }
        return isProved;
    }

    /** What the provider calls the account's holder. */
    public Optional<String> subject(UUID account, String issuer) {
        return jdbc.sql("select subject from access.account_identity where account_id = ? and issuer = ?")
                .params(account, issuer)
                .query(String.class)
                .optional();
    }

    /** Ends all links from a provider to the account. */
    @Transactional
    public void removeAll(UUID account, Actor by) {
        int removed = jdbc.sql("delete from access.account_identity where account_id = ?")
                .param(account)
                .update();
        if (removed > 0) {
            trail.append(TrailEntry.done(by, TrailAction.OPENID_UNLINKED).about(account));
        }
    }

    /**
     * Links a user of the provider to the account, replacing an earlier link. It is valid for sign-in once the owner
     * has proved it.
     *
     * @throws InvalidValueException {@code openid.taken} where the person signs in to another account
     */
    @Transactional
    public void link(UUID account, String issuer, String subject, Actor by) {
        jdbc.sql("delete from access.account_identity where account_id = ? and issuer = ?")
                .params(account, issuer)
                .update();
        int linked = jdbc.sql("""
                        insert into access.account_identity (issuer, subject, account_id, linked_at)
                        values (?, ?, ?, ?) on conflict (issuer, subject) do nothing
                        """)
                .params(issuer, subject, account, OffsetDateTime.now(clock))
                .update();
        if (linked == 0) {
            throw new InvalidValueException("openid.taken", "This identifier signs in to another account.")
                    .at("subject");
        }
        trail.append(TrailEntry.done(by, TrailAction.OPENID_LINKED)
                .about(account)
                .with(Map.of("issuer", issuer, "subject", subject)));
    }
}

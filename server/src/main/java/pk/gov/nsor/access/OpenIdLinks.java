package pk.gov.nsor.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.InvalidValueException;

/** Who of an OpenID Connect provider signs in to which account. Signing in never makes a link, nor an account. */
@Service
public class OpenIdLinks {

    private final JdbcClient jdbc;
    private final Trail trail;
    private final Clock clock;

    OpenIdLinks(JdbcClient jdbc, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** The account to which this person of the provider signs in. */
    public Optional<UUID> account(String issuer, String subject) {
        return jdbc.sql("select account_id from access.account_identity where issuer = ? and subject = ?")
                .params(issuer, subject)
                .query(UUID.class)
                .optional();
    }

    /** What the provider calls the account's holder. */
    public Optional<String> subject(UUID account, String issuer) {
        return jdbc.sql("select subject from access.account_identity where account_id = ? and issuer = ?")
                .params(account, issuer)
                .query(String.class)
                .optional();
    }

    /**
     * Links an account to somebody of the provider, in the place of whom it was linked to before.
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

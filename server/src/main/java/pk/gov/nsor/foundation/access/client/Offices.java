package pk.gov.nsor.foundation.access.client;

import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.machine.Sha256;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PlainLetters;

/**
 * The offices of courts and prisons that have no system, and which clerk's account belongs to which. An office is a client
 * without a credential: nobody gets a token for it, and it speaks for its one court or prison.
 */
@Component
public class Offices {

    private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST_NAME = 40;
    private static final int HASH_LETTERS = 12;

    private final JdbcClient jdbc;
    private final MachineClients clients;
    private final ClientScopes scopes;
    private final Trail trail;

    Offices(JdbcClient jdbc, MachineClients clients, ClientScopes scopes, Trail trail) {
        this.jdbc = jdbc;
        this.clients = clients;
        this.scopes = scopes;
        this.trail = trail;
    }

    /** The office of an account; empty where it has none. */
    @Transactional(readOnly = true)
    public Optional<Office> of(UUID account) {
        return jdbc.sql("select client_id from access.account_office where account_id = ?")
                .param(account)
                .query(UUID.class)
                .optional()
                .flatMap(clients::find)
                .map(this::of);
    }

    /** The office of a court, by its code, or of a prison, by its name; empty where there is none yet. */
    public Optional<Office> find(Feed feed, String place) {
        return clients.find(name(feed, place)).map(this::of);
    }

    /**
     * Makes an account belong to an office, from its next request on. The office is made where there is none, and opened again
     * where it was closed.
     *
     * @param feed COURT or PRISON
     * @param place the code of the court, or the name of the prison
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Office give(Account account, Feed feed, String place, Actor by) {
        ClientScope scope = ClientScope.parse((feed == Feed.COURT ? "court " : "prison ") + place);
        MachineClient client = clients.ensureOffice(name(feed, place), feed, by);
        if (scopes.of(client.id()).isNone()) {
            scopes.give(client.id(), scope, by);
        }
        belong(account, client, by);
        return of(client);
    }

    /** Makes an account belong to no office. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Account account, Actor by) {
        belong(account, null, by);
    }

    private void belong(Account account, @Nullable MachineClient client, Actor by) {
        String before = of(account.id()).map(office -> office.client().name()).orElse("");
        String now = client == null ? "" : client.name();
        if (before.equals(now)) {
            return;
        }
        jdbc.sql("delete from access.account_office where account_id = ?")
                .param(account.id())
                .update();
        if (client != null) {
            jdbc.sql("insert into access.account_office (account_id, client_id) values (?, ?)")
                    .params(account.id(), client.id())
                    .update();
        }
        trail.append(TrailEntry.done(by, TrailAction.ACCOUNT_CHANGED)
                .about(account.id())
                .with(Map.of("officeBefore", before, "office", now)));
    }

    /** @param client of an office */
    public Office of(MachineClient client) {
        ClientScope scope = scopes.of(client.id());
        return new Office(
                client,
                scope.courts().stream()
                        .findFirst()
                        .or(() -> scope.prisons().stream().findFirst())
                        .orElse(""));
    }

    /** One place has one name, however it is spelt: there is never a second office of it. */
    private static String name(Feed feed, String place) {
        String plain = feed + " " + PlainLetters.of(place);
        String hash = HexFormat.of().formatHex(Sha256.of(plain)).substring(0, HASH_LETTERS);
        String letters = NO_LETTER
                .matcher(Normalizer.normalize(place, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT))
                .replaceAll("-");
        String readable = PlainLetters.of(letters).isEmpty() ? "" : letters.replaceAll("^-|-$", "") + "-";
        return "office-" + readable.substring(0, Math.min(readable.length(), LONGEST_NAME)) + hash;
    }
}

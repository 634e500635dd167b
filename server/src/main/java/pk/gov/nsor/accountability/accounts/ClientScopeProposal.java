package pk.gov.nsor.accountability.accounts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;

/** The courts, prisons or districts that a system may speak for: others than now, or its first. */
final class ClientScopeProposal extends AccountProposal<ClientScopeProposal.Payload> {

    private final MachineClients clients;
    private final ClientScopes scopes;
    private final AccountMessages words;

    ClientScopeProposal(Accounts accounts, MachineClients clients, ClientScopes scopes, AccountMessages words) {
        super(false, accounts);
        this.clients = clients;
        this.scopes = scopes;
        this.words = words;
    }

    record Payload(UUID client, String scope) {}

    @Override
    public String name() {
        return "client-scope";
    }

    @Override
    public String messages() {
        return "accounts.client-scope.";
    }

    @Override
    public Class<Payload> payload() {
        return Payload.class;
    }

    @Override
    public List<Line> describe(Payload payload) {
        return List.of(
                new Line("name", Text.plain(client(payload.client()).name())),
                new Line("scope", Text.plain(payload.scope())));
    }

    @Override
    public Preview preview(Payload payload, LocalDate effectiveFrom) {
        String now = scopes.of(payload.client()).written();
        return Preview.of(
                now.isEmpty()
                        ? Text.of("accounts.client-scope.effect.first")
                        : Text.of("accounts.client-scope.effect", now));
    }

    @Override
    public String fingerprint(Payload payload) {
        return client(payload.client()).enabled() + scopes.of(payload.client()).written();
    }

    @Override
    public void validate(Payload payload, LocalDate effectiveFrom) {
        MachineClient client = client(payload.client());
        if (!client.enabled()) {
            throw new InvalidValueException("accounts.client-ended", "This system was ended.").at("name");
        }
        if (client.office()) {
            throw new InvalidValueException(
                            "accounts.client-office", "This is the office of a court or a prison, and no system.")
                    .at("name");
        }
        if (words.knownScope(payload.scope(), client.feed()).equals(scopes.of(client.id()))) {
            throw new InvalidValueException("client-scope.same", "It speaks for just that now.").at("scope");
        }
    }

    @Override
    public void apply(Payload payload, Approval approval) {
        MachineClient client = client(payload.client());
        scopes.give(client.id(), words.knownScope(payload.scope(), client.feed()), approval.by());
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.hinted("name", Type.TEXT), Field.hinted("scope", Type.TEXT));
    }

    @Override
    public Optional<Payload> read(Form form) {
        Optional<MachineClient> client = form.require(
                "name",
                "invalid.accounts.client-name",
                name -> clients.find(name)
                        .orElseThrow(() ->
                                new InvalidValueException("client-name.unknown", "There is no client %s.", name)));
        return client.flatMap(
                known -> words.readScope(form, known.feed()).map(scope -> new Payload(known.id(), scope)));
    }

    private MachineClient client(UUID id) {
        return clients.find(id)
                .orElseThrow(() -> new InvalidValueException("accounts.client-ended", "This system was ended."));
    }
}

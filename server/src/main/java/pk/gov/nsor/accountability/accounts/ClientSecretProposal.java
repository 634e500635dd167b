package pk.gov.nsor.accountability.accounts;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.account.Handovers;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;

/** Another secret for a system that cannot change its own, or whose secret or key is known to somebody else. */
final class ClientSecretProposal extends AccountProposal<ClientSecretProposal.Payload> {

    private final MachineClients clients;
    private final ClientCredentials credentials;
    private final Handovers handovers;
    private final AccountMessages words;

    ClientSecretProposal(
            Accounts accounts,
            MachineClients clients,
            ClientCredentials credentials,
            Handovers handovers,
            AccountMessages words) {
        super(false, accounts);
        this.clients = clients;
        this.credentials = credentials;
        this.handovers = handovers;
        this.words = words;
    }

    /** When what the system has now ends. The names are stored. */
    enum Older {
        /** After {@link ClientCredentials#LONGEST_OVERLAP}, in which both parts are handed over and put in place. */
        LATER,
        /** With the approval. */
        AT_ONCE;

        Duration overlap() {
            return switch (this) {
                case LATER -> ClientCredentials.LONGEST_OVERLAP;
                case AT_ONCE -> Duration.ZERO;
            };
        }
    }

    record Payload(UUID client, Older older) {}

    @Override
    public String name() {
        return "client-secret";
    }

    @Override
    public String messages() {
        return "accounts.client-secret.";
    }

    @Override
    public Class<Payload> payload() {
        return Payload.class;
    }

    @Override
    public Optional<String> afterApproval() {
        return Optional.of("/accounts/handovers");
    }

    @Override
    public List<Line> describe(Payload payload) {
        return List.of(
                new Line("name", Text.plain(client(payload.client()).name())),
                new Line("older", Text.of("accounts.client-secret.older." + payload.older())));
    }

    @Override
    public Preview preview(Payload payload, LocalDate effectiveFrom) {
        return Preview.of(
                Text.of("accounts.client-secret.effect." + payload.older()), Text.of("accounts.client.halves"));
    }

    @Override
    public String fingerprint(Payload payload) {
        return client(payload.client()).enabled()
                + credentials.of(payload.client()).stream()
                        .map(one -> one.id().toString())
                        .toList()
                        .toString();
    }

    @Override
    public void validate(Payload payload, LocalDate effectiveFrom) {
        if (!client(payload.client()).enabled()) {
            throw new InvalidValueException("accounts.client-ended", "This system was ended.").at("name");
        }
        if (client(payload.client()).office()) {
            throw new InvalidValueException(
                            "accounts.client-office", "This is the office of a court or a prison, and no system.")
                    .at("name");
        }
        if (payload.older() == Older.LATER && credentials.of(payload.client()).size() >= ClientCredentials.MOST) {
            throw new InvalidValueException(
                            "accounts.client-two", "The system has two already; end them at once, or wait.")
                    .at("older");
        }
    }

    @Override
    public void apply(Payload payload, Approval approval) {
        String secret = ClientCredentials.newSecret();
        var _ = credentials.addSecret(payload.client(), secret, payload.older().overlap(), approval.by());
        NewClientProposal.give(handovers, payload.client(), secret, approval);
    }

    @Override
    public List<Field> fields() {
        Map<String, String> older = new LinkedHashMap<>();
        for (Older one : Older.values()) {
            older.put(one.name(), words.text("accounts.client-secret.older." + one.name()));
        }
        return List.of(Field.hinted("name", Type.TEXT), Field.choice("older", true, older));
    }

    @Override
    public Optional<Payload> read(Form form) {
        Optional<MachineClient> client = form.require(
                "name",
                "invalid.accounts.client-name",
                name -> clients.find(name)
                        .orElseThrow(() ->
                                new InvalidValueException("client-name.unknown", "There is no client %s.", name)));
        Optional<Older> older = form.choice("older", "invalid.accounts.client-older", Older.class);
        return client.isEmpty() || older.isEmpty()
                ? Optional.empty()
                : Optional.of(new Payload(client.get().id(), older.get()));
    }

    private MachineClient client(UUID id) {
        return clients.find(id)
                .orElseThrow(() -> new InvalidValueException("accounts.unknown", "There is no such account."));
    }
}

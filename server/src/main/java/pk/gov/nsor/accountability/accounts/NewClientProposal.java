package pk.gov.nsor.accountability.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.account.Handovers;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;

/** A system of an agency that is to call the API; its first secret is handed over in two parts. */
final class NewClientProposal extends AccountProposal<NewClientProposal.Payload> {

    private final MachineClients clients;
    private final AccountMessages words;
    private final Handovers handovers;

    NewClientProposal(
            Accounts accounts, MachineClients clients, AccountMessages words, Handovers handovers, Clock clock) {
        super(false, accounts, clock);
        this.clients = clients;
        this.words = words;
        this.handovers = handovers;
    }

    /** @param scope as {@link pk.gov.nsor.foundation.access.client.ClientScope#written} has it; null in a proposal from before there was one */
    record Payload(
            String name, Feed feed, String agency, @Nullable String scope) {}

    @Override
    public String name() {
        return "client-new";
    }

    @Override
    public String messages() {
        return "accounts.client.";
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
                new Line("name", Text.plain(payload.name())),
                new Line("feed", Text.of(payload.feed().messageKey())),
                new Line("agency", words.agency(payload.agency())),
                new Line("scope", Text.plain(payload.scope() == null ? "" : payload.scope())));
    }

    @Override
    public Preview preview(Payload payload, LocalDate effectiveFrom) {
        return Preview.of(Text.of("accounts.client.effect"), Text.of("accounts.client.halves"));
    }

    @Override
    public String fingerprint(Payload payload) {
        return clients.find(payload.name()).isPresent() ? "taken" : "free";
    }

    @Override
    public void validate(Payload payload, LocalDate effectiveFrom) {
        String _ = words.knownAgency(payload.agency());
        var _ = words.knownScope(payload.scope(), payload.feed());
        if (clients.find(payload.name()).isPresent()) {
            throw new InvalidValueException("client-name.taken", "There is a client %s already.", payload.name())
                    .at("name");
        }
    }

    @Override
    public void apply(Payload payload, Approval approval) {
        String secret = ClientCredentials.newSecret();
        MachineClient made = clients.create(
                payload.name(),
                payload.feed(),
                payload.agency(),
                words.knownScope(payload.scope(), payload.feed()),
                secret,
                approval.by());
        give(handovers, made.id(), secret, approval);
    }

    /** Each of the two people who created a secret hands over one half of it. */
    static void give(Handovers handovers, UUID client, String secret, Approval approval) {
        int half = secret.length() / 2;
        handovers.give(
                client,
                secret.substring(0, half),
                approval.proposedBy(),
                secret.substring(half),
                Objects.requireNonNull(approval.by().id()));
    }

    @Override
    public List<Field> fields() {
        Map<String, String> feeds = new LinkedHashMap<>();
        for (Feed feed : Feed.values()) {
            feeds.put(feed.name(), words.text(feed.messageKey()));
        }
        return List.of(
                Field.hinted("name", Type.TEXT),
                Field.choice("feed", true, feeds),
                words.agencyField(),
                Field.hinted("scope", Type.TEXT));
    }

    @Override
    public Optional<Payload> read(Form form) {
        Optional<String> name = form.require("name", "invalid.accounts.client-name", text -> {
            // Refused here where it has another shape.
            boolean _ = clients.find(text).isPresent();
            return text;
        });
        Optional<Feed> feed = form.choice("feed", "invalid.accounts.feed", Feed.class);
        Optional<String> agency = words.readAgency(form);
        Optional<String> scope = feed.flatMap(chosen -> words.readScope(form, chosen));
        return name.isEmpty() || feed.isEmpty() || agency.isEmpty() || scope.isEmpty()
                ? Optional.empty()
                : Optional.of(new Payload(name.get(), feed.get(), agency.get(), scope.get()));
    }
}

package pk.gov.nsor.accountability.accounts;

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
import pk.gov.nsor.foundation.access.client.ClientScope;
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

    NewClientProposal(Accounts accounts, MachineClients clients, AccountMessages words, Handovers handovers) {
        super(false, accounts);
        this.clients = clients;
        this.words = words;
        this.handovers = handovers;
    }

    /** @param scope as {@link pk.gov.nsor.foundation.access.client.ClientScope#written} has it; null in a proposal from before there was one
     * @param use null in a proposal from before there was one, which is of the register */
    record Payload(
            String name,
            Feed feed,
            String agency,
            @Nullable String scope,
            @Nullable Use use) {

        boolean isTrial() {
            return use == Use.TRIAL;
        }
    }

    /** What a system is made for. The names are stored. */
    enum Use {
        REGISTER,
        /** It is tried: what it sends never gets into the register. */
        TRIAL;

        String messageKey() {
            return "accounts.client.use." + name();
        }
    }

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
                new Line("scope", Text.plain(payload.scope() == null ? "" : payload.scope())),
                new Line("use", Text.of((payload.isTrial() ? Use.TRIAL : Use.REGISTER).messageKey())));
    }

    @Override
    public Preview preview(Payload payload, LocalDate effectiveFrom) {
        return Preview.of(
                Text.of(payload.isTrial() ? "accounts.client.effect.trial" : "accounts.client.effect"),
                Text.of("accounts.client.halves"));
    }

    @Override
    public String fingerprint(Payload payload) {
        return clients.find(payload.name()).isPresent() ? "taken" : "free";
    }

    @Override
    public void validate(Payload payload, LocalDate effectiveFrom) {
        String _ = words.knownAgency(payload.agency());
        var _ = words.knownScope(payload.scope(), payload.feed());
        requireName(payload.name(), payload.isTrial());
        if (clients.find(payload.name()).isPresent()) {
            throw new InvalidValueException("client-name.taken", "There is a client %s already.", payload.name())
                    .at("name");
        }
    }

    @Override
    public void apply(Payload payload, Approval approval) {
        String secret = ClientCredentials.newSecret();
        ClientScope scope = words.knownScope(payload.scope(), payload.feed());
        MachineClient made = payload.isTrial()
                ? clients.createTrial(payload.name(), payload.feed(), payload.agency(), scope, secret, approval.by())
                : clients.create(payload.name(), payload.feed(), payload.agency(), scope, secret, approval.by());
        give(handovers, made.id(), secret, approval);
    }

    private static void requireName(String name, boolean isTrial) {
        try {
            MachineClients.requireName(name, isTrial);
        } catch (InvalidValueException refused) {
            throw refused.at("name");
        }
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
        Map<String, String> uses = new LinkedHashMap<>();
        for (Use use : Use.values()) {
            uses.put(use.name(), words.text(use.messageKey()));
        }
        return List.of(
                Field.choice("use", true, uses),
                Field.hinted("name", Type.TEXT),
                Field.choice("feed", true, feeds),
                words.agencyField(),
                Field.hinted("scope", Type.TEXT));
    }

    @Override
    public Optional<Payload> read(Form form) {
        Optional<Use> use = form.choice("use", "invalid.accounts.client-use", Use.class);
        Optional<String> name = form.require("name", "invalid.accounts.client-name", text -> {
            // Refused here where it has another shape.
            boolean _ = clients.find(text).isPresent();
            use.ifPresent(chosen -> requireName(text, chosen == Use.TRIAL));
            return text;
        });
        Optional<Feed> feed = form.choice("feed", "invalid.accounts.feed", Feed.class);
        Optional<String> agency = words.readAgency(form);
        Optional<String> scope = feed.flatMap(chosen -> words.readScope(form, chosen));
        return use.isEmpty() || name.isEmpty() || feed.isEmpty() || agency.isEmpty() || scope.isEmpty()
                ? Optional.empty()
                : Optional.of(new Payload(name.get(), feed.get(), agency.get(), scope.get(), use.get()));
    }
}

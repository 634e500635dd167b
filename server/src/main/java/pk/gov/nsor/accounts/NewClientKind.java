package pk.gov.nsor.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.ClientCredentials;
import pk.gov.nsor.access.Feed;
import pk.gov.nsor.access.Handovers;
import pk.gov.nsor.access.MachineClient;
import pk.gov.nsor.access.MachineClients;
import pk.gov.nsor.approval.Approval;
import pk.gov.nsor.approval.Preview;
import pk.gov.nsor.approval.Text;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.shell.Form;

/** A system of an agency that is to call the API; its first secret is handed over in two parts. */
final class NewClientKind extends AccountKind<NewClientKind.Payload> {

    private final MachineClients clients;
    private final AccountWords words;
    private final Handovers handovers;

    NewClientKind(Accounts accounts, MachineClients clients, AccountWords words, Handovers handovers, Clock clock) {
        super(false, accounts, clock);
        this.clients = clients;
        this.words = words;
        this.handovers = handovers;
    }

    record Payload(String name, Feed feed, String agency) {}

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
    public List<Line> describe(Payload payload) {
        return List.of(
                new Line("name", Text.plain(payload.name())),
                new Line("feed", Text.plain(payload.feed())),
                new Line("agency", words.agency(payload.agency())));
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
        if (clients.find(payload.name()).isPresent()) {
            throw new InvalidValueException("client-name.taken", "There is a client %s already.", payload.name())
                    .at("name");
        }
    }

    @Override
    public void apply(Payload payload, Approval approval) {
        String secret = ClientCredentials.newSecret();
        MachineClient made = clients.create(payload.name(), payload.feed(), payload.agency(), secret, approval.by());
        give(handovers, made.id(), secret, approval);
    }

    /** Each of the two who have made a secret hands over a half of it. */
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
            feeds.put(feed.name(), feed.name());
        }
        return List.of(Field.hinted("name", Type.TEXT), Field.choice("feed", true, feeds), words.agencyField());
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
        return name.isEmpty() || feed.isEmpty() || agency.isEmpty()
                ? Optional.empty()
                : Optional.of(new Payload(name.get(), feed.get(), agency.get()));
    }
}

package pk.gov.nsor.agencies.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.exchange.sending.KafkaTopics;
import pk.gov.nsor.agencies.exchange.sending.SigningKeys;
import pk.gov.nsor.agencies.exchange.sending.WebhookAddresses;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.ImmediateDecision;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Opening a channel to an agency's system. It counts from the approval on. */
@Component
class Opening implements ImmediateDecision<Opening.Payload> {

    static final String NAME = "exchange-open";

    private static final int LONGEST_RESTS_ON = 500;

    private final Subscribers subscribers;
    private final MachineClients clients;
    private final Audiences audiences;
    private final WebhookAddresses addresses;
    private final KafkaTopics topics;
    private final SigningKeys keys;
    private final UiFormat uiFormat;
    private final Clock clock;

    Opening(
            Subscribers subscribers,
            MachineClients clients,
            Audiences audiences,
            WebhookAddresses addresses,
            KafkaTopics topics,
            SigningKeys keys,
            UiFormat uiFormat,
            Clock clock) {
        this.subscribers = subscribers;
        this.clients = clients;
        this.audiences = audiences;
        this.addresses = addresses;
        this.topics = topics;
        this.keys = keys;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /**
     * @param client whose system
     * @param audience the name of an {@link Audience}
     * @param address of a webhook, or the topic; null for a feed that it reads
     * @param restsOn the notification or order
     */
    record Payload(
            UUID client,
            String audience,
            Channel channel,
            @Nullable String address,
            String restsOn) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String messages() {
        return "exchange.open.";
    }

    @Override
    public Class<Payload> payload() {
        return Payload.class;
    }

    @Override
    public Set<Role> proposers() {
        return Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public Set<Role> approvers() {
        return Set.of(Role.NATIONAL_SUPERVISOR);
    }

    @Override
    public List<Line> describe(Payload payload) {
        MachineClient client = client(payload.client());
        List<Line> lines = new ArrayList<>(List.of(
                new Line("client", Text.plain(client.name())),
                new Line("audience", Text.of("exchange.audience." + payload.audience())),
                new Line(
                        "channel",
                        Text.of("exchange.channel." + payload.channel().key()))));
        if (payload.address() != null) {
            lines.add(new Line(field(payload.channel()), Text.plain(payload.address())));
        }
        lines.add(new Line("restsOn", Text.plain(payload.restsOn())));
        return lines;
    }

    @Override
    public Preview preview(Payload payload, LocalDate effectiveFrom) {
        MachineClient client = client(payload.client());
        ClientScope scope = audiences.scope(client);
        return Preview.of(
                Text.of("exchange.open.fields." + payload.audience()),
                scope.isCountry()
                        ? Text.of("exchange.open.country")
                        : scope.isNone()
                                ? Text.of("exchange.open.no-scope")
                                : Text.of("exchange.open.scope", scope.written()));
    }

    @Override
    public String fingerprint(Payload payload) {
        MachineClient client = client(payload.client());
        return client.enabled() + " " + audiences.scope(client).written() + " " + isOpen(payload);
    }

    @Override
    public void validate(Payload payload, LocalDate effectiveFrom) {
        MachineClient client = client(payload.client());
        if (!client.enabled() || client.trial() || client.office()) {
            throw new InvalidValueException(
                            "exchange.client", "This system was ended, is on trial, or is an office without a system.")
                    .at("client");
        }
        if (audiences
                .find(payload.audience())
                .filter(audience -> audience.mayBeTold(client))
                .isEmpty()) {
            throw new InvalidValueException("exchange.audience", "This is not for systems of this kind.")
                    .at("audience");
        }
        if (isOpen(payload)) {
            throw new InvalidValueException(
                            "exchange.open-already", "This system has an open channel for this already.")
                    .at("audience");
        }
        refuseSecond(payload);
        String address = payload.address();
        if (payload.channel() == Channel.KAFKA) {
            topics.require(address);
            if (subscribers.all().stream()
                    .anyMatch(open -> open.isOpen()
                            && open.channel() == Channel.KAFKA
                            && Objects.equals(open.address(), address))) {
                throw new InvalidValueException("exchange.topic.taken", "Another channel writes to this topic.")
                        .at("topic");
            }
        } else if ((payload.channel() == Channel.WEBHOOK) != (address != null)) {
            throw new InvalidValueException("exchange.address-channel", "A webhook has an address, a feed has none.")
                    .at("address");
        } else if (address != null) {
            addresses.require(address);
        }
    }

    private void refuseSecond(Payload payload) {
        boolean isForOne = audiences
                .find(payload.audience())
                .filter(Audience::isForOneSystem)
                .isPresent();
        if (isForOne
                && subscribers.all().stream()
                        .anyMatch(open -> open.isOpen() && open.audience().equals(payload.audience()))) {
            throw new InvalidValueException(
                            "exchange.one-system", "Another system is told this. Close its channel first.")
                    .at("audience");
        }
    }

    private static String field(Channel channel) {
        return channel == Channel.KAFKA ? "topic" : "address";
    }

    @Override
    public void apply(Payload payload, Approval approval) {
        subscribers.lock(payload.client());
        validate(payload, LocalDate.now(clock));
        UUID subscriber = subscribers.open(
                payload.client(),
                payload.audience(),
                payload.channel(),
                payload.address(),
                payload.restsOn(),
                approval);
        if (payload.channel() == Channel.WEBHOOK) {
            keys.first(subscriber);
        }
    }

    /** The channel opens with the approval. */
    @Override
    public List<Field> fields() {
        Map<String, String> whats = new LinkedHashMap<>();
        audiences
                .all()
                .forEach(audience -> whats.put(audience.name(), uiFormat.text("exchange.audience." + audience.name())));
        Map<String, String> channels = new LinkedHashMap<>();
        for (Channel channel : Channel.values()) {
            if (channel != Channel.KAFKA || topics.isThere()) {
                channels.put(channel.name(), uiFormat.text("exchange.channel." + channel.key()));
            }
        }
        List<Field> fields = new ArrayList<>(List.of(
                Field.hinted("client", Type.TEXT),
                Field.choice("audience", true, whats),
                Field.choice("channel", false, channels),
                Field.hinted("address", Type.TEXT)));
        if (topics.isThere()) {
            fields.add(Field.hinted("topic", Type.TEXT));
        }
        fields.add(Field.hinted("restsOn", Type.TEXT));
        return fields;
    }

    @Override
    public Optional<Payload> read(Form form) {
        Optional<MachineClient> client = form.require(
                "client",
                "exchange.open.client.missing",
                name -> clients.find(name).orElseThrow(Opening::noClient));
        Optional<String> audience = form.require(
                "audience",
                "exchange.open.audience.missing",
                name -> audiences.find(name).map(Audience::name).orElseThrow(Opening::noAudience));
        Optional<Channel> channel = form.choice("channel", "exchange.open.channel.missing", Channel.class);
        Optional<String> restsOn = form.require("restsOn", "exchange.open.rests-on.missing", Opening::restsOn);
        if (client.isEmpty() || audience.isEmpty() || channel.isEmpty() || restsOn.isEmpty()) {
            return Optional.empty();
        }
        String address = form.value(field(channel.get())).strip();
        return Optional.of(new Payload(
                client.get().id(), audience.get(), channel.get(), address.isEmpty() ? null : address, restsOn.get()));
    }

    private static String restsOn(String text) {
        if (text.length() > LONGEST_RESTS_ON) {
            throw new InvalidValueException("exchange.rests-on", "Write at most 500 characters.");
        }
        return Screened.require(text, "restsOn");
    }

    private boolean isOpen(Payload payload) {
        return subscribers.open(payload.client()).stream()
                .anyMatch(open -> open.audience().equals(payload.audience()));
    }

    private MachineClient client(UUID id) {
        return clients.find(id).orElseThrow(Opening::noClient);
    }

    private static InvalidValueException noClient() {
        return new InvalidValueException("exchange.no-client", "There is no such system.");
    }

    private static InvalidValueException noAudience() {
        return new InvalidValueException("exchange.audience", "This is not for systems of this kind.");
    }
}

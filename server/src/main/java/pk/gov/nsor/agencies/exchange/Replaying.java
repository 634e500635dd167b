package pk.gov.nsor.agencies.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.approval.ImmediateDecision;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;

/**
 * Events of some days once more for a subscriber that has lost them, or did not take them until they were given up. They keep their
 * identifiers and say what is true when they are sent again.
 */
@Component
class Replaying implements ImmediateDecision<Replaying.Payload> {

    private static final String WHICH =
            " where subscriber_id = ? and state in ('DELIVERED', 'DEAD') and written_at >= ? and written_at < ?";

    private final Subscribers subscribers;
    private final MachineClients clients;
    private final JdbcClient jdbc;
    private final Trail trail;
    private final Waking waking;
    private final EventUpkeep upkeep;
    private final UiFormat uiFormat;
    private final Clock clock;

    Replaying(
            Subscribers subscribers,
            MachineClients clients,
            JdbcClient jdbc,
            Trail trail,
            Waking waking,
            EventUpkeep upkeep,
            UiFormat uiFormat,
            Clock clock) {
        this.subscribers = subscribers;
        this.clients = clients;
        this.jdbc = jdbc;
        this.trail = trail;
        this.waking = waking;
        this.upkeep = upkeep;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /**
     * @param from the first day on which the events were written
     * @param to the last
     */
    record Payload(UUID subscriber, LocalDate from, LocalDate to) {}

    @Override
    public String name() {
        return "exchange-replay";
    }

    @Override
    public String messages() {
        return "exchange.replay.";
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
        return List.of(
                new Line("subscriber", Text.plain(client(payload.subscriber()))),
                new Line("from", Text.plain(payload.from())),
                new Line("to", Text.plain(payload.to())));
    }

    @Override
    public Preview preview(Payload payload, LocalDate effectiveFrom) {
        return Preview.of(Text.of("exchange.replay.effect", count(payload)), Text.of("exchange.replay.now"));
    }

    /** How many there are changes by itself, and changes nothing about the decision. */
    @Override
    public String fingerprint(Payload payload) {
        return Boolean.toString(subscribers
                .find(payload.subscriber())
                .filter(Subscriber::isOpen)
                .isPresent());
    }

    @Override
    public void validate(Payload payload, LocalDate effectiveFrom) {
        if (subscribers.find(payload.subscriber()).filter(Subscriber::isOpen).isEmpty()) {
            throw new InvalidValueException("exchange.closed", "This channel is closed already.").at("subscriber");
        }
        LocalDate today = LocalDate.now(clock);
        if (payload.to().isAfter(today) || payload.from().isAfter(payload.to())) {
            throw new InvalidValueException(
                            "exchange.replay.days", "The first day comes before the last, and neither after today.")
                    .at("to");
        }
        int kept = upkeep.days();
        if (payload.from().isBefore(today.minusDays(kept))) {
            throw new InvalidValueException(
                            "exchange.replay.long",
                            "Events are kept for %s days; older ones are not there any more.",
                            kept)
                    .at("from");
        }
    }

    @Override
    public void apply(Payload payload, Approval approval) {
        validate(payload, LocalDate.now(clock));
        if (subscribers.holdOpen(payload.subscriber()).isEmpty()) {
            throw new InvalidValueException("exchange.closed", "This channel is closed already.");
        }
        int replayed = jdbc.sql("""
                        update exchange.event set state = 'WAITING', waits_since = ?, ended_at = null, attempts = 0,
                            not_before = null, claimed_until = null, position = null
                        """ + WHICH)
                .param(OffsetDateTime.now(clock))
                .param(payload.subscriber())
                .param(first(payload.from()))
                .param(first(payload.to().plusDays(1)))
                .update();
        trail.append(TrailEntry.done(approval.by(), TrailAction.SUBSCRIBER_CHANGED)
                .about(payload.subscriber())
                .with(Map.of(
                        "what",
                        "replayed",
                        "from",
                        payload.from().toString(),
                        "to",
                        payload.to().toString(),
                        "events",
                        replayed)));
        waking.afterCommit();
    }

    private long count(Payload payload) {
        return jdbc.sql("select count(*) from exchange.event" + WHICH)
                .params(
                        payload.subscriber(),
                        first(payload.from()),
                        first(payload.to().plusDays(1)))
                .query(Long.class)
                .single();
    }

    private OffsetDateTime first(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    /** It counts from the approval. */
    @Override
    public List<Field> fields() {
        Map<String, String> open = new LinkedHashMap<>();
        subscribers.all().stream()
                .filter(Subscriber::isOpen)
                .forEach(subscriber -> open.put(
                        subscriber.id().toString(),
                        client(subscriber.id()) + " · " + uiFormat.text("exchange.audience." + subscriber.audience())));
        return List.of(
                Field.choice("subscriber", false, open), Field.hinted("from", Type.DAY), Field.of("to", Type.DAY));
    }

    @Override
    public Optional<Payload> read(Form form) {
        Optional<UUID> subscriber =
                form.require("subscriber", "exchange.replay.subscriber.missing", Replaying::identifier);
        Optional<LocalDate> from = form.day("from", "exchange.replay.from.missing");
        Optional<LocalDate> to = form.day("to", "exchange.replay.to.missing");
        return subscriber.isEmpty() || from.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : Optional.of(new Payload(subscriber.get(), from.get(), to.get()));
    }

    private static UUID identifier(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new InvalidValueException("exchange.no-channel", "There is no such channel.");
        }
    }

    private String client(UUID subscriber) {
        return subscribers
                .find(subscriber)
                .flatMap(found -> clients.find(found.client()))
                .map(MachineClient::name)
                .orElse("?");
    }
}

package pk.gov.nsor.policing.notices;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.feeds.FeedInbox;
import pk.gov.nsor.foundation.feeds.FeedKind;
import pk.gov.nsor.foundation.feeds.FeedMessage;
import pk.gov.nsor.foundation.feeds.FeedReading;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.Observations.Message;
import pk.gov.nsor.policing.notices.contradiction.ContradictionReviews;
import pk.gov.nsor.policing.notices.observation.ObservationCheck;
import pk.gov.nsor.policing.notices.observation.ObservationMessage;
import pk.gov.nsor.policing.notices.observation.ObservationRepository;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.record.registration.removal.LifeSign;
import pk.gov.nsor.record.registration.removal.LifeSigns;

/** Takes what other systems report of people. Of somebody who is not on the register, nothing is kept. */
@Service
public class Observations implements FeedKind<Message> {

    private final FeedInbox feeds;
    private final ObservationCheck check;
    private final ObservationRepository table;
    private final ContradictionReviews reviews;
    private final People people;
    private final Standings standings;
    private final LifeSigns lifeSigns;
    private final Trail trail;
    private final Clock clock;

    Observations(
            FeedInbox feeds,
            ObservationCheck check,
            ObservationRepository table,
            ContradictionReviews reviews,
            People people,
            Standings standings,
            LifeSigns lifeSigns,
            Trail trail,
            Clock clock) {
        this.feeds = feeds;
        this.check = check;
        this.table = table;
        this.reviews = reviews;
        this.people = people;
        this.standings = standings;
        this.lifeSigns = lifeSigns;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A message, checked.
     *
     * @param messageId the client's own name for it; sent again, it is the same message
     */
    public record Message(String messageId, Cnic cnic, Observation observation) {}

    /** As {@link FeedInbox#receive}. */
    public FeedInbox.Answer receive(byte[] body, Machine client, Actor actor) {
        return feeds.receive(this, body, client, actor);
    }

    /** As {@link FeedInbox#takeAtOnce}. */
    public void takeAtOnce(Message message, Machine client, Actor actor) {
        feeds.takeAtOnce(this, message, client, actor);
    }

    @Override
    public String name() {
        return "observation";
    }

    @Override
    public TrailAction received() {
        return TrailAction.OBSERVATION_RECEIVED;
    }

    @Override
    public Message read(FeedReading reading) {
        return reading.into(ObservationMessage.class, message -> check.check(message, reading.day()));
    }

    @Override
    public Cnic cnic(Message message) {
        return message.cnic();
    }

    @Override
    public String messageId(Message message) {
        return message.messageId();
    }

    /** Each kind is of one feed, and the police report what is in their own districts, whoever it is about. */
    @Override
    public void refuseOutside(Message message, Machine sender, ClientScope scope) {
        Feed feed = message.observation().kind().feed();
        if (feed != sender.feed()) {
            throw ProblemException.invalid(List.of(new FieldProblem(
                    "/kind",
                    "observation.feed",
                    "This client does not report this: it is the feed %s's.".formatted(feed))));
        }
        if (!feed.isOfCountry() && !covers(scope, message.observation())) {
            throw ClientScopes.outside(
                    message.observation() instanceof Observation.ObservedArrest ? "/policeStation" : "/district");
        }
    }

    private static boolean covers(ClientScope scope, Observation observation) {
        return switch (observation) {
            case Observation.ObservedTenancy tenancy -> scope.coversDistrict(tenancy.district());
            case Observation.ObservedVisit visit -> scope.coversDistrict(visit.district());
            case Observation.ObservedArrest arrest -> scope.coversDistrict(arrest.district());
            case Observation.ObservedHome home -> scope.coversDistrict(home.district());
            case Observation.ObservedHotel hotel -> scope.coversDistrict(hotel.district());
            case Observation.ObservedName _, Observation.ObservedPhone _, Observation.OfCard _ -> scope.isCountry();
        };
    }

    @Override
    public boolean take(FeedMessage received, Message message) {
        Observation observation = message.observation();
        Optional<PersonId> known = people.withCnic(message.cnic());
        known.ifPresent(people::lock);
        Optional<PersonId> registered = known.filter(this::isOnRegister);
        registered.ifPresent(person -> {
            table.insert(received.receipt(), person, observation);
            trail.append(TrailEntry.done(received.actor(), TrailAction.OBSERVATION_RECEIVED)
                    .about(person.value()));
            table.find(person, received.receipt()).ifPresent(reported -> reviews.first(reported, received.actor()));
        });
        known.ifPresent(id -> sign(observation).ifPresent(sign -> lifeSigns.seen(List.of(id), sign, observation.on())));
        return registered.isPresent();
    }

    /** Empty where it may be done without the person. */
    private static Optional<LifeSign.Kind> sign(Observation observation) {
        if (observation instanceof Observation.ObservedVisit visit) {
            return visit.found() == Observation.Found.CONFIRMED ? Optional.of(LifeSign.Kind.POLICE) : Optional.empty();
        }
        return switch (observation.kind()) {
            case NADRA_NAME, NADRA_ADDRESS, CARD_RENEWED -> Optional.of(LifeSign.Kind.NADRA);
            case PHONE -> Optional.of(LifeSign.Kind.SIM);
            case HOTEL -> Optional.of(LifeSign.Kind.HOTEL);
            case TENANT -> Optional.of(LifeSign.Kind.TENANCY);
            case ARREST -> Optional.of(LifeSign.Kind.POLICE);
            case CARD_BLOCKED, NADRA_DEATH, VISIT -> Optional.empty();
        };
    }

    private boolean isOnRegister(PersonId person) {
        LocalDate today = LocalDate.now(clock);
        return standings.of(person).filter(known -> known.isOnRegister(today)).isPresent();
    }
}

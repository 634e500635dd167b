package pk.gov.nsor.agencies.intake;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;
import pk.gov.nsor.agencies.intake.sent.FeedReceipt;
import pk.gov.nsor.agencies.intake.sent.Receipts;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.feeds.ChangeNotes;
import pk.gov.nsor.foundation.feeds.FeedInbox;

/** Takes messages from courts' and prisons' systems, and tells a sender what became of its own. */
@Service
@Import(AgencyFeeds.Registrar.class)
public class AgencyFeeds {

    private final FeedInbox feeds;
    private final Map<MessageKind, AgencyFeed> kinds;
    private final Inbox inbox;
    private final Receipts receipts;
    private final TrialReceipts trials;

    AgencyFeeds(FeedInbox feeds, List<AgencyFeed> kinds, Inbox inbox, Receipts receipts, TrialReceipts trials) {
        this.feeds = feeds;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(AgencyFeed::kind, Function.identity()));
        this.inbox = inbox;
        this.receipts = receipts;
        this.trials = trials;
    }

    /**
     * What a client is answered, with what the register does not know of what the message names.
     *
     * @param isRepetition whether the message had been received before
     */
    public record Answer(FeedReceipt receipt, boolean isRepetition) {}

    /**
     * Acknowledges a message. The same message again changes nothing.
     *
     * @throws tools.jackson.core.JacksonException as {@link FeedInbox#receive}
     * @throws ProblemException as {@link FeedInbox#receive}
     * @throws org.springframework.web.ErrorResponseException as {@link FeedInbox#receive}
     */
    public Answer receive(MessageKind kind, Machine client, byte[] body, Actor actor) {
        FeedInbox.Answer answer = feeds.receive(Objects.requireNonNull(kinds.get(kind)), body, client, actor);
        if (client.isTrial()) {
            return new Answer(trials.answered(client, answer.receipt()), answer.isRepetition());
        }
        FeedReceipt receipt =
                inbox.find(answer.receipt()).map(receipts::of).orElseGet(() -> FeedReceipt.received(answer.receipt()));
        return new Answer(receipt, answer.isRepetition());
    }

    /**
     * Everything that is wrong with a message by itself and for its sender, without receiving it. Texts are not screened.
     *
     * @throws tools.jackson.core.JacksonException where it is not of the kind's form
     */
    public List<FieldProblem> problems(MessageKind kind, Machine client, byte[] body) {
        return feeds.problems(Objects.requireNonNull(kinds.get(kind)), client, body);
    }

    /** What the sender may know of one of the client's own messages. */
    public Optional<FeedReceipt> find(Machine client, UUID receipt) {
        if (client.isTrial()) {
            return trials.find(client, receipt);
        }
        return inbox.find(receipt)
                .filter(message -> message.client().equals(client.clientId()))
                .map(receipts::of);
    }

    /** Registers a feed for each kind of message. */
    static final class Registrar implements BeanRegistrar {

        @Override
        public void register(BeanRegistry registry, Environment environment) {
            for (MessageKind kind : MessageKind.values()) {
                registry.registerBean(
                        "feed." + kind,
                        AgencyFeed.class,
                        feed -> feed.supplier(beans -> new AgencyFeed(
                                kind,
                                beans.bean(IncomingMessages.class),
                                beans.bean(FeedRecording.class),
                                beans.bean(TakingBack.class),
                                beans.bean(Inbox.class),
                                beans.bean(ChangeNotes.class),
                                beans.bean(TrialReceipts.class))));
            }
        }
    }
}

package pk.gov.nsor.agencies.intake;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailUnavailableException;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.transactions.TransactionScoped;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.FactChange;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.LegalFactRecorded;
import pk.gov.nsor.record.conviction.NumberOfCourt;
import pk.gov.nsor.record.register.IdentityDecided;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.merged.RecordsMerged;
import tools.jackson.core.JacksonException;

/**
 * Checks waiting messages again whenever something new arrives about the same person or case: in the same transaction,
 * before its commit, so that nobody sees the one without the other. A message that does not fit stays as it is.
 */
@Component
class WaitingMessages {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingMessages.class);

    private final Inbox inbox;
    private final IncomingMessages messages;
    private final FeedRecording feed;
    private final SenderScope senders;
    private final MessageOutcomes outcomes;
    private final People people;
    private final Convictions convictions;
    private final TransactionTemplate within;
    private final TransactionScoped<Touched> touched = new TransactionScoped<>(Touched::new);

    WaitingMessages(
            Inbox inbox,
            IncomingMessages messages,
            FeedRecording feed,
            SenderScope senders,
            MessageOutcomes outcomes,
            People people,
            Convictions convictions,
            PlatformTransactionManager transactions) {
        this.inbox = inbox;
        this.messages = messages;
        this.feed = feed;
        this.senders = senders;
        this.outcomes = outcomes;
        this.people = people;
        this.convictions = convictions;
        this.within = new TransactionTemplate(transactions);
        this.within.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** The client, as it sent the message; from where is not known any more. */
    static Actor sender(Inbox.Message message) {
        return new Actor(Actor.Kind.MACHINE, message.client(), "waiting messages");
    }

    @EventListener
    void factRecorded(LegalFactRecorded recorded) {
        FactChange change = recorded.change();
        Touched now = touched();
        now.people.add(recorded.person());
        if (change != null && change.kind() == FactKind.CONVICTION) {
            convictions.numberOf(change.fact()).ifPresent(now.cases::add);
        }
    }

    /** What leaves no legal fact, as a release to come, may be what another message waits for. */
    @EventListener
    void messageApplied(MessageApplied applied) {
        touched().people.add(applied.person());
    }

    @EventListener
    void identityDecided(IdentityDecided decided) {
        Touched now = touched();
        now.people.add(decided.person());
        now.found.add(decided.person());
    }

    /** The one has what a message about the other waits for; parted, each has its own again. */
    @EventListener
    void merged(RecordsMerged merged) {
        Touched now = touched();
        for (PersonId person : List.of(merged.leading(), merged.part())) {
            now.people.add(person);
            convictions
                    .of(person)
                    .forEach(each ->
                            convictions.numberOf(new FactId(each.id().value())).ifPresent(now.cases::add));
        }
    }

    /**
     * Looks at once at what waits for something that has come in this transaction, as its commit would: where several messages
     * share a transaction, each meets what those before it have brought.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lookNow() {
        look(touched.get());
    }

    private Touched touched() {
        Touched now = touched.get();
        if (!now.isWatched && TransactionSynchronizationManager.isSynchronizationActive()) {
            now.isWatched = true;
            TransactionSynchronizationManager.registerSynchronization(new Look());
        }
        return now;
    }

    private void look(Touched now) {
        while (!now.people.isEmpty() || !now.cases.isEmpty()) {
            Set<Cnic> cnics = new LinkedHashSet<>();
            Set<PersonId> about = Set.copyOf(now.people);
            for (PersonId person : about) {
                cnics.addAll(people.cnics(person));
            }
            // Whoever is about to note that a message waits for one of these looks for its record after this commit.
            now.found.stream()
                    .flatMap(person -> people.cnics(person).stream())
                    .sorted()
                    .forEach(inbox::lock);
            List<NumberOfCourt> cases = List.copyOf(now.cases);
            now.clear();
            for (Inbox.Message message : inbox.awaiting(cnics, cases)) {
                again(message, about, now);
            }
        }
    }

    private void again(Inbox.Message message, Set<PersonId> about, Touched now) {
        if (inbox.lockWaiting(message.receipt()).isEmpty()) {
            return; // It came with another one.
        }
        if (inbox.isOfEarlierRelease(message.receipt(), about)) {
            leaveToAPerson(message);
            return;
        }
        Touched before = now.copy();
        try {
            boolean isRecorded = Boolean.TRUE.equals(within.execute(status -> {
                IncomingMessage incoming = messages.read(message);
                incoming.refuseOutside(senders.now(message.client()));
                return incoming.record(message.receipt(), Decision.NONE, sender(message));
            }));
            LOG.debug("Message {} was looked at again: {}", message.receipt(), isRecorded);
        } catch (InvalidValueException contradiction) {
            now.become(before);
            feed.contradicts(message, contradiction, sender(message));
        } catch (ProblemException | JacksonException notByToday) {
            // Its sender speaks for less by now, or the rules are stricter: a person decides.
            now.become(before);
            leaveToAPerson(message);
        } catch (DataAccessException | TransactionException | TrailUnavailableException lost) {
            throw lost;
        } catch (RuntimeException failed) {
            now.become(before);
            LOG.warn(
                    "Message {} could not be looked at again: {}",
                    message.receipt(),
                    failed.getClass().getName());
        }
    }

    private void leaveToAPerson(Inbox.Message message) {
        outcomes.wait(
                message.receipt(), Subject.NONE, inbox.quarantineReasons(message.receipt()), false, sender(message));
    }

    /** Before anything else is done at the commit: what is recorded here is told with the rest. */
    private final class Look implements TransactionSynchronization {

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            look(touched.get());
        }
    }

    /** Who and which cases something has come about in this transaction. */
    private static final class Touched {

        private final Set<PersonId> people = new LinkedHashSet<>();
        /** Who may have got a CNIC by which nobody found them before. */
        private final Set<PersonId> found = new HashSet<>();

        private final Set<NumberOfCourt> cases = new LinkedHashSet<>();
        private boolean isWatched;

        void clear() {
            people.clear();
            found.clear();
            cases.clear();
        }

        Touched copy() {
            Touched copy = new Touched();
            copy.become(this);
            return copy;
        }

        void become(Touched other) {
            clear();
            people.addAll(other.people);
            found.addAll(other.found);
            cases.addAll(other.cases);
        }
    }
}

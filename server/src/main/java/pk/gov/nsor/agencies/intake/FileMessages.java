package pk.gov.nsor.agencies.intake;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.intake.quarantine.PossiblePeople;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.feeds.FeedInbox;
import pk.gov.nsor.foundation.feeds.FileInbox;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.matching.SoughtPerson;
import tools.jackson.core.JacksonException;

/** The lines of files, as messages of the client in whose name they are sent. */
@Service
public class FileMessages {

    private final FileInbox files;
    private final Map<MessageKind, AgencyFeed> kinds;
    private final IncomingMessages messages;
    private final Inbox inbox;
    private final WaitingMessages waiting;
    private final TakenBack taken;
    private final PossiblePeople possible;
    private final Trail trail;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    FileMessages(
            FileInbox files,
            List<AgencyFeed> kinds,
            IncomingMessages messages,
            Inbox inbox,
            WaitingMessages waiting,
            TakenBack taken,
            PossiblePeople possible,
            Trail trail,
            JdbcClient jdbc,
            TransactionOperations transaction) {
        this.files = files;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(AgencyFeed::kind, Function.identity()));
        this.messages = messages;
        this.inbox = inbox;
        this.waiting = waiting;
        this.taken = taken;
        this.possible = possible;
        this.trail = trail;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * A message that can be taken.
     *
     * @param body as it is kept
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Checked(MessageKind kind, IncomingMessage message, byte[] body) {}

    /**
     * What became of a message.
     *
     * @param isRepetition whether it had been taken before
     * @param person whose record it went to; null where it waits or went back
     */
    public record Taken(
            UUID receipt,
            boolean isRepetition,
            MessageStatus status,
            @Nullable PersonId person) {}

    /**
     * Reads a message and records nothing.
     *
     * @throws JacksonException where it is not of the form
     * @throws ProblemException naming the fields that cannot be true, or what the client does not speak for
     */
    public Checked check(MessageKind kind, Machine client, byte[] body) {
        return new Checked(kind, files.check(kind(kind), body, client), body);
    }

    /**
     * Why a message would wait for a registrar, by the register as it is: names of reasons, none twice; empty where it would be
     * recorded. Nothing is written.
     */
    public List<String> foreseen(Checked checked) {
        List<QuarantineReason> stopped = messages.stopped(checked.kind(), checked.body());
        return names(
                stopped.isEmpty()
                        ? Objects.requireNonNull(transaction.execute(status -> {
                            status.setRollbackOnly();
                            return checked.message().foresee();
                        }))
                        : stopped);
    }

    /** Whether any of some messages may be about somebody whom others are about: what comes of them is to come in its order. */
    public boolean isAnyAboutSomebodyOf(List<Checked> some, List<Checked> others) {
        return possible.isAnyOf(people(some), people(others));
    }

    private static List<SoughtPerson> people(List<Checked> messages) {
        return messages.stream().map(each -> each.message().person()).toList();
    }

    /** Why a message waits: names of reasons, none twice. */
    public List<String> reasons(UUID receipt) {
        return names(inbox.quarantineReasons(receipt));
    }

    private static List<String> names(List<QuarantineReason> reasons) {
        return reasons.stream().map(reason -> reason.code().name()).distinct().toList();
    }

    /**
     * Takes a message, and what waited for it, in the caller's transaction. Several may be taken in one.
     *
     * @param refusal as of {@link FileInbox#take}
     * @throws InvalidValueException as {@link FileInbox#take}
     * @throws ProblemException as {@link FileInbox#take}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Taken take(Checked checked, Machine client, Actor actor, @Nullable InvalidValueException refusal) {
        FeedInbox.Answer answer =
                files.take(kind(checked.kind()), checked.message(), checked.body(), client, actor, refusal);
        waiting.lookNow();
        return taken(answer.receipt(), answer.isRepetition());
    }

    /**
     * Withdraws a message that waits, in the caller's transaction. What was recorded, sent back or withdrawn stays so.
     *
     * @return what became of it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Taken takeBack(UUID receipt, Actor actor) {
        if (inbox.lockWaiting(receipt).isPresent()) {
            taken.withdraw(receipt);
            trail.append(TrailEntry.done(actor, TrailAction.QUARANTINE_DECIDED)
                    .about(receipt)
                    .with(Map.of("status", MessageStatus.WITHDRAWN)));
        }
        return taken(receipt, false);
    }

    private Taken taken(UUID receipt, boolean isRepetition) {
        Outcome now = jdbc.sql("select status, person_id from intake.message where receipt = ?")
                .param(receipt)
                .query(Outcome.class)
                .single();
        return new Taken(receipt, isRepetition, now.status(), now.person());
    }

    private record Outcome(MessageStatus status, @Nullable PersonId person) {}

    private AgencyFeed kind(MessageKind kind) {
        return Objects.requireNonNull(kinds.get(kind));
    }
}

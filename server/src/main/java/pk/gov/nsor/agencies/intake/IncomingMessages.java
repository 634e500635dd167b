package pk.gov.nsor.agencies.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.message.AppealMessage;
import pk.gov.nsor.agencies.intake.message.CheckedFact;
import pk.gov.nsor.agencies.intake.message.CheckedMessage;
import pk.gov.nsor.agencies.intake.message.CourtMessage;
import pk.gov.nsor.agencies.intake.message.CustodyMessage;
import pk.gov.nsor.agencies.intake.message.DeathMessage;
import pk.gov.nsor.agencies.intake.message.FactCheck;
import pk.gov.nsor.agencies.intake.message.MessageCheck;
import pk.gov.nsor.agencies.intake.message.PlannedReleaseCheck;
import pk.gov.nsor.agencies.intake.message.PlannedReleaseMessage;
import pk.gov.nsor.agencies.intake.message.WithdrawalMessage;
import pk.gov.nsor.agencies.intake.quarantine.PossiblePeople;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason.Code;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.feeds.FeedFields;
import pk.gov.nsor.foundation.feeds.FeedForms;
import pk.gov.nsor.foundation.feeds.FeedReading;
import pk.gov.nsor.record.matching.SoughtPerson;
import tools.jackson.core.JacksonException;

/** Reads messages of every kind. */
@Component
public class IncomingMessages {

    /** Why a text waits, for the people who run the client. */
    static final String STOPPED = "This text seems to tell who a survivor is.";

    private final FeedForms forms;
    private final MessageCheck convictions;
    private final Recording convictionRecording;
    private final FactCheck facts;
    private final PlannedReleaseCheck releases;
    private final FactIntake factIntake;
    private final SenderScope senders;
    private final PossiblePeople possible;

    IncomingMessages(
            FeedForms forms,
            MessageCheck convictions,
            Recording convictionRecording,
            FactCheck facts,
            PlannedReleaseCheck releases,
            FactIntake factIntake,
            SenderScope senders,
            PossiblePeople possible) {
        this.forms = forms;
        this.convictions = convictions;
        this.convictionRecording = convictionRecording;
        this.facts = facts;
        this.releases = releases;
        this.factIntake = factIntake;
        this.senders = senders;
        this.possible = possible;
    }

    /**
     * Reads a message that was received before.
     *
     * @throws JacksonException where the body is not JSON of the contract's form
     * @throws pk.gov.nsor.foundation.access.ProblemException 422 where fields can not be true by the rules of today
     */
    public IncomingMessage read(Inbox.Message message) {
        return read(
                message.kind(),
                forms.stored(message.original(), message.receivedAt().toInstant()));
    }

    IncomingMessage read(MessageKind kind, FeedReading reading) {
        LocalDate on = reading.day();
        return switch (kind) {
            case CONVICTION ->
                conviction(reading.into(
                        CourtMessage.class, sent -> new Read<>(convictions.check(sent, on), sent.replaces())));
            case CUSTODY_EVENT ->
                fact(reading.into(CustodyMessage.class, sent -> new Read<>(facts.check(sent, on), sent.replaces())));
            case APPEAL_OUTCOME ->
                fact(reading.into(AppealMessage.class, sent -> new Read<>(facts.check(sent, on), sent.replaces())));
            case DEATH ->
                fact(reading.into(DeathMessage.class, sent -> new Read<>(facts.check(sent, on), sent.replaces())));
            case PLANNED_RELEASE ->
                fact(reading.into(
                        PlannedReleaseMessage.class, sent -> new Read<>(releases.check(sent, on), sent.replaces())));
            case WITHDRAWAL ->
                withdrawal(reading.into(WithdrawalMessage.class, sent -> sent.checked(new FeedFields(on))));
        };
    }

    /** A message whose fields can be true, and the name of the one that it replaces. */
    private record Read<M>(M message, @Nullable String replaces) {

        Read {
            replaces = replaces == null ? null : replaces.strip();
        }
    }

    private IncomingMessage conviction(Read<CheckedMessage> read) {
        CheckedMessage message = read.message();
        return incoming(
                message.messageId(),
                read.replaces(),
                possible.sought(message),
                Subject.of(message),
                scope -> senders.refuse(message, scope),
                () -> convictionRecording.references(message),
                () -> convictionRecording.foresee(message),
                (receipt, decision, actor) -> convictionRecording.record(receipt, message, decision, actor));
    }

    private IncomingMessage withdrawal(WithdrawalMessage message) {
        return incoming(
                FeedFields.there(message.messageId()),
                message.withdraws(),
                new SoughtPerson(null, null, Set.of()),
                Subject.NONE,
                senders::refuseNobodys,
                List::of,
                List::of,
                (receipt, decision, actor) -> {
                    throw new IllegalStateException("A withdrawal is never recorded");
                });
    }

    /** Its texts that would identify a survivor, which somebody has to decide about. */
    List<QuarantineReason> stopped(Inbox.Message message) {
        return stopped(message.kind(), message.original());
    }

    List<QuarantineReason> stopped(MessageKind kind, byte[] body) {
        return forms.stopped(body, form(kind)).stream()
                .map(stopped -> new QuarantineReason(stopped.field(), Code.TEXT_STOPPED, STOPPED, null))
                .toList();
    }

    /**
     * Screens its texts, for whoever records it.
     *
     * @throws pk.gov.nsor.foundation.kernel.InvalidValueException where one is stopped and was not allowed to them
     */
    public void requireScreened(Inbox.Message message) {
        forms.requireScreened(message.original(), form(message.kind()));
    }

    private static Class<? extends Record> form(MessageKind kind) {
        return switch (kind) {
            case CONVICTION -> CourtMessage.class;
            case CUSTODY_EVENT -> CustodyMessage.class;
            case APPEAL_OUTCOME -> AppealMessage.class;
            case DEATH -> DeathMessage.class;
            case PLANNED_RELEASE -> PlannedReleaseMessage.class;
            case WITHDRAWAL -> WithdrawalMessage.class;
        };
    }

    /** What it says, as it stands. */
    public Said said(MessageKind kind, byte[] body) {
        try {
            return switch (kind) {
                case CONVICTION -> new Said.Convicted(forms.read(body, CourtMessage.class));
                case CUSTODY_EVENT -> new Said.InCustody(forms.read(body, CustodyMessage.class));
                case APPEAL_OUTCOME -> new Said.Appealed(forms.read(body, AppealMessage.class));
                case DEATH -> new Said.HasDied(forms.read(body, DeathMessage.class));
                case PLANNED_RELEASE -> new Said.ReleasePlanned(forms.read(body, PlannedReleaseMessage.class));
                case WITHDRAWAL -> new Said.Withdrawn(forms.read(body, WithdrawalMessage.class));
            };
        } catch (JacksonException otherContract) {
            return new Said.Unreadable();
        }
    }

    private IncomingMessage fact(Read<CheckedFact> read) {
        CheckedFact fact = read.message();
        return incoming(
                fact.messageId(),
                read.replaces(),
                SoughtPerson.withCnic(fact.cnic()),
                Subject.of(fact),
                scope -> senders.refuse(fact, scope),
                () -> factIntake.references(fact),
                () -> factIntake.references(fact),
                (receipt, decision, actor) -> factIntake.record(receipt, fact, decision, actor));
    }

    private interface Recorder {
        boolean record(UUID receipt, Decision decision, Actor actor);
    }

    private static IncomingMessage incoming(
            String messageId,
            @Nullable String takesBack,
            SoughtPerson person,
            Subject subject,
            Consumer<ClientScope> refusal,
            Supplier<List<QuarantineReason>> references,
            Supplier<List<QuarantineReason>> foreseen,
            Recorder recorder) {
        return new IncomingMessage() {
            @Override
            public String messageId() {
                return messageId;
            }

            @Override
            public @Nullable String takesBack() {
                return takesBack;
            }

            @Override
            public SoughtPerson person() {
                return person;
            }

            @Override
            public Subject subject() {
                return subject;
            }

            @Override
            public void refuseOutside(ClientScope scope) {
                refusal.accept(scope);
            }

            @Override
            public List<QuarantineReason> references() {
                return references.get();
            }

            @Override
            public List<QuarantineReason> foresee() {
                return foreseen.get();
            }

            @Override
            public boolean record(UUID receipt, Decision decision, Actor actor) {
                return recorder.record(receipt, decision, actor);
            }
        };
    }
}

package pk.gov.nsor.intake;

import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.audit.Actor;

/** Reads messages of every kind. */
@Component
class IncomingMessages {

    private final MessageReader reader;
    private final MessageCheck convictions;
    private final Recording convictionRecording;
    private final FactCheck facts;
    private final PlannedReleaseCheck releases;
    private final FactIntake factIntake;

    IncomingMessages(
            MessageReader reader,
            MessageCheck convictions,
            Recording convictionRecording,
            FactCheck facts,
            PlannedReleaseCheck releases,
            FactIntake factIntake) {
        this.reader = reader;
        this.convictions = convictions;
        this.convictionRecording = convictionRecording;
        this.facts = facts;
        this.releases = releases;
        this.factIntake = factIntake;
    }

    /**
     * Reads a message and looks at each of its fields.
     *
     * @throws tools.jackson.core.JacksonException where the body is not JSON of the contract's form
     * @throws pk.gov.nsor.access.ProblemException 422 where fields can not be true
     */
    IncomingMessage read(MessageKind kind, byte[] body) {
        return switch (kind) {
            case CONVICTION -> {
                CheckedMessage message = convictions.check(reader.read(body));
                yield incoming(
                        message.messageId(),
                        (receipt, decision, actor) -> convictionRecording.record(receipt, message, decision, actor));
            }
            case CUSTODY_EVENT -> fact(facts.check(reader.read(body, CustodyMessage.class)));
            case APPEAL_OUTCOME -> fact(facts.check(reader.read(body, AppealMessage.class)));
            case DEATH -> fact(facts.check(reader.read(body, DeathMessage.class)));
            case PLANNED_RELEASE -> fact(releases.check(reader.read(body, PlannedReleaseMessage.class)));
        };
    }

    private IncomingMessage fact(CheckedFact fact) {
        return incoming(
                fact.messageId(), (receipt, decision, actor) -> factIntake.record(receipt, fact, decision, actor));
    }

    private interface Step {
        boolean record(UUID receipt, Decision decision, Actor actor);
    }

    private static IncomingMessage incoming(String messageId, Step step) {
        return new IncomingMessage() {
            @Override
            public String messageId() {
                return messageId;
            }

            @Override
            public boolean record(UUID receipt, Decision decision, Actor actor) {
                return step.record(receipt, decision, actor);
            }
        };
    }
}

package pk.gov.nsor.agencies.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason.Code;
import pk.gov.nsor.agencies.intake.sent.FeedReceipt;
import pk.gov.nsor.agencies.intake.sent.Receipts;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.feeds.TrialCase;
import pk.gov.nsor.foundation.feeds.TrialMessage;
import pk.gov.nsor.foundation.feeds.Trials;
import tools.jackson.databind.json.JsonMapper;

/** The receipts of trial clients' messages: what is wrong with a message by itself, and what its test CNIC asks for. */
@Component
class TrialReceipts {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String OF_INTAKE = "intake.";

    private final IncomingMessages messages;
    private final Receipts receipts;
    private final Trials trials;

    TrialReceipts(IncomingMessages messages, Receipts receipts, Trials trials) {
        this.messages = messages;
        this.receipts = receipts;
        this.trials = trials;
    }

    /** What the receipt will say, as JSON. */
    String reasons(MessageKind kind, IncomingMessage message, byte[] body, TrialCase outcome) {
        List<QuarantineReason> reasons = new ArrayList<>(messages.stopped(kind, body));
        reasons.addAll(message.references());
        if (outcome == TrialCase.TEXT_STOPPED) {
            reasons.add(stopped(kind));
        } else if (outcome == TrialCase.RETURNED && reasons.isEmpty()) {
            reasons.add(wrong(kind, message));
        }
        return JSON.writeValueAsString(receipts.told(body, reasons));
    }

    /** Nothing is returned of which the sender could not know why. */
    private static QuarantineReason wrong(MessageKind kind, IncomingMessage message) {
        return switch (kind) {
            case CONVICTION -> unknownCourt("/court");
            case PLANNED_RELEASE ->
                new QuarantineReason(
                        "/district", Code.UNKNOWN_DISTRICT, "The register does not know this district.", null);
            case APPEAL_OUTCOME, CUSTODY_EVENT, DEATH, WITHDRAWAL ->
                message.subject().conviction() == null ? stopped(kind) : unknownCourt("/conviction/court");
        };
    }

    private static QuarantineReason unknownCourt(String field) {
        return new QuarantineReason(field, Code.UNKNOWN_COURT, "The register does not know this court.", null);
    }

    private static QuarantineReason stopped(MessageKind kind) {
        String field = switch (kind) {
            case CONVICTION, APPEAL_OUTCOME -> "/caseNumber";
            case CUSTODY_EVENT, PLANNED_RELEASE -> "/prison";
            case DEATH -> "/name/latin";
            case WITHDRAWAL -> "/reason";
        };
        return new QuarantineReason(field, Code.TEXT_STOPPED, IncomingMessages.STOPPED, null);
    }

    /** As it is answered to the message, before anybody has looked at its texts. */
    FeedReceipt answered(Machine client, UUID receipt) {
        TrialMessage message = trials.find(client, receipt).orElseThrow();
        return new FeedReceipt(
                receipt,
                FeedReceipt.Status.RECEIVED,
                told(message).stream()
                        .filter(reason -> reason.code() != Code.TEXT_STOPPED)
                        .toList(),
                null);
    }

    /** As it stands later. */
    Optional<FeedReceipt> find(Machine client, UUID receipt) {
        return trials.find(client, receipt)
                .filter(message -> message.kind().startsWith(OF_INTAKE))
                .map(message -> message.outcome() == TrialCase.RETURNED
                        ? new FeedReceipt(receipt, FeedReceipt.Status.RETURNED, told(message), TrialCase.RETURN_REASON)
                        : new FeedReceipt(receipt, FeedReceipt.Status.RECEIVED, told(message), null));
    }

    private static List<FeedReceipt.Reason> told(TrialMessage message) {
        return List.of(JSON.readValue(message.reasons(), FeedReceipt.Reason[].class));
    }
}

package pk.gov.nsor.simulator.smsc;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of the handset page's interface, spelt out so that it changes only on purpose. */
final class HandsetJson {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private HandsetJson() {}

    static Map<String, Object> message(PhoneMessage message) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", message.id());
        json.put("version", message.version());
        json.put("direction", message.direction().name());
        json.put("phone", message.phone());
        json.put("peer", message.peer());
        json.put("text", message.text());
        json.put("parts", message.parts());
        json.put("encoding", message.encoding().label());
        json.put("at", message.at().toString());
        json.put("state", message.state().name());
        if (message.status() != null) {
            json.put("status", message.status());
        }
        json.put("attempts", message.attempts());
        if (message.answeredAfter() != null) {
            json.put("answeredAfterMillis", millis(message.answeredAfter()));
        }
        json.put("receipt", message.receipt().name());
        return json;
    }

    static Map<String, Object> messages(String phone, List<PhoneMessage> messages) {
        return Map.of(
                "phone",
                phone,
                "messages",
                messages.stream().map(HandsetJson::message).toList());
    }

    static Map<String, Object> status(SmscStatus status, String shortCode, String neutralSender) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("shortCode", shortCode);
        json.put("neutralSender", neutralSender);
        json.put("binds", status.binds().stream().map(HandsetJson::bind).toList());
        json.put("queue", status.queue());
        json.put("counters", counters(status.counters()));
        return json;
    }

    static Map<String, Object> statusLine(int binds, int queue, Misbehaviour misbehaviour) {
        return Map.of("binds", binds, "queue", queue, "misbehaviour", misbehaviour(misbehaviour));
    }

    static Map<String, Object> misbehaviour(Misbehaviour misbehaviour) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("slowMillis", misbehaviour.slowMillis());
        json.put("missingPercent", misbehaviour.missingPercent());
        json.put("duplicatePercent", misbehaviour.duplicatePercent());
        json.put("garbagePercent", misbehaviour.garbagePercent());
        json.put("partsOutOfOrder", misbehaviour.partsOutOfOrder());
        return json;
    }

    private static Map<String, Object> bind(SmscStatus.BoundSession bind) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", bind.id());
        json.put("systemId", bind.systemId());
        json.put("type", bind.type());
        json.put("addressRange", bind.addressRange());
        json.put("since", bind.since().toString());
        json.put("window", bind.window());
        json.put("outstanding", bind.outstanding());
        return json;
    }

    private static Map<String, Object> counters(SmscStatus.Counters counters) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("messagesFromPhones", counters.messagesFromPhones());
        json.put("messagesToPhones", counters.messagesToPhones());
        json.put("deliverSmSent", counters.deliverSmSent());
        json.put("deliverSmAcknowledged", counters.deliverSmAcknowledged());
        json.put("deliverSmUnanswered", counters.deliverSmUnanswered());
        json.put("deliverSmDuplicated", counters.deliverSmDuplicated());
        json.put("deliverSmRefused", counters.deliverSmRefused());
        json.put("submitSmReceived", counters.submitSmReceived());
        json.put("submitSmRefused", counters.submitSmRefused());
        json.put("receiptsSent", counters.receiptsSent());
        json.put("bindsRefused", counters.bindsRefused());
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("count", counters.answers().count());
        answers.put("medianMillis", millis(counters.answers().median()));
        answers.put("percentile95Millis", millis(counters.answers().percentile95()));
        answers.put("longestMillis", millis(counters.answers().longest()));
        json.put("answers", answers);
        return json;
    }

    /** Milliseconds to three decimals. */
    private static double millis(Duration duration) {
        return duration.toNanos() / 1_000 / 1_000.0;
    }
}

package pk.gov.nsor.publicservice.disclosure.cases;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.RecordKeys;
import tools.jackson.databind.ObjectMapper;

/** What is encrypted of a request, under the same key as its content on the trail. */
@Component
class RequestContents {

    private static final byte[] DETAILS_CONTEXT = "disclosure/details/1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REMARK_CONTEXT = "disclosure/remark/1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ANSWER_CONTEXT = "disclosure/answer/1".getBytes(StandardCharsets.US_ASCII);

    private final RequestRepository table;
    private final RecordKeys keys;
    private final ObjectMapper json;

    RequestContents(RequestRepository table, RecordKeys keys, ObjectMapper json) {
        this.table = table;
        this.keys = keys;
        this.json = json;
    }

    byte[] seal(UUID id, CaseDetails details) {
        return keys.of(id).encrypt(json.writeValueAsBytes(details), DETAILS_CONTEXT);
    }

    byte[] seal(UUID id, Answer answer) {
        return keys.of(id).encrypt(json.writeValueAsBytes(answer), ANSWER_CONTEXT);
    }

    byte[] seal(UUID id, String remark) {
        return keys.of(id).encrypt(remark.getBytes(StandardCharsets.UTF_8), REMARK_CONTEXT);
    }

    /** Empty where it was withdrawn, or its key is destroyed. */
    Optional<CaseDetails> details(UUID id) {
        return opened(id, table.sealed(id).details(), DETAILS_CONTEXT)
                .map(plain -> json.readValue(plain, CaseDetails.class));
    }

    /** Empty without one, or where its key is destroyed. */
    Optional<Answer> answer(UUID id) {
        return opened(id, table.sealed(id).answer(), ANSWER_CONTEXT).map(plain -> json.readValue(plain, Answer.class));
    }

    /** What the one who decided wrote; empty for nothing, or where its key is destroyed. */
    String remark(UUID id) {
        return opened(id, table.sealed(id).remark(), REMARK_CONTEXT)
                .map(plain -> new String(plain, StandardCharsets.UTF_8))
                .orElse("");
    }

    private Optional<byte[]> opened(UUID id, byte @Nullable [] sealed, byte[] context) {
        return sealed == null ? Optional.empty() : keys.find(id).map(key -> key.decrypt(sealed, context));
    }
}

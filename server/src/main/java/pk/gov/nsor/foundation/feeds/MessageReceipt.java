package pk.gov.nsor.foundation.feeds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.springframework.http.ResponseEntity;

/** What a client is answered where there is no more to tell than that its message was received. */
@Schema(name = "MessageReceipt")
public record MessageReceipt(
        @Schema(description = "Names the message.") UUID receipt) {

    /** 202, or 200 for a repetition. */
    public static ResponseEntity<MessageReceipt> of(FeedInbox.Answer answer) {
        return answer.with(new MessageReceipt(answer.receipt()));
    }
}

package pk.gov.nsor.publicservice.enquiry.dispute;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.sms.Messages;
import pk.gov.nsor.foundation.sms.NewMessage;
import pk.gov.nsor.foundation.sms.SmscLink;

/**
 * Messages from the public's short code to those who have texted it, in the transaction of the outcome that they
 * report.
 */
@Component
class Outcomes {

    private static final Duration OF_USE = Duration.ofDays(3);

    private final Messages messages;
    private final Clock clock;

    Outcomes(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** @return the message, drawn at random: nothing about the telephone follows from it */
    UUID send(MobileNumber to, String text) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        messages.send(new NewMessage(SmscLink.PUBLIC, id, to, text, now, now.plus(OF_USE)));
        return id;
    }
}

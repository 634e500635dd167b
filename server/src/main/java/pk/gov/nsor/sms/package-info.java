/**
 * The SMS gateway. Other modules answer questions by being a {@link pk.gov.nsor.sms.QuestionHandler}; they see texts and
 * senders, never the protocol.
 */
@NullMarked
@ApplicationModule(
        displayName = "SMS",
        allowedDependencies = {"kernel", "keys", "audit", "outbox"})
package pk.gov.nsor.sms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

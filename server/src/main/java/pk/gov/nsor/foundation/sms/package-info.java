/**
 * The SMS gateway: receives and answers questions by SMS, and sends messages to people. Other modules answer questions
 * with a bean of type {@link pk.gov.nsor.foundation.sms.QuestionHandler} of a {@link
 * pk.gov.nsor.foundation.sms.SmscLink}, send messages with {@link pk.gov.nsor.foundation.sms.Messages}, and read
 * recent questions with {@link pk.gov.nsor.foundation.sms.PastQuestions}; they see texts and senders, never the
 * protocol.
 */
@NullMarked
@ApplicationModule(
        id = "sms",
        displayName = "SMS",
        allowedDependencies = {"kernel", "database", "jobs", "keys", "audit", "outbox"})
package pk.gov.nsor.foundation.sms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

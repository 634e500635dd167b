/**
 * The SMS gateway. Other modules answer questions by being a {@link pk.gov.nsor.sms.QuestionHandler} of a
 * {@link pk.gov.nsor.sms.Line}, write to people by
 * {@link pk.gov.nsor.sms.Messages}, and see what was asked of late by {@link pk.gov.nsor.sms.PastQuestions}; they see texts and senders, never
 * the protocol.
 */
@NullMarked
@ApplicationModule(
        displayName = "SMS",
        allowedDependencies = {"kernel", "keys", "audit", "outbox"})
package pk.gov.nsor.sms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

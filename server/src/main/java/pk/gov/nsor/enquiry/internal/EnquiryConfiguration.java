package pk.gov.nsor.enquiry.internal;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** What the enquiry does without being asked. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class EnquiryConfiguration {

    private final EnquiryStore store;
    private final Clock clock;

    EnquiryConfiguration(EnquiryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Removes the notes of questions that may be asked again. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void forgetOldQuestions() {
        store.forgetBefore(OffsetDateTime.now(clock).minus(EnquiryHandler.REPEAT));
    }
}

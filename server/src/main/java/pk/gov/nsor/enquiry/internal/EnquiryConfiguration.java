package pk.gov.nsor.enquiry.internal;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** What the enquiry does without being asked. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class EnquiryConfiguration {

    private final Allowances allowances;

    EnquiryConfiguration(Allowances allowances) {
        this.allowances = allowances;
    }

    /** Removes what was counted of senders and counts no more. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void forgetOldTurns() {
        allowances.forgetOld();
    }
}

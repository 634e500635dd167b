package pk.gov.nsor.enquiry.internal;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** What the enquiry does without being asked. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class EnquiryConfiguration {

    private final Allowances allowances;
    private final AreaChoices choices;

    EnquiryConfiguration(Allowances allowances, AreaChoices choices) {
        this.allowances = allowances;
        this.choices = choices;
    }

    /** Removes what was counted of senders and counts no more, and the choices that they left open. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void forgetOldTurns() {
        allowances.forgetOld();
        choices.forgetOld();
    }
}

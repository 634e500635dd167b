package pk.gov.nsor.enquiry.dispute;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** When the work on disputes and take-backs is done. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DisputeScheduling {

    private final TakeBackWork work;
    private final DisputeSweep sweep;

    DisputeScheduling(TakeBackWork work, DisputeSweep sweep) {
        this.work = work;
        this.sweep = sweep;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT2S")
    void takeBack() {
        work.work();
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void sweep() {
        sweep.sweep();
    }
}

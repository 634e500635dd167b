package pk.gov.nsor.publicservice.enquiry.dispute;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** When the work on disputes and take-backs is done. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DisputeScheduling {

    private final TakeBackWork work;
    private final TicketBinding binding;
    private final DisputeSweep sweep;

    DisputeScheduling(TakeBackWork work, TicketBinding binding, DisputeSweep sweep) {
        this.work = work;
        this.binding = binding;
        this.sweep = sweep;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT2S")
    void takeBack() {
        work.work();
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT10S")
    void bind() {
        binding.bindNew();
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void sweep() {
        sweep.sweep();
    }
}

package pk.gov.nsor.publicservice.enquiry.dispute;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.jobs.Job;

/** When the work on disputes and take-backs is done. */
@Configuration(proxyBeanMethods = false)
class DisputeJobs {

    @Bean
    Job takeBacksJob(TakeBackWork work) {
        return Job.inEveryProcess("enquiry.take-backs", Duration.ofSeconds(2)).does(work::work);
    }

    @Bean
    Job ticketsJob(TicketBinding binding) {
        return Job.inOneProcess("enquiry.tickets", Duration.ofSeconds(10)).does(binding::bindNew);
    }

    @Bean
    Job disputesJob(DisputeSweep sweep) {
        return Job.inOneProcess("enquiry.disputes", Duration.ofMinutes(10)).does(sweep::sweep);
    }
}

package pk.gov.nsor.record.registration.check;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.record.registration.AnswerCheck;

/** Has each process compare the answers that it gave to the public with the law. */
@Configuration(proxyBeanMethods = false)
class AnswerChecking {

    @Bean
    Job answerCheckJob(AnswerCheck check) {
        return Job.inEveryProcess("registration.answer-check", Duration.ofSeconds(10))
                .first(Duration.ofSeconds(20))
                .does(check::round);
    }
}

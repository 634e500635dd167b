package pk.gov.nsor.record.registration.check;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pk.gov.nsor.record.registration.AnswerCheck;

/** Has each process compare the public's answers with the law every ten seconds. */
@Component
@ConditionalOnProperty(name = "nsor.answers.check", havingValue = "true", matchIfMissing = true)
class AnswerChecking {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerChecking.class);

    private final AnswerCheck check;

    AnswerChecking(AnswerCheck check) {
        this.check = check;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT10S")
    void round() {
        try {
            int _ = check.round();
        } catch (RuntimeException failed) {
            LOG.error("The public's answers could not be held against the law; the next round tries again", failed);
        }
    }
}

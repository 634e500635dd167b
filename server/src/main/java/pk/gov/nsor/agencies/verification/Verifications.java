package pk.gov.nsor.agencies.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.verification.nadra.IdentityVerification;
import pk.gov.nsor.agencies.verification.nadra.IdentityVerification.Health;
import pk.gov.nsor.agencies.verification.nadra.NadraFailure;
import pk.gov.nsor.agencies.verification.nadra.StatedIdentity;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.list.ListSort;

/** What NADRA was asked and has answered, for pages. */
@Service
public class Verifications {

    private final QuestionRepository questions;
    private final Answers answers;
    private final IdentityVerification nadra;
    private final Clock clock;

    Verifications(QuestionRepository questions, Answers answers, IdentityVerification nadra, Clock clock) {
        this.questions = questions;
        this.answers = answers;
        this.nadra = nadra;
        this.clock = clock;
    }

    /** Whether NADRA is asked at all. */
    public boolean isOn() {
        return nadra.isOn();
    }

    /** Those of a list; without people who are not on the register, of whom nobody asks. */
    @Transactional(readOnly = true)
    public List<Question> list(QuestionFilter filter, ListSort sort, long after, int most) {
        return questions.list(filter, sort, after, most);
    }

    @Transactional(readOnly = true)
    public long count(QuestionFilter filter) {
        return questions.count(filter);
    }

    /** How many wait for somebody who compares. */
    @Transactional(readOnly = true)
    public long countForPeople() {
        return Arrays.stream(QuestionState.values())
                .filter(QuestionState::isForPeople)
                .mapToLong(state -> questions.count(new QuestionFilter(state, "")))
                .sum();
    }

    /** Those about a record's CNICs, the latest first. */
    @Transactional(readOnly = true)
    public List<Question> of(PersonId person) {
        return questions.of(person);
    }

    /** What NADRA has said; empty where nobody has to compare it any more, or nobody has the CNIC. */
    @Transactional(readOnly = true)
    public Optional<StatedIdentity> stated(Question question) {
        return answers.stated(question);
    }

    /** What changes whenever a question about the record does. */
    @Transactional(readOnly = true)
    public String version(PersonId person) {
        return questions.version(person);
    }

    /** The queue as it is now. */
    @Transactional(readOnly = true)
    public Queue queue() {
        QuestionRepository.Service service = questions.service();
        return new Queue(
                questions.count(new QuestionFilter(QuestionState.WAITING, "")),
                nadra.perMinute(),
                nadra.isOn() ? nadra.health() : Health.RESTS,
                service.answeredAt(),
                service.failedAt(),
                service.failure(),
                Optional.ofNullable(service.awaySince())
                        .map(since -> Duration.between(since, OffsetDateTime.now(clock))));
    }

    /**
     * The queue.
     *
     * @param perMinute how many questions are put in a minute, by all processes together
     * @param health how NADRA is seen from this process
     * @param answeredAt when it last answered; null for never
     * @param failedAt when it last did not; null for never
     * @param failure how; null for never
     * @param away for how long it has not answered; empty while it does
     */
    public record Queue(
            long waiting,
            int perMinute,
            Health health,
            @Nullable OffsetDateTime answeredAt,
            @Nullable OffsetDateTime failedAt,
            @Nullable NadraFailure failure,
            Optional<Duration> away) {

        /** How long it takes at this rate to ask about all who wait, whole minutes; 0 where nobody waits. */
        public long minutesLeft() {
            return (waiting + perMinute - 1) / perMinute;
        }
    }
}

package pk.gov.nsor.policing.supervision.phone;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.policing.supervision.Phones;
import pk.gov.nsor.policing.supervision.Phones.Owner;
import pk.gov.nsor.policing.supervision.caseload.CaseRepository;

/**
 * Answers texts to the neutral sender that no other handler takes. A number that is not verified gets no reply, so
 * that forged senders learn nothing. A verified number gets the reply that nothing is settled by SMS, whatever it
 * texted. It gets no further reply for a while, so that nobody can flood another person's telephone by forging its
 * number.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class NeutralReplies implements QuestionHandler {

    private static final Duration NOT_AGAIN_FOR = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Phones phones;
    private final NeutralMessages wording;
    private final Clock clock;

    NeutralReplies(JdbcClient jdbc, Phones phones, NeutralMessages wording, Clock clock) {
        this.jdbc = jdbc;
        this.phones = phones;
        this.wording = wording;
        this.clock = clock;
    }

    @Override
    public SmscLink line() {
        return SmscLink.NEUTRAL;
    }

    @Override
    public boolean takes(Question question) {
        return true;
    }

    @Override
    public void answer(List<Question> batch, Answers answers) {
        Map<Question, List<Owner>> owners = phones.owners(batch);
        if (owners.isEmpty()) {
            return;
        }
        Set<PersonId> open = new HashSet<>(notAnsweredOfLate(owners));
        for (Question question : batch) {
            Owner owner = owners.getOrDefault(question, List.of()).stream()
                    .findFirst()
                    .orElse(null);
            if (owner != null && open.remove(owner.person())) {
                answers.answerAndForget(question, wording.noAnswers(owner.language()));
            }
        }
    }

    /** Marked as answered now. Of a family's telephone the first person counts, always the same one. */
    private List<PersonId> notAnsweredOfLate(Map<Question, List<Owner>> owners) {
        UUID[] people = owners.values().stream()
                .map(theirs -> theirs.getFirst().person().value())
                .distinct()
                .toArray(UUID[]::new);
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                        update supervision.phone p set replied_at = ?
                        from (
                            select id from supervision.phone
                            where person_id = any (?) and state = 'VERIFIED'
                              and (replied_at is null or replied_at < ?)
                            order by id for update) open
                        where p.id = open.id returning p.person_id
                        """)
                .params(now, people, now.minus(NOT_AGAIN_FOR))
                .query((row, number) -> CaseRepository.person(row))
                .list();
    }
}

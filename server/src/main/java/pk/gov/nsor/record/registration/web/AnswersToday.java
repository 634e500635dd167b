package pk.gov.nsor.record.registration.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordPurposes;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.record.registration.AnswerCheck;

/** Answers to the public that the law did not support, found within the last week. */
@Component
class AnswersToday implements TodayList {

    private static final int ROWS = 8;
    private static final int DAYS = 7;

    private final AnswerCheck check;
    private final Clock clock;

    AnswersToday(AnswerCheck check, Clock clock) {
        this.check = check;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 3;
    }

    @Override
    public String entry() {
        return "/law/checks";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.REGISTRAR)) {
            return Optional.empty();
        }
        LocalDate since = LocalDate.now(clock).minusDays(DAYS);
        long count = check.count(since);
        return count == 0
                ? Optional.empty()
                : Optional.of(new Content(
                        "registration.answers.today",
                        count,
                        "/law/checks",
                        check.since(since, ROWS).stream()
                                .map(one -> new Row(
                                        one.number().formatted(),
                                        null,
                                        RecordPurposes.forTask(
                                                "/people/" + one.person() + "/why", Purpose.DATA_QUALITY),
                                        "registration.answers."
                                                + switch (one.cause()) {
                                                    case NOT_BY_LAW, NOT_CONFIRMED -> "taken-off";
                                                    case MISSING -> "missing";
                                                }))
                                .toList()));
    }
}

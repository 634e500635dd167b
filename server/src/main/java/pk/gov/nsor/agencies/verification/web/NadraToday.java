package pk.gov.nsor.agencies.verification.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.verification.Question;
import pk.gov.nsor.agencies.verification.QuestionFilter;
import pk.gov.nsor.agencies.verification.QuestionState;
import pk.gov.nsor.agencies.verification.Verifications;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordPurposes;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;

/** What NADRA has answered and somebody has to compare; what only waits for NADRA is not on it. */
@Component
class NadraToday implements TodayList {

    private static final int ROWS = 5;

    private final Verifications verifications;
    private final People people;
    private final UiFormat uiFormat;

    NadraToday(Verifications verifications, People people, UiFormat uiFormat) {
        this.verifications = verifications;
        this.people = people;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 9;
    }

    @Override
    public String entry() {
        return "/nadra-answers";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.REGISTRAR)) {
            return Optional.empty();
        }
        long count = verifications.countForPeople();
        List<Row> rows = Stream.of(QuestionState.DIFFERS, QuestionState.NOT_FOUND, QuestionState.AGREES)
                .flatMap(state -> verifications.list(new QuestionFilter(state, ""), ListSort.NONE, 0, ROWS).stream())
                .limit(ROWS)
                .map(this::row)
                .toList();
        return Optional.of(new Content("nadra.title", count, count > rows.size() ? "/nadra-answers" : null, rows));
    }

    private Row row(Question question) {
        Person person = people.get(question.person());
        return new Row(
                person.identity().name().any(),
                person.number().formatted() + " · "
                        + uiFormat.text(NadraStatement.key("nadra.state.", question.state())),
                RecordPurposes.forTask("/people/" + person.id() + "/identity", Purpose.IDENTITY_CONFIRMATION),
                "nadra.compare");
    }
}

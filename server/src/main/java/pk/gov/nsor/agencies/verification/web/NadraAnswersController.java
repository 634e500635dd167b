package pk.gov.nsor.agencies.verification.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import pk.gov.nsor.agencies.verification.Question;
import pk.gov.nsor.agencies.verification.QuestionFilter;
import pk.gov.nsor.agencies.verification.QuestionState;
import pk.gov.nsor.agencies.verification.Verifications;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordPurposes;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;

/** NADRA's answers about people on the register, those first that somebody has to compare. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.NADRA_ANSWERS_VIEWED)
class NadraAnswersController {

    private final Verifications verifications;
    private final People people;
    private final ListPages lists;
    private final UiFormat uiFormat;

    NadraAnswersController(Verifications verifications, People people, ListPages lists, UiFormat uiFormat) {
        this.verifications = verifications;
        this.people = people;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    private record Line(Question question, Person person) {}

    @GetMapping("/nadra-answers")
    String page(HttpServletRequest request, Actor actor, Purpose purpose, Model model) {
        return lists.show(list(actor, purpose), request, model);
    }

    @DecidesNothing("It looks for a record in the list")
    @PostMapping("/nadra-answers")
    String search(HttpServletRequest request, Actor actor, Purpose purpose, Model model) {
        return lists.show(list(actor, purpose), request, model);
    }

    @GetMapping("/nadra-answers.csv")
    void file(HttpServletRequest request, Actor actor, Purpose purpose, HttpServletResponse response) {
        lists.send(list(actor, purpose), request, response);
    }

    private ListPage<Line> list(Actor actor, Purpose purpose) {
        return ListPage.<Line>at("/nadra-answers", "nadra.title")
                .about("nadra.about")
                .tabs("state", "nadra.state.", this::counts)
                .link("nadra.queue.title", "/nadra-queue")
                .search("nadra.search")
                .column("nadra.column.number", line -> line.person().number())
                .column("nadra.column.name", line -> line.person().identity().name())
                .filed(line -> line.person().identity().name().any())
                .column("nadra.column.unlike", line -> unlike(line.question()))
                .column("nadra.column.asked", line -> instant(line.question().askedAt()))
                .column("nadra.column.answered", line -> instant(line.question().answeredAt()))
                .sorted()
                .allSortable()
                .action(
                        line -> RecordPurposes.forTask(
                                "/people/" + line.person().id() + "/identity", Purpose.IDENTITY_CONFIRMATION),
                        line -> line.question().isForPeople() ? "nadra.compare" : "shell.list.open",
                        line -> line.person().number().formatted())
                .naming(line -> line.person().id().value())
                .none("nadra.none-listed")
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.NADRA_ANSWERS_VIEWED).purpose(purpose.name()))
                .from(
                        question -> verifications.count(filter(question)),
                        (question, after, most) ->
                                verifications.list(filter(question), question.sort(), after, most).stream()
                                        .map(each -> new Line(each, people.get(each.person())))
                                        .toList());
    }

    /** What is not alike, or why all that is alike did not confirm by itself, or why there is no answer yet. */
    private String unlike(Question question) {
        if (question.held() != null) {
            return uiFormat.text(NadraStatement.key("nadra.held.", question.held()));
        }
        if (question.state() == QuestionState.WAITING && question.failure() != null) {
            return uiFormat.text(NadraStatement.key("nadra.failure.", question.failure()));
        }
        if (question.state() == QuestionState.DIFFERS && question.unlike().isEmpty()) {
            return uiFormat.text("nadra.card.invalid");
        }
        return question.state() != QuestionState.DIFFERS
                ? ""
                : question.unlikeDetails().stream()
                        .map(detail -> uiFormat.text(
                                "register.examination.agrees." + detail.name().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining(uiFormat.text("shell.comma")));
    }

    private static java.time.@Nullable Instant instant(java.time.@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    private Map<String, Long> counts(ListQuestion question) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (QuestionState state : QuestionState.values()) {
            counts.put(ListQuestion.key(state), verifications.count(new QuestionFilter(state, question.search())));
        }
        return counts;
    }

    private static QuestionFilter filter(ListQuestion question) {
        return new QuestionFilter(question.tab(QuestionState.class), question.search());
    }
}

package pk.gov.nsor.agencies.totals.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import pk.gov.nsor.agencies.totals.judgment.ComparedJudgment;
import pk.gov.nsor.agencies.totals.judgment.ComparedJudgment.State;
import pk.gov.nsor.agencies.totals.judgment.ObtainedJudgments;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;

/** The cases that the prosecution won, beside what the register has of them, and the letter to a court about those it lacks. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.OBTAINED_JUDGMENTS_VIEWED)
class ObtainedJudgmentsController {

    private static final String PATH = "/obtained-judgments";

    private final ObtainedJudgments judgments;
    private final OfficeNames names;
    private final JudgmentLetter letter;
    private final ListPages lists;

    ObtainedJudgmentsController(
            ObtainedJudgments judgments, OfficeNames names, JudgmentLetter letter, ListPages lists) {
        this.judgments = judgments;
        this.names = names;
        this.letter = letter;
        this.lists = lists;
    }

    @GetMapping(PATH)
    String page(HttpServletRequest request, Actor actor, Model model) {
        return lists.show(list(actor), request, model);
    }

    @GetMapping(PATH + ".csv")
    void file(HttpServletRequest request, Actor actor, HttpServletResponse response) {
        lists.send(list(actor), request, response);
    }

    /** The letter about everything of a court that is missing; 404 where nothing is. */
    @GetMapping(PATH + "/letter.pdf")
    ResponseEntity<byte[]> letter(@RequestParam(defaultValue = "") String court) {
        List<ComparedJudgment> missing = judgments.all().stream()
                .filter(judgment -> judgment.court().equals(court) && judgment.state() == State.MISSING)
                .toList();
        if (missing.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("missing-" + court + ".pdf")
                                .build()
                                .toString())
                .body(letter.draw(court, missing));
    }

    private ListPage<ComparedJudgment> list(Actor actor) {
        return ListPage.<ComparedJudgment>at(PATH, "judgments.title")
                .about("judgments.about", judgments.daysToSend())
                .tabs("state", "judgments.state.", question -> counts())
                .column("judgments.column.on", ComparedJudgment::judgmentOn)
                .column("judgments.column.court", this::court)
                .column("judgments.column.case", ComparedJudgment::caseNumber)
                .column("judgments.column.convicted", ComparedJudgment::convicted)
                .column("judgments.column.recorded", ComparedJudgment::recorded)
                .column("judgments.column.missing", ComparedJudgment::missing)
                .allSortable()
                .action(
                        judgment -> judgment.state() == State.MISSING ? addressOfLetter(judgment) : null,
                        judgment -> "judgments.letter",
                        this::court)
                .none("judgments.none")
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.OBTAINED_JUDGMENTS_VIEWED))
                .from(this::lines, Map.of());
    }

    private String court(ComparedJudgment judgment) {
        return names.ofCourt(judgment.court(), LocaleContextHolder.getLocale());
    }

    private static String addressOfLetter(ComparedJudgment judgment) {
        return UriComponentsBuilder.fromPath(PATH + "/letter.pdf")
                .queryParam("court", "{court}")
                .encode()
                .buildAndExpand(judgment.court())
                .toUriString();
    }

    private List<ComparedJudgment> lines(ListQuestion question) {
        return judgments.all().stream()
                .filter(judgment -> judgment.state() == question.tab(State.class))
                .toList();
    }

    private Map<String, Long> counts() {
        List<ComparedJudgment> all = judgments.all();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (State state : State.values()) {
            counts.put(
                    ListQuestion.key(state),
                    all.stream().filter(judgment -> judgment.state() == state).count());
        }
        return counts;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry obtainedJudgmentsEntry() {
            return new NavigationEntry(
                    "judgments.title",
                    PATH,
                    NavigationGroup.REQUESTS,
                    37,
                    Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR));
        }
    }
}

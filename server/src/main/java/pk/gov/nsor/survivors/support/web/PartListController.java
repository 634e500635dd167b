package pk.gov.nsor.survivors.support.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.survivors.support.Part;
import pk.gov.nsor.survivors.support.SupportCases;

/** What was referred to a service. */
@Controller
class PartListController {

    static final String PATH = "/referred";

    private final SupportCases cases;
    private final CellNames cells;
    private final ListPages lists;
    private final UiFormat uiFormat;

    PartListController(SupportCases cases, CellNames cells, ListPages lists, UiFormat uiFormat) {
        this.cases = cases;
        this.cells = cells;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    /** The way here. */
    @Configuration(proxyBeanMethods = false)
    static class Ways {

        @Bean
        NavigationEntry referredEntry() {
            return new NavigationEntry(
                    "support.referred.title", PATH, NavigationGroup.REQUESTS, 3, Set.of(Role.SUPPORT_SERVICE));
        }

        @Bean
        TodayList referredUnanswered(PartListController parts) {
            return TodayList.of(4, PATH, parts::today);
        }
    }

    @GetMapping(PATH)
    @Allows(value = Role.SUPPORT_SERVICE, action = TrailAction.SUPPORT_CASES_VIEWED)
    String list(HttpServletRequest request, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        return lists.show(
                ListPage.<Part>at(PATH, "support.referred.title")
                        .about("support.referred.about")
                        .tabs("list", "support.referred.", _ -> counts(reader))
                        .none(tab -> "support.referred.none." + tab)
                        .column("support.code", part -> part.referral().code())
                        .column("support.called", Part::called)
                        .column("support.sent", part -> part.referral().sentAt())
                        .column("support.cell", part -> cells.of(part.cell()))
                        .column(
                                "alerts.state",
                                part -> uiFormat.text("support.state."
                                        + part.referral().state().key()))
                        .allSortable()
                        .action(
                                part -> PATH + "/" + part.referral().id(),
                                _ -> "alerts.open",
                                part -> part.referral().code())
                        .viewed(TrailEntry.done(actor, TrailAction.SUPPORT_CASES_VIEWED))
                        .from(question -> of(reader, question.tab(PartList.class)), Map.of()),
                request,
                model);
    }

    private Map<String, Long> counts(SignedIn reader) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (PartList list : PartList.values()) {
            counts.put(ListQuestion.key(list), (long) of(reader, list).size());
        }
        return counts;
    }

    private List<Part> of(SignedIn reader, PartList list) {
        return cases.partsOf(reader).stream()
                .filter(part -> PartList.of(part.referral().state()) == list)
                .sorted(Comparator.comparing(part -> part.referral().sentAt()))
                .toList();
    }

    private Optional<TodayList.Content> today(SignedIn reader) {
        if (!reader.has(Role.SUPPORT_SERVICE)) {
            return Optional.empty();
        }
        List<Part> unanswered = of(reader, PartList.UNANSWERED);
        return Optional.of(new TodayList.Content(
                "support.referred.unanswered",
                unanswered.size(),
                PATH + "?list=" + ListQuestion.key(PartList.UNANSWERED),
                unanswered.stream()
                        .limit(10)
                        .map(part -> new TodayList.Row(
                                part.called(),
                                part.referral().code(),
                                PATH + "/" + part.referral().id(),
                                "alerts.open"))
                        .toList()));
    }
}

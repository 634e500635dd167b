package pk.gov.nsor.publicservice.justice.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.publicservice.justice.Settlement;
import pk.gov.nsor.publicservice.justice.Settlements;

/** Acquittals by settlement in the reader's place; the number of a case stands on its own page alone. */
@Controller
@Allows(
        value = {Role.PROSECUTOR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.SETTLEMENTS_VIEWED)
class SettlementListController {

    static final String PATH = "/settlements";
    private static final int ROWS = 8;

    private final Settlements settlements;
    private final SettlementRows rows;
    private final JusticeNames names;
    private final ListPages lists;
    private final UiFormat uiFormat;

    SettlementListController(
            Settlements settlements, SettlementRows rows, JusticeNames names, ListPages lists, UiFormat uiFormat) {
        this.settlements = settlements;
        this.rows = rows;
        this.names = names;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    /** The lists of the page. */
    private enum State {
        OPEN,
        CLOSED
    }

    @GetMapping(PATH)
    String page(HttpServletRequest request, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        return lists.show(list(reader, actor), request, model);
    }

    @GetMapping(PATH + ".csv")
    void file(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletResponse response) {
        lists.send(list(reader, actor), request, response);
    }

    private ListPage<Settlement> list(SignedIn reader, Actor actor) {
        return ListPage.<Settlement>at(PATH, "settlement.title")
                .about("settlement.about")
                .tabs("list", "settlement.list.", question -> counts(reader))
                .none(tab -> "settlement.none." + tab)
                .column("settlement.on", Settlement::settledOn)
                .column("settlement.court", line -> names.court(line.court()))
                .column("settlement.sections", line -> String.join(", ", line.sections()))
                .column(
                        "settlement.by",
                        line -> line.isOpen()
                                ? Cell.of(line.appealBy()).quiet(rows.left(line))
                                : Cell.of(line.appealBy()))
                .filed(Settlement::appealBy)
                .column(
                        "settlement.state",
                        line -> (rows.isUrgent(line) ? Cell.of("").urgent(rows.state(line)) : Cell.of(rows.state(line)))
                                .quiet(rows.reported(line)))
                .filed(rows::state)
                .allSortable()
                .inFile("settlement.appeal-on", Settlement::appealOn)
                .action(line -> PATH + "/" + line.id(), _ -> "settlement.open", this::called)
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.SETTLEMENTS_VIEWED))
                .from(
                        question -> settlements.of(reader.jurisdiction(), question.tab(State.class) == State.OPEN),
                        Map.of());
    }

    private String called(Settlement line) {
        return names.court(line.court()) + ", " + uiFormat.day(line.settledOn());
    }

    private Map<String, Long> counts(SignedIn reader) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (State state : State.values()) {
            counts.put(ListQuestion.key(state), (long)
                    settlements.of(reader.jurisdiction(), state == State.OPEN).size());
        }
        return counts;
    }

    /** All of a prosecutor's place; for the Bureau those of which the appeal's last day is near or past. */
    private Optional<TodayList.Content> today(SignedIn reader) {
        if (!reader.has(Role.PROSECUTOR) && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        List<Settlement> open = settlements.of(reader.jurisdiction(), true).stream()
                .filter(each -> reader.has(Role.PROSECUTOR) || settlements.level(each) == EscalationLevel.NATIONAL)
                .toList();
        return Optional.of(new TodayList.Content(
                "settlement.today",
                open.size(),
                PATH,
                open.stream()
                        .limit(ROWS)
                        .map(each -> new TodayList.Row(
                                names.court(each.court()),
                                uiFormat.text(
                                        "settlement.row",
                                        uiFormat.day(each.settledOn()),
                                        rows.left(each),
                                        rows.state(each)),
                                PATH + "/" + each.id(),
                                "settlement.open"))
                        .toList()));
    }

    @Configuration(proxyBeanMethods = false)
    static class OnPages {

        @Bean
        NavigationEntry settlementsEntry() {
            return new NavigationEntry(
                    "settlement.title",
                    PATH,
                    NavigationGroup.REQUESTS,
                    38,
                    Set.of(Role.PROSECUTOR, Role.NATIONAL_SUPERVISOR));
        }

        @Bean
        TodayList settlementsToday(SettlementListController list) {
            return TodayList.of(7, PATH, list::today);
        }
    }
}

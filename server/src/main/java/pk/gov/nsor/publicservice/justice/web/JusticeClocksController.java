package pk.gov.nsor.publicservice.justice.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
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
import pk.gov.nsor.publicservice.justice.ClockLine;
import pk.gov.nsor.publicservice.justice.ClockLine.Between;
import pk.gov.nsor.publicservice.justice.ClockLine.Count;
import pk.gov.nsor.publicservice.justice.ClockLine.Kind;
import pk.gov.nsor.publicservice.justice.JusticeClocks;

/** How long cases take to their judgment, and what becomes of appeals, in rounded figures of provinces and courts. */
@Controller
@Allows(
        value = {Role.OVERSIGHT, Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.PROSECUTOR},
        action = TrailAction.JUSTICE_CLOCKS_VIEWED)
class JusticeClocksController {

    private static final String PATH = "/justice-clocks";
    private static final String APPEALS = PATH + "/appeals";

    private final JusticeClocks clocks;
    private final JusticeNames names;
    private final ListPages lists;

    JusticeClocksController(JusticeClocks clocks, JusticeNames names, ListPages lists) {
        this.clocks = clocks;
        this.names = names;
        this.lists = lists;
    }

    /** The lists of the page. */
    private enum Places {
        PROVINCES,
        COURTS
    }

    @GetMapping(PATH)
    String page(HttpServletRequest request, Actor actor, Model model) {
        return lists.show(trials(actor), request, model);
    }

    @GetMapping(PATH + ".csv")
    void file(HttpServletRequest request, Actor actor, HttpServletResponse response) {
        lists.send(trials(actor), request, response);
    }

    @GetMapping(APPEALS)
    String appeals(HttpServletRequest request, Actor actor, Model model) {
        return lists.show(appeals(actor), request, model);
    }

    @GetMapping(APPEALS + ".csv")
    void appealsFile(HttpServletRequest request, Actor actor, HttpServletResponse response) {
        lists.send(appeals(actor), request, response);
    }

    private ListPage<ClockLine> trials(Actor actor) {
        return begun(PATH, "justice.title", actor)
                .about("justice.about", clocks.months(), clocks.step(), clocks.fewest())
                .link("justice.appeals.title", APPEALS)
                .column("justice.cases", count(Count.CASES))
                .column("justice.decided", count(Count.DECIDED))
                .inFile("justice.in-time", count(Count.IN_TIME))
                .column("justice.percent", ClockLine::percentInTime)
                .column("justice.past-time", count(Count.PAST_TIME))
                .column("justice.to-challan", weeks(Between.FIR_AND_CHALLAN))
                .column("justice.to-charge", weeks(Between.CHALLAN_AND_CHARGE))
                .column("justice.to-judgment", weeks(Between.CHARGE_AND_JUDGMENT))
                .allSortable();
    }

    private ListPage<ClockLine> appeals(Actor actor) {
        return begun(APPEALS, "justice.appeals.title", actor)
                .about("justice.appeals.about", clocks.step(), clocks.fewest())
                .link("justice.title", PATH)
                .column("justice.appealed", count(Count.APPEALED))
                .column("justice.pending", count(Count.PENDING))
                .column("justice.upheld", count(Count.UPHELD))
                .column("justice.changed", count(Count.CHANGED))
                .column("justice.settled", count(Count.SETTLED))
                .column("justice.to-appeal-decision", weeks(Between.APPEAL_AND_DECISION))
                .allSortable();
    }

    private ListPage<ClockLine> begun(String path, String title, Actor actor) {
        return ListPage.<ClockLine>at(path, title)
                .tabs("places", "justice.places.", question -> counts())
                .none("justice.none")
                .column("justice.place", names::place)
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.JUSTICE_CLOCKS_VIEWED))
                .from(question -> lines(question.tab(Places.class)), Map.of());
    }

    /** A count that is not told is empty. */
    private static Function<ClockLine, @Nullable Long> count(Count count) {
        return line -> line.count(count);
    }

    private static Function<ClockLine, @Nullable Integer> weeks(Between between) {
        return line -> line.median(between);
    }

    private List<ClockLine> lines(Places places) {
        return clocks.lines().stream()
                .filter(line -> (line.kind() == Kind.COURT) == (places == Places.COURTS))
                .toList();
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Places places : Places.values()) {
            counts.put(ListQuestion.key(places), (long) lines(places).size());
        }
        return counts;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry justiceClocksEntry() {
            return new NavigationEntry(
                    "justice.title",
                    PATH,
                    NavigationGroup.OVERSIGHT,
                    91,
                    Set.of(
                            Role.OVERSIGHT,
                            Role.REGISTRAR,
                            Role.NATIONAL_SUPERVISOR,
                            Role.PROVINCIAL_SUPERVISOR,
                            Role.PROSECUTOR));
        }
    }
}

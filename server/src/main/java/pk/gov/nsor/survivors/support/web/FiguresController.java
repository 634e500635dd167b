package pk.gov.nsor.survivors.support.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
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
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.survivors.support.MonthFigures;
import pk.gov.nsor.survivors.support.MonthFigures.Figure;

/** What oversight sees of referrals: counts of months that are over. */
@Controller
class FiguresController {

    private static final String PATH = "/support-figures";

    private final MonthFigures figures;
    private final ListPages lists;
    private final UiFormat uiFormat;

    FiguresController(MonthFigures figures, ListPages lists, UiFormat uiFormat) {
        this.figures = figures;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    /** The way here. */
    @Configuration(proxyBeanMethods = false)
    static class Ways {

        @Bean
        NavigationEntry supportFiguresEntry() {
            return new NavigationEntry(
                    "support.figures.title", PATH, NavigationGroup.OVERSIGHT, 1, Set.of(Role.OVERSIGHT));
        }
    }

    @GetMapping(PATH)
    @Allows(value = Role.OVERSIGHT, action = TrailAction.SUPPORT_FIGURES_VIEWED)
    String page(HttpServletRequest request, Actor actor, Model model) {
        return lists.show(figures(actor), request, model);
    }

    @GetMapping(PATH + ".csv")
    @Allows(value = Role.OVERSIGHT, action = TrailAction.SUPPORT_FIGURES_VIEWED)
    void file(HttpServletRequest request, HttpServletResponse response, Actor actor) {
        lists.send(figures(actor), request, response);
    }

    private ListPage<Figure> figures(Actor actor) {
        return ListPage.<Figure>at(PATH, "support.figures.title")
                .about("support.figures.about")
                .none("support.figures.none")
                .column("support.month", figure -> uiFormat.month(figure.month()))
                .column("support.subject", figure -> uiFormat.text("support.kind." + figure.subject()))
                .column("support.what", figure -> uiFormat.text("support.counted." + figure.what()))
                .column("support.many", figure -> figure.many() == null ? uiFormat.text("support.few") : figure.many())
                .allSortable()
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.SUPPORT_FIGURES_VIEWED))
                .from(_ -> figures.all(), Map.of("month", Comparator.comparing(Figure::month)));
    }
}

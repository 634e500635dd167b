package pk.gov.nsor.accountability.oversight.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.accountability.oversight.DashboardPlace;
import pk.gov.nsor.accountability.oversight.Dashboards;
import pk.gov.nsor.accountability.oversight.work.WeeksAhead;
import pk.gov.nsor.accountability.oversight.work.WorkPlans;
import pk.gov.nsor.accountability.oversight.work.WorkPlans.Plan;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;

/** What is due in each district of the reader's place in the coming eight weeks, against the hours its officers have. */
@Controller
@Allows(
        value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
        action = TrailAction.DASHBOARD_VIEWED)
class WorkAheadController {

    private static final String PATH = "/work-ahead";
    private static final int WEEKS = 8;
    private static final int ROWS = 8;

    private static final Map<String, Comparator<WeeksAhead>> ORDERS = orders();

    private final WorkPlans plans;
    private final Dashboards dashboards;
    private final ListPages lists;
    private final UiFormat uiFormat;

    WorkAheadController(WorkPlans plans, Dashboards dashboards, ListPages lists, UiFormat uiFormat) {
        this.plans = plans;
        this.dashboards = dashboards;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    private static Map<String, Comparator<WeeksAhead>> orders() {
        Map<String, Comparator<WeeksAhead>> orders = new HashMap<>();
        orders.put("district", Comparator.comparing(each -> each.district().nameEn()));
        orders.put("officers", Comparator.comparingInt(WeeksAhead::officers));
        for (int week = 0; week < WEEKS; week++) {
            int at = week;
            orders.put("week-" + (week + 1), Comparator.comparingInt(each -> each.percent(at)));
        }
        return orders;
    }

    @GetMapping(PATH)
    String page(HttpServletRequest request, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        Plan plan = plan(reader);
        model.addAttribute("plan", plan);
        return lists.show(list(plan, reader, actor), request, model);
    }

    @GetMapping(PATH + ".csv")
    void file(
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletResponse response) {
        lists.send(list(plan(reader), reader, actor), request, response);
    }

    private Plan plan(SignedIn reader) {
        return plans.of(dashboards.own(reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private ListPage<WeeksAhead> list(Plan plan, SignedIn reader, Actor actor) {
        ListPage<WeeksAhead> page = ListPage.<WeeksAhead>at(PATH, "work-ahead.title")
                .template("oversight/work-ahead")
                .about("work-ahead.what")
                .heading("work-ahead.districts");
        if (reader.has(Role.NATIONAL_SUPERVISOR)) {
            page.choice("province", "work-ahead.province", "work-ahead.every-province", provinces(plan));
        }
        page.onPage("work-ahead.district", this::district)
                .sortable()
                .onPage("work-ahead.officers", WeeksAhead::officers)
                .sortable();
        for (int week = 0; week < WEEKS; week++) {
            int at = week;
            page.onPage("work-ahead.week-" + (week + 1), each -> each.hours() == 0 ? null : each.percent(at))
                    .sortable();
        }
        page.onPage("work-ahead.impossible", each -> impossible(each, plan)).sortable();
        page.inFile("work-ahead.district", this::district).inFile("work-ahead.officers", WeeksAhead::officers);
        for (int week = 0; week < WEEKS; week++) {
            int at = week;
            page.inFile("work-ahead.week-" + (week + 1), each -> each.weeks().get(at));
        }
        return page.inFile("work-ahead.hours", WeeksAhead::hours)
                .inFile("work-ahead.impossible", each -> impossible(each, plan))
                .none("work-ahead.none")
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.DASHBOARD_VIEWED)
                        .with(Map.of("place", place(reader), "form", "work-ahead")))
                .from(
                        question -> plan.districts().stream()
                                .filter(each -> question.value("province").isEmpty()
                                        || each.district().provinceCode().equals(question.value("province")))
                                .toList(),
                        ORDERS,
                        (one, other) -> 0);
    }

    private String place(SignedIn reader) {
        return dashboards
                .own(reader)
                .map(DashboardPlace::code)
                .filter(code -> !code.isEmpty())
                .orElse("NATIONAL");
    }

    private static Map<String, String> provinces(Plan plan) {
        boolean isUrdu = LocaleContextHolder.getLocale().getLanguage().equals("ur");
        Map<String, String> names = new LinkedHashMap<>();
        plan.districts().stream()
                .map(WeeksAhead::district)
                .sorted(Comparator.comparing(District::provinceEn))
                .forEach(each -> names.put(each.provinceCode(), isUrdu ? each.provinceUr() : each.provinceEn()));
        return names;
    }

    private String district(WeeksAhead each) {
        Locale language = LocaleContextHolder.getLocale();
        return each.district().name(language);
    }

    private String impossible(WeeksAhead each, Plan plan) {
        int from = each.impossibleFrom();
        return from < 0 || plan.monday() == null
                ? ""
                : uiFormat.text(
                        "work-ahead.impossible.by",
                        uiFormat.day(plan.monday().plusWeeks(from).plusDays(6)),
                        each.dueBy(from),
                        each.availableBy(from));
    }

    @Configuration(proxyBeanMethods = false)
    static class OnPages {

        @Bean
        NavigationEntry workAheadEntry() {
            return new NavigationEntry(
                    "work-ahead.title",
                    PATH,
                    NavigationGroup.HOME,
                    20,
                    Set.of(Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR));
        }

        /** In time, to the district and to its province; the nation's list would be of every week. */
        @Bean
        TodayList workAheadToday(WorkAheadController work) {
            return TodayList.of(900, PATH, work::today);
        }
    }

    private Optional<TodayList.Content> today(SignedIn reader) {
        if (!reader.has(Role.PROVINCIAL_SUPERVISOR) && !reader.has(Role.DISTRICT_SUPERVISOR)) {
            return Optional.empty();
        }
        return dashboards.own(reader).map(place -> {
            Plan plan = plans.of(place);
            List<WeeksAhead> impossible = plan.impossible();
            return new TodayList.Content(
                    "work-ahead.today",
                    impossible.size(),
                    PATH,
                    impossible.stream()
                            .limit(ROWS)
                            .map(each -> new TodayList.Row(
                                    district(each), impossible(each, plan), PATH, "work-ahead.today.action"))
                            .toList());
        });
    }
}

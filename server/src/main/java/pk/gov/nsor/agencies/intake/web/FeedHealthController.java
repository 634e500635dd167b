package pk.gov.nsor.agencies.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.agencies.intake.health.FeedHealth;
import pk.gov.nsor.agencies.intake.health.FeedHealth.Health;
import pk.gov.nsor.agencies.intake.health.FeedHealth.State;
import pk.gov.nsor.foundation.access.Agencies;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.feeds.FeedActivity.Activity;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;

/** Whether each agency's system still sends, and what of it waits. It names nobody. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.ADMINISTRATOR},
        action = TrailAction.FEED_HEALTH_VIEWED)
class FeedHealthController {

    private static final int ROWS = 5;

    private final FeedHealth health;
    private final Agencies agencies;
    private final ListPages lists;
    private final UiFormat uiFormat;

    FeedHealthController(FeedHealth health, Agencies agencies, ListPages lists, UiFormat uiFormat) {
        this.health = health;
        this.agencies = agencies;
        this.lists = lists;
        this.uiFormat = uiFormat;
    }

    @GetMapping("/feeds")
    String page(HttpServletRequest request, Actor actor, Model model) {
        return lists.show(list(actor), request, model);
    }

    @GetMapping("/feeds.csv")
    void file(HttpServletRequest request, Actor actor, HttpServletResponse response) {
        lists.send(list(actor), request, response);
    }

    private ListPage<Health> list(Actor actor) {
        return ListPage.<Health>at("/feeds", "intake.health.title")
                .about("intake.health.about")
                .tabs("state", "intake.health.state.", this::counts)
                .choice(
                        "feed",
                        "intake.health.feed",
                        "intake.health.every",
                        Feed.class,
                        feed -> uiFormat.text(feed.messageKey()))
                .column("intake.health.name", each -> each.client().name())
                .column(
                        "intake.health.agency",
                        each -> agencies.name(each.client().agency()))
                .column("intake.health.last", each -> of(each.activity(), Activity::lastDay))
                .inFile("intake.health.pause", each -> of(each.activity(), Activity::longestPause))
                .inFile("intake.health.messages", each -> of(each.activity(), Activity::messages))
                .column("intake.health.waiting", each -> of(each.activity(), Activity::waiting))
                .column("intake.health.quarantined", Health::quarantined)
                .column("intake.health.quarantined-since", Health::quarantinedSince)
                .column("intake.health.returned", Health::returned)
                .allSortable()
                .none("intake.health.none")
                .exported(true)
                .viewed(TrailEntry.done(actor, TrailAction.FEED_HEALTH_VIEWED))
                .from(
                        question -> ofFeed(question).stream()
                                .filter(each -> each.state() == question.tab(State.class))
                                .toList(),
                        Map.of());
    }

    private static <T> @Nullable T of(@Nullable Activity activity, Function<Activity, @Nullable T> value) {
        return activity == null ? null : value.apply(activity);
    }

    private List<Health> ofFeed(ListQuestion question) {
        return health.all().stream()
                .filter(each -> question.chosen("feed", Feed.class)
                        .map(feed -> feed == each.client().feed())
                        .orElse(true))
                .toList();
    }

    private Map<String, Long> counts(ListQuestion question) {
        List<Health> all = ofFeed(question);
        Map<String, Long> counts = new LinkedHashMap<>();
        for (State state : State.values()) {
            counts.put(
                    ListQuestion.key(state),
                    all.stream().filter(each -> each.state() == state).count());
        }
        return counts;
    }

    @Configuration(proxyBeanMethods = false)
    static class Ways {
        private static final Set<Role> ROLES = Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.ADMINISTRATOR);

        @Bean
        NavigationEntry feedHealthEntry() {
            return new NavigationEntry("intake.health.title", "/feeds", NavigationGroup.REQUESTS, 37, ROLES);
        }

        /** Systems that are silent for longer than is usual for them. */
        @Bean
        TodayList silentFeedsToday(FeedHealth health, UiFormat uiFormat) {
            return TodayList.of(8, "/feeds", reader -> {
                if (ROLES.stream().noneMatch(reader::has)) {
                    return Optional.empty();
                }
                List<Health> silent = health.all().stream()
                        .filter(each -> each.state() == State.SILENT)
                        .toList();
                return Optional.of(new TodayList.Content(
                        "intake.health.silent",
                        silent.size(),
                        silent.size() > ROWS ? "/feeds" : null,
                        silent.stream()
                                .limit(ROWS)
                                .map(each -> row(each, uiFormat))
                                .toList()));
            });
        }

        private static TodayList.Row row(Health silent, UiFormat uiFormat) {
            Activity activity = Objects.requireNonNull(silent.activity());
            Integer longest = activity.longestPause();
            return new TodayList.Row(
                    silent.client().name(),
                    longest == null
                            ? uiFormat.text("intake.health.silent.few", activity.pause())
                            : uiFormat.text("intake.health.silent.row", activity.pause(), longest),
                    "/feeds",
                    "intake.health.open");
        }
    }
}

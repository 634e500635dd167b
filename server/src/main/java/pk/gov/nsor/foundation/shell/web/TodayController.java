package pk.gov.nsor.foundation.shell.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.TodayList;

/** Home: what waits for the reader, as lists of the modules that know. */
@Controller
class TodayController {

    private final List<TodayList> lists;
    private final Trail trail;
    private final Clock clock;

    TodayController(List<TodayList> lists, Trail trail, Clock clock) {
        this.lists =
                lists.stream().sorted(Comparator.comparingInt(TodayList::order)).toList();
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping("/")
    @Allows(everybody = true, action = TrailAction.HOME_VIEWED)
    String page(@AuthenticationPrincipal SignedIn reader, Actor actor, Purpose purpose, Model model) {
        List<TodayList.Content> found = lists.stream()
                .map(list -> list.contentFor(reader))
                .flatMap(Optional::stream)
                .toList();
        trail.appendAlone(TrailEntry.done(actor, TrailAction.HOME_VIEWED)
                .purpose(purpose.name())
                .naming(found.stream()
                        .flatMap(list -> list.rows().stream())
                        .map(TodayList.Row::person)
                        .filter(Objects::nonNull)
                        .toList()));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("lists", found);
        return "shell/today";
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry todayEntry() {
            return new NavigationEntry("shell.today.title", "/", 0, java.util.Set.of());
        }
    }
}

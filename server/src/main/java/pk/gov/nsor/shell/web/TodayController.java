package pk.gov.nsor.shell.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Purpose;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.shell.NavigationEntry;
import pk.gov.nsor.shell.TodayList;

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
        // The lists name people.
        trail.appendAlone(TrailEntry.done(actor, TrailAction.HOME_VIEWED).purpose(purpose.name()));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute(
                "lists",
                lists.stream()
                        .map(list -> list.contentFor(reader))
                        .flatMap(Optional::stream)
                        .toList());
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

package pk.gov.nsor.foundation.shell.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.TodayPart;
import pk.gov.nsor.foundation.shell.TodaySource;
import pk.gov.nsor.foundation.shell.TodaySource.Section;

/** Home: what waits for the reader, as lists of the modules that know. */
@Controller
class TodayController {

    private final List<TodaySource> sources;
    private final NavigationCounts counts;
    private final Trail trail;
    private final Clock clock;

    TodayController(List<TodaySource> sources, NavigationCounts counts, Trail trail, Clock clock) {
        this.sources = sources;
        this.counts = counts;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping("/")
    @Allows(everybody = true, action = TrailAction.HOME_VIEWED)
    String page(@AuthenticationPrincipal SignedIn reader, Actor actor, Purpose purpose, Model model) {
        List<Section> sections = sources.stream()
                .flatMap(source -> source.sectionsFor(reader).stream())
                .sorted(Comparator.comparingInt(Section::order))
                .toList();
        counts.read(reader, sections);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.HOME_VIEWED)
                .purpose(purpose.name())
                .naming(sections.stream()
                        .flatMap(section -> section.content().rows().stream())
                        .flatMap(row -> row.people().stream())
                        .distinct()
                        .toList()));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("waiting", filled(sections, TodayPart.WAITING));
        model.addAttribute("cameBack", filled(sections, TodayPart.CAME_BACK));
        model.addAttribute("coming", filled(sections, TodayPart.COMING));
        model.addAttribute(
                "empty", contents(sections, section -> section.content().rows().isEmpty()));
        return "shell/today";
    }

    private static List<TodayList.Content> filled(List<Section> sections, TodayPart part) {
        return contents(
                sections,
                section -> section.part() == part && !section.content().rows().isEmpty());
    }

    private static List<TodayList.Content> contents(List<Section> sections, Predicate<Section> which) {
        return sections.stream().filter(which).map(Section::content).toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry todayEntry() {
            return new NavigationEntry("shell.today.title", "/", NavigationGroup.HOME, 0, Set.of());
        }
    }
}

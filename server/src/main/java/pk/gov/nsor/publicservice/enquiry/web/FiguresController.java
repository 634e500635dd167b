package pk.gov.nsor.publicservice.enquiry.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Exports;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.publicservice.enquiry.statistics.Disclosure;
import pk.gov.nsor.publicservice.enquiry.statistics.Range;
import pk.gov.nsor.publicservice.enquiry.statistics.StatisticsRollup;

/** What the public asks, in figures: at NPB every one, as they change; for oversight rounded, by the hour and day. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.OVERSIGHT},
        action = TrailAction.SMS_FIGURES_VIEWED)
class FiguresController {

    /** After that somebody has to ask for the figures, so that a page left open keeps nobody signed in. */
    private static final Duration LIVE_FOR = Duration.ofMinutes(20);

    private final FiguresPage page;
    private final FiguresCsvExport file;
    private final Exports exports;
    private final Clock clock;

    FiguresController(FiguresPage page, FiguresCsvExport file, Exports exports, Clock clock) {
        this.page = page;
        this.file = file;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping("/sms")
    String page(@RequestParam(defaultValue = "") String range, @AuthenticationPrincipal SignedIn reader, Model model) {
        show(range, clock.instant(), reader, model);
        return "enquiry/figures";
    }

    /**
     * What changes of the page.
     *
     * @param opened when the page was opened, in seconds since 1970
     */
    @GetMapping("/sms/figures")
    String figures(
            @RequestParam(defaultValue = "") String range,
            @RequestParam(defaultValue = "0") long opened,
            @AuthenticationPrincipal SignedIn reader,
            Model model) {
        Instant now = clock.instant();
        show(range, Instant.ofEpochSecond(Math.clamp(opened, 0, now.getEpochSecond())), reader, model);
        return "enquiry/figures :: figures";
    }

    /** The figures of the range as a file. */
    @GetMapping("/sms.csv")
    void export(
            @RequestParam(defaultValue = "") String range,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletResponse response) {
        Disclosure disclosure = disclosure(reader);
        Range wanted = wanted(range, disclosure);
        TrailEntry intent = TrailEntry.done(actor, TrailAction.SMS_FIGURES_VIEWED)
                .with(Map.of("range", wanted.name(), "as", "csv"));
        exports.send(response, intent, "sms-" + wanted.key() + ".csv", () -> file.made(wanted, disclosure));
    }

    private void show(String range, Instant opened, SignedIn reader, Model model) {
        Disclosure disclosure = disclosure(reader);
        model.addAttribute("shownFigures", page.of(wanted(range, disclosure), disclosure));
        model.addAttribute("ranges", FiguresPage.ranges(disclosure));
        model.addAttribute("isExact", disclosure == Disclosure.EXACT);
        model.addAttribute("opened", opened.getEpochSecond());
        model.addAttribute("topic", StatisticsRollup.TOPIC);
        model.addAttribute(
                "isLive", disclosure == Disclosure.EXACT && clock.instant().isBefore(opened.plus(LIVE_FOR)));
    }

    private static Range wanted(String range, Disclosure disclosure) {
        return Range.of(range)
                .filter(FiguresPage.ranges(disclosure)::contains)
                .orElse(FiguresPage.ranges(disclosure).getFirst());
    }

    private static Disclosure disclosure(SignedIn reader) {
        return reader.has(Role.REGISTRAR) || reader.has(Role.NATIONAL_SUPERVISOR)
                ? Disclosure.EXACT
                : Disclosure.ROUNDED;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        private static final Set<Role> BUREAU = Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR);

        @Bean
        NavigationEntry figuresEntry() {
            return new NavigationEntry(
                    "figures.title",
                    "/sms",
                    NavigationGroup.PUBLIC,
                    20,
                    Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.OVERSIGHT));
        }

        @Bean
        NavigationEntry scansEntry() {
            return new NavigationEntry("scan.title", "/scans", NavigationGroup.PUBLIC, 30, BUREAU);
        }

        @Bean
        NavigationEntry disputesEntry() {
            return new NavigationEntry("dispute.title", "/disputes", NavigationGroup.REQUESTS, 70, BUREAU);
        }

        @Bean
        NavigationEntry takeBacksEntry() {
            return new NavigationEntry("dispute.take-backs", "/take-backs", NavigationGroup.PUBLIC, 40, BUREAU);
        }
    }
}

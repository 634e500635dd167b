package pk.gov.nsor.agencies.verification.web;

import java.util.Locale;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.agencies.verification.Verifications;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;

/** How many questions wait, how long they take, and whether NADRA answers. It names nobody. */
@Controller
class NadraQueueController {

    private final Verifications verifications;

    NadraQueueController(Verifications verifications) {
        this.verifications = verifications;
    }

    @GetMapping("/nadra-queue")
    @Allows(
            value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.ADMINISTRATOR},
            action = TrailAction.NADRA_QUEUE_VIEWED)
    String page(Model model) {
        Verifications.Queue queue = verifications.queue();
        model.addAttribute("isOn", verifications.isOn());
        model.addAttribute("queue", queue);
        model.addAttribute("health", queue.health().name().toLowerCase(Locale.ROOT));
        model.addAttribute(
                "failure", queue.failure() == null ? "" : NadraStatement.key("nadra.failure.", queue.failure()));
        model.addAttribute(
                "awayMinutes", queue.away().map(away -> away.toMinutes()).orElse(-1L));
        return "nadra/queue";
    }

    @Configuration(proxyBeanMethods = false)
    static class Ways {

        @Bean
        NavigationEntry nadraAnswersEntry() {
            return new NavigationEntry(
                    "nadra.title",
                    "/nadra-answers",
                    NavigationGroup.REQUESTS,
                    36,
                    Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR));
        }

        @Bean
        NavigationEntry nadraQueueEntry() {
            return new NavigationEntry(
                    "nadra.queue.title",
                    "/nadra-queue",
                    NavigationGroup.REQUESTS,
                    38,
                    Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR, Role.ADMINISTRATOR));
        }
    }
}

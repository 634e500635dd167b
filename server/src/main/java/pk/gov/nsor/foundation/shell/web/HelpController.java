package pk.gov.nsor.foundation.shell.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;

/** Help: what the reader's roles are for, and a short page for each of their tasks. */
@Controller
@RequestMapping("/help")
@Allows(everybody = true, action = TrailAction.REFERENCE_VIEWED)
class HelpController {

    /** Texts of a task are numbered, and so are its terms; none has more. */
    private static final int MOST = 9;

    private final HelpTopics topics;
    private final MessageSource messages;

    HelpController(HelpTopics topics, MessageSource messages) {
        this.topics = topics;
        this.messages = messages;
    }

    @GetMapping
    String list(@AuthenticationPrincipal SignedIn reader, Model model) {
        model.addAttribute(
                "roles",
                reader.roles().stream()
                        .sorted()
                        .map(role -> new RoleHelp(
                                role, text("help.role." + role.name().toLowerCase(Locale.ROOT))))
                        .toList());
        model.addAttribute("topics", topics.of(reader));
        return "shell/help";
    }

    @GetMapping("/{topic}")
    String topic(@PathVariable String topic, @AuthenticationPrincipal SignedIn reader, Model model) {
        HelpTopics.Topic found =
                topics.find(topic, reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("topic", found);
        model.addAttribute("what", text("help.of." + found.key()));
        model.addAttribute("steps", texts("help.of." + found.key() + "."));
        model.addAttribute("terms", terms(found.terms()));
        return "shell/help-topic";
    }

    /** What a role is for; null where nothing is written. */
    record RoleHelp(Role role, @Nullable String what) {}

    /** A term of the field and what it means. */
    record Term(@Nullable String name, @Nullable String meaning) {}

    private List<Term> terms(List<String> keys) {
        return keys.stream()
                .map(key -> new Term(text("help.term." + key), text("help.term." + key + ".what")))
                .toList();
    }

    private List<String> texts(String beginning) {
        List<String> texts = new ArrayList<>();
        for (int at = 1; at <= MOST; at++) {
            String text = text(beginning + at);
            if (text == null) {
                break;
            }
            texts.add(text);
        }
        return texts;
    }

    private @Nullable String text(String key) {
        return messages.getMessage(key, null, null, LocaleContextHolder.getLocale());
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry helpEntry() {
            return new NavigationEntry("help.title", "/help", NavigationGroup.REFERENCE, 40, Set.of());
        }
    }
}

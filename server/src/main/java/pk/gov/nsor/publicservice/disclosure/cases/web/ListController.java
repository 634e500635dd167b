package pk.gov.nsor.publicservice.disclosure.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Exports;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.publicservice.disclosure.cases.DisclosureRequest;
import pk.gov.nsor.publicservice.disclosure.cases.RequestList;
import pk.gov.nsor.publicservice.disclosure.cases.RequestLists;

/** Lists of requests: an officer's own, those to be checked, those to be decided. None names a suspect. */
@Controller
class ListController {

    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 50_000;

    private final RequestLists lists;
    private final DisclosureRequestRows lines;
    private final RequestsCsvExport file;
    private final Trail trail;
    private final Exports exports;
    private final DisclosureCrumb crumb;

    ListController(
            RequestLists lists,
            DisclosureRequestRows lines,
            RequestsCsvExport file,
            Trail trail,
            Exports exports,
            DisclosureCrumb crumb) {
        this.lists = lists;
        this.lines = lines;
        this.file = file;
        this.trail = trail;
        this.exports = exports;
        this.crumb = crumb;
    }

    @GetMapping("/disclosure")
    @Allows(
            value = {
                Role.NATIONAL_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.DISTRICT_SUPERVISOR,
                Role.INVESTIGATING_OFFICER,
                Role.PROSECUTOR
            },
            action = TrailAction.DISCLOSURES_VIEWED)
    String page(
            @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Model model) {
        RequestList here = RequestList.of(reader, list).orElseThrow();
        trail.appendAlone(look(actor, here.key(), "page"));
        Map<String, Long> counts = new LinkedHashMap<>();
        RequestList.of(reader).forEach(one -> counts.put(one.key(), lists.count(one, reader)));
        long count = counts.getOrDefault(here.key(), 0L);
        long pages = Math.max(1, (count + PAGE - 1) / PAGE);
        long at = Math.clamp(page, 1, pages);
        List<DisclosureRequest> listed = lists.list(here, reader, (at - 1) * PAGE, PAGE);
        List<DisclosureRequestRow> found = lines.of(listed);
        model.addAttribute("list", here.key());
        model.addAttribute("lists", counts);
        model.addAttribute("lines", found);
        model.addAttribute("count", count);
        model.addAttribute("first", found.isEmpty() ? 0 : (at - 1) * PAGE + 1);
        model.addAttribute("last", (at - 1) * PAGE + found.size());
        model.addAttribute("page", at);
        model.addAttribute("pages", pages);
        model.addAttribute("asks", reader.has(Role.INVESTIGATING_OFFICER));
        model.addAttribute("exports", reader.has(Role.NATIONAL_SUPERVISOR));
        model.addAttribute("opens", here != RequestList.OVERDUE && here != RequestList.COPIES);
        model.addAttribute("outcomes", here == RequestList.COPIES ? outcomes(listed) : Map.of());
        model.addAttribute(
                "supervises",
                reader.has(Role.NATIONAL_SUPERVISOR)
                        || reader.has(Role.PROVINCIAL_SUPERVISOR)
                        || reader.has(Role.DISTRICT_SUPERVISOR));
        return "disclosure/list";
    }

    /** The bureau's lists as a file, every line of it. */
    @GetMapping("/disclosure.csv")
    @Allows(value = Role.NATIONAL_SUPERVISOR, action = TrailAction.DISCLOSURES_VIEWED)
    void export(
            @RequestParam(defaultValue = "") String list,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            HttpServletResponse response) {
        RequestList here = RequestList.of(reader, list).orElseThrow();
        exports.send(
                response,
                look(actor, here.key(), "csv"),
                "disclosure-" + here.key() + ".csv",
                () -> file.made(lines.of(lists.list(here, reader, 0, MOST_EXPORTED))));
    }

    /** How often who asked about people who were not in the case. */
    @GetMapping("/disclosure/unrelated")
    @Allows(
            value = {Role.NATIONAL_SUPERVISOR, Role.PROVINCIAL_SUPERVISOR, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.DISCLOSURES_VIEWED)
    String unrelated(@AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        trail.appendAlone(look(actor, "unrelated", "page"));
        model.addAttribute("rows", lists.unrelated(reader));
        model.addAttribute("words", lines);
        crumb.add(reader, model);
        return "disclosure/unrelated";
    }

    private Map<UUID, String> outcomes(List<DisclosureRequest> requests) {
        return requests.stream().collect(Collectors.toMap(DisclosureRequest::id, lists::outcome));
    }

    private static TrailEntry look(Actor actor, String list, String form) {
        return TrailEntry.done(actor, TrailAction.DISCLOSURES_VIEWED).with(Map.of("list", list, "form", form));
    }

    /** Supervisors, whose navigation is full, come to it from the menu. */
    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry disclosureEntry() {
            return new NavigationEntry(
                    "disclosure.title", "/disclosure", 15, Set.of(Role.INVESTIGATING_OFFICER, Role.PROSECUTOR));
        }
    }
}

package pk.gov.nsor.foundation.reference.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.reference.source.FactSources;
import pk.gov.nsor.foundation.shell.Form;

/** The law as it stood on a day, and what differs on another. */
@Controller
@Allows(everybody = true, action = TrailAction.REFERENCE_VIEWED)
class LawController {

    /** As the hint of the field writes days. */
    private static final DateTimeFormatter AS_HINTED = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);

    private final LawBook book;
    private final FactSources sources;
    private final Clock clock;

    LawController(LawBook book, FactSources sources, Clock clock) {
        this.book = book;
        this.sources = sources;
        this.clock = clock;
    }

    @GetMapping("/law")
    String law(Form form, Model model) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = form.filterDay("on").orElse(today);
        Optional<LocalDate> other = form.filterDay("with");
        if (form.value("on").isEmpty()) {
            form.set("on", AS_HINTED.format(today));
        }
        model.addAttribute("form", form);
        if (!form.isValid()) {
            return "reference/law";
        }
        LawOnDay law = book.on(day);
        if (other.isEmpty()) {
            model.addAttribute("law", law);
            model.addAttribute("sources", sources.named(law.sources()));
            return "reference/law";
        }
        LawOnDay with = book.on(other.get());
        // Whichever was asked for first: what was added and what ended goes with time.
        boolean isInOrder = !other.get().isBefore(day);
        LawOnDay before = isInOrder ? law : with;
        LawOnDay after = isInOrder ? with : law;
        LawOnDay.LawDifferences differences = before.until(after);
        model.addAttribute("before", before);
        model.addAttribute("after", after);
        model.addAttribute("differences", differences);
        model.addAttribute("sources", sources.named(differences.sources()));
        return "reference/law";
    }
}

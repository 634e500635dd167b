package pk.gov.nsor.agencies.clerks.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.agencies.clerks.ClerkMessages;
import pk.gov.nsor.agencies.totals.ComparedTotal;
import pk.gov.nsor.agencies.totals.MonthlyTotals;
import pk.gov.nsor.agencies.totals.TotalKind;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.office.ClerkOffice;
import pk.gov.nsor.foundation.office.ClerkOffices;
import pk.gov.nsor.foundation.office.OfficeMessages;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Where an office declares how many there were in a month, and sees what it declared. The register's own number is not shown. */
@Controller
@RequestMapping("/office/totals")
class OfficeTotalsController {

    private static final int MONTHS = 24;

    private final ClerkOffices offices;
    private final ClerkMessages messages;
    private final OfficeMessages sending;
    private final MonthlyTotals totals;
    private final Trail trail;
    private final UiFormat uiFormat;
    private final Clock clock;

    OfficeTotalsController(
            ClerkOffices offices,
            ClerkMessages messages,
            OfficeMessages sending,
            MonthlyTotals totals,
            Trail trail,
            UiFormat uiFormat,
            Clock clock) {
        this.offices = offices;
        this.messages = messages;
        this.sending = sending;
        this.totals = totals;
        this.trail = trail;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @GetMapping
    @Allows(
            value = {Role.COURT_CLERK, Role.PRISON_CLERK},
            action = TrailAction.SENT_MESSAGES_VIEWED)
    String form(Form form, @AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        trail.appendAlone(TrailEntry.done(actor, TrailAction.SENT_MESSAGES_VIEWED));
        return offices.of(reader).map(office -> show(form, office, model)).orElse("office/no-office");
    }

    @DecidesNothing("It sends a number; nobody is in it, and the next number of the month replaces it")
    @PostMapping
    @Allows(
            value = {Role.COURT_CLERK, Role.PRISON_CLERK},
            action = TrailAction.FEED_MESSAGE_RECEIVED)
    String declare(
            Form form, @AuthenticationPrincipal SignedIn reader, Actor actor, RedirectAttributes flash, Model model) {
        Optional<ClerkOffice> office = offices.of(reader);
        if (office.isEmpty()) {
            return "office/no-office";
        }
        if (messages.declare(form, office.get(), actor).isEmpty()) {
            return show(form, office.get(), model);
        }
        flash.addFlashAttribute("flash", "clerks.totals.sent");
        return "redirect:/office/totals";
    }

    private String show(Form form, ClerkOffice office, Model model) {
        sending.begin(form, office);
        List<TotalKind> kinds = Arrays.stream(TotalKind.values())
                .filter(kind -> kind.feed() == office.feed())
                .toList();
        List<ComparedTotal> declared = kinds.stream()
                .flatMap(kind -> totals.declaredBy(kind, office.place()).stream())
                .toList();
        model.addAttribute("form", form);
        model.addAttribute("office", office.name(LocaleContextHolder.getLocale()));
        model.addAttribute("isOpen", office.isOpen());
        model.addAttribute("kinds", kinds);
        model.addAttribute("counted", counted(kinds));
        model.addAttribute("months", months());
        model.addAttribute("declared", declared);
        return "clerks/totals";
    }

    private Map<String, String> counted(List<TotalKind> kinds) {
        Map<String, String> counted = new LinkedHashMap<>();
        kinds.forEach(kind -> counted.put(kind.name(), uiFormat.text(kind.messageKey())));
        return counted;
    }

    /** The months that are over, the last one first. */
    private Map<String, String> months() {
        Map<String, String> months = new LinkedHashMap<>();
        YearMonth month = YearMonth.from(LocalDate.now(clock));
        for (int each = 0; each < MONTHS; each++) {
            month = month.minusMonths(1);
            months.put(month.toString(), uiFormat.month(month));
        }
        return months;
    }
}

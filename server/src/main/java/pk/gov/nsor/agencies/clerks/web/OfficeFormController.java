package pk.gov.nsor.agencies.clerks.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.agencies.clerks.ClerkMessages;
import pk.gov.nsor.agencies.clerks.FormKind;
import pk.gov.nsor.agencies.clerks.FormShown;
import pk.gov.nsor.agencies.intake.sent.SentMessage;
import pk.gov.nsor.agencies.intake.sent.SentMessages;
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
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.Offences;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.Rows;

/** The forms by which an office reports. */
@Controller
@RequestMapping("/office/new/{kind}")
class OfficeFormController {

    private static final String[] ROWS = {"aliases", "addresses", "offences"};
    private static final int MOST = 20;

    private final ClerkOffices offices;
    private final ClerkMessages messages;
    private final OfficeMessages sending;
    private final SentMessages sent;
    private final FormShown shown;
    private final Offences offences;
    private final Courts courts;
    private final Trail trail;

    OfficeFormController(
            ClerkOffices offices,
            ClerkMessages messages,
            OfficeMessages sending,
            SentMessages sent,
            FormShown shown,
            Offences offences,
            Courts courts,
            Trail trail) {
        this.offices = offices;
        this.messages = messages;
        this.sending = sending;
        this.sent = sent;
        this.shown = shown;
        this.offences = offences;
        this.courts = courts;
        this.trail = trail;
    }

    /** @param corrects the receipt of a message that this one is to replace */
    @GetMapping
    @Allows(
            value = {Role.COURT_CLERK, Role.PRISON_CLERK},
            action = TrailAction.SENT_MESSAGES_VIEWED)
    String form(
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable UUID corrects,
            Form form,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Model model) {
        Optional<ClerkOffice> office = offices.of(reader);
        FormKind known = kind(kind, office);
        TrailEntry entry = TrailEntry.done(actor, TrailAction.SENT_MESSAGES_VIEWED);
        trail.appendAlone(corrects == null ? entry : entry.about(corrects));
        if (office.isEmpty()) {
            return "office/no-office";
        }
        if (corrects != null) {
            SentMessage earlier = earlier(known, corrects, office.get());
            if (!earlier.mayBeTakenBack()) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            shown.fill(known, earlier, form);
        }
        if (known == FormKind.JUDGMENT && form.value("nationality").isEmpty()) {
            form.set("nationality", "PK");
        }
        return show(known, form.forget(OfficeMessages.NUMBER), corrects, office.get(), model);
    }

    @DecidesNothing("An office reports; nobody's record was shown")
    @PostMapping
    @Allows(
            value = {Role.COURT_CLERK, Role.PRISON_CLERK},
            action = TrailAction.FEED_MESSAGE_RECEIVED)
    String send(
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable UUID corrects,
            Form form,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            RedirectAttributes flash,
            Model model) {
        Optional<ClerkOffice> office = offices.of(reader);
        FormKind known = kind(kind, office);
        if (office.isEmpty()) {
            return "office/no-office";
        }
        form.forget(ClerkMessages.REPLACES);
        if (corrects != null) {
            form.set(
                    ClerkMessages.REPLACES,
                    earlier(known, corrects, office.get()).messageId());
        }
        boolean isMoreAsked = Stream.of(ROWS).anyMatch(rows -> Rows.added(form, rows, 1, MOST));
        if (isMoreAsked) {
            return show(known, form, corrects, office.get(), model);
        }
        Optional<UUID> receipt = messages.send(known, form, office.get(), actor);
        if (receipt.isEmpty()) {
            return show(known, form, corrects, office.get(), model);
        }
        flash.addFlashAttribute("flash", "clerks.sent");
        return "redirect:/office/messages/" + receipt.get();
    }

    private SentMessage earlier(FormKind kind, UUID receipt, ClerkOffice office) {
        return sent.find(office.client(), receipt)
                .filter(message -> message.kind() == kind.message())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static FormKind kind(String key, Optional<ClerkOffice> office) {
        return FormKind.of(key)
                .filter(kind -> office.isEmpty() || kind.isOf(office.get().feed()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(FormKind kind, Form form, @Nullable UUID corrects, ClerkOffice office, Model model) {
        Locale language = LocaleContextHolder.getLocale();
        sending.begin(form, office);
        model.addAttribute("form", form);
        model.addAttribute("kind", kind.key());
        model.addAttribute("corrects", corrects);
        model.addAttribute("office", office.name(language));
        model.addAttribute("isOpen", office.isOpen());
        for (String rows : ROWS) {
            model.addAttribute(rows, Rows.count(form, rows, 1, MOST));
        }
        model.addAttribute("sections", sections(language));
        model.addAttribute("nationalities", nationalities(language));
        model.addAttribute(
                "courts",
                courts.all().stream().map(court -> court.name(language)).toList());
        return "clerks/form";
    }

    private Map<String, String> sections(Locale language) {
        boolean isUrdu = "ur".equals(language.getLanguage());
        Map<String, String> offered = new LinkedHashMap<>();
        offences.all()
                .forEach(offence ->
                        offered.put(offence.section().toString(), isUrdu ? offence.titleUr() : offence.titleEn()));
        return offered;
    }

    private static Map<String, String> nationalities(Locale language) {
        Map<String, String> byName = new TreeMap<>(java.text.Collator.getInstance(language));
        Stream.of(Locale.getISOCountries())
                .forEach(code -> byName.put(Locale.of("", code).getDisplayCountry(language), code));
        Map<String, String> ordered = new LinkedHashMap<>();
        ordered.put("PK", Locale.of("", "PK").getDisplayCountry(language));
        byName.forEach((name, code) -> ordered.putIfAbsent(code, name));
        return ordered;
    }
}

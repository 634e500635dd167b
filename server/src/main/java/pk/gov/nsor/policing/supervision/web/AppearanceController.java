package pk.gov.nsor.policing.supervision.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.supervision.AppearanceReceipt;
import pk.gov.nsor.policing.supervision.Appearances;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.NewAppearance;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.NewAppearance.IdentitySeen;
import pk.gov.nsor.policing.supervision.caseload.Cases;
import pk.gov.nsor.policing.supervision.web.letter.DayText;
import pk.gov.nsor.policing.supervision.web.letter.ReceiptMessages;
import pk.gov.nsor.policing.supervision.web.photograph.PhotographForm;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.UnknownPersonException;
import pk.gov.nsor.record.register.picture.NewPhotograph;
import pk.gov.nsor.record.register.picture.Photographs;

/** Somebody appears at a station: the form, and the receipt they take away. */
@Controller
@RequestMapping("/people/{id}/appearances")
@DecidesNothing(
        "It records that somebody has appeared; which duties that fulfils is worked out under the lock of the record")
class AppearanceController {

    private final CasePage page;
    private final CaseAccess access;
    private final Cases cases;
    private final Appearances appearances;
    private final AppearanceForm forms;
    private final PhotographForm files;
    private final Photographs photographs;
    private final PlaceFields places;
    private final CasePageMessages wording;
    private final ReceiptMessages receipts;
    private final Clock clock;

    AppearanceController(
            CasePage page,
            CaseAccess access,
            Cases cases,
            Appearances appearances,
            AppearanceForm forms,
            PhotographForm files,
            Photographs photographs,
            PlaceFields places,
            CasePageMessages wording,
            ReceiptMessages receipts,
            Clock clock) {
        this.page = page;
        this.access = access;
        this.cases = cases;
        this.appearances = appearances;
        this.forms = forms;
        this.files = files;
        this.photographs = photographs;
        this.places = places;
        this.wording = wording;
        this.receipts = receipts;
        this.clock = clock;
    }

    @GetMapping("/new")
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.APPEARANCE_RECORDED,
            record = RecordUse.WORK)
    String form(@PathVariable UUID id, @AuthenticationPrincipal SignedIn reader, Model model) {
        PersonId person = new PersonId(id);
        Form form = new Form()
                .set("appearance", UUID.randomUUID().toString())
                .set("on", DayText.written(LocalDate.now(clock)));
        cases.of(person).station().ifPresent(station -> form.set("station", station.station()));
        return show(person, form, reader, model);
    }

    @PostMapping("/new")
    @Allows(
            value = {Role.SUPERVISING_OFFICER, Role.DISTRICT_SUPERVISOR},
            action = TrailAction.APPEARANCE_RECORDED,
            record = RecordUse.WORK)
    String record(
            @PathVariable UUID id,
            @RequestParam(name = "photograph", required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal SignedIn reader,
            Actor actor,
            Form form,
            RedirectAttributes flash,
            Model model) {
        PersonId person = new PersonId(id);
        AppearanceForm.answer(form);
        Optional<NewAppearance> appearance = forms.read(form, "", access.scope(reader));
        Optional<NewPhotograph> photograph = file == null || file.isEmpty()
                ? Optional.empty()
                : appearance.flatMap(given -> files.read(form, given.id(), given.on(), file));
        Optional<AppearanceReceipt> receipt = !form.isValid()
                ? Optional.empty()
                : appearance.flatMap(given ->
                        form.whole("on", () -> appearances.record(person, given, photograph.orElse(null), actor)));
        if (receipt.isEmpty()) {
            model.addAttribute("again", PhotographForm.isGiven(file));
            return show(person, form, reader, model);
        }
        flash.addFlashAttribute("flash", "supervision.appearance.recorded");
        return "redirect:/people/" + id + "/appearances/" + receipt.get().appearance();
    }

    /** The receipt, to be printed; it can be opened again later. */
    @GetMapping("/{appearance}")
    @Allows(
            value = {
                Role.SUPERVISING_OFFICER,
                Role.DISTRICT_SUPERVISOR,
                Role.PROVINCIAL_SUPERVISOR,
                Role.NATIONAL_SUPERVISOR
            },
            action = TrailAction.PERSON_VIEWED,
            record = RecordUse.WORK)
    String receipt(@PathVariable UUID id, @PathVariable UUID appearance, Model model) {
        PersonId person = new PersonId(id);
        AppearanceReceipt receipt = appearances.find(person, appearance).orElseThrow(UnknownPersonException::new);
        Person shown = page.show(person, model);
        model.addAttribute("receipt", receipt);
        model.addAttribute("sides", receipts.of(receipt, shown.number(), cases.nextDueOn(person)));
        return "supervision/receipt";
    }

    private String show(PersonId id, Form form, SignedIn reader, Model model) {
        if (form.problem("appearance").isPresent()) {
            form.set("appearance", UUID.randomUUID().toString());
        }
        Person person = page.show(id, model);
        CaseScope scope = access.scope(reader);
        Map<String, String> stations = wording.stations(scope);
        places.showStation(form, "station");
        model.addAttribute("form", form);
        model.addAttribute("stations", stations);
        model.addAttribute("usual", AppearanceForm.usual());
        model.addAttribute("identities", IdentitySeen.values());
        model.addAttribute("addresses", AddressSeen.values());
        model.addAttribute("summary", cases.of(id));
        model.addAttribute("photograph", photographs.latest(id).orElse(null));
        model.addAttribute(
                "lives",
                person.addresses().stream()
                        .filter(address -> address.until() == null)
                        .map(address -> address.line() + ", " + wording.district(address.districtCode()))
                        .toList());
        return "supervision/appearance";
    }
}

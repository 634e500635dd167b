package pk.gov.nsor.record.register.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordUse;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.register.Address;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.address.UnassignedAddresses;

/** Addresses of a split district that have no tehsil: a list of them, and a page where one is assigned. */
@Controller
class UnassignedController {

    private static final int LISTED = 100;

    private final People people;
    private final UnassignedAddresses addresses;
    private final Deciding deciding;
    private final Districts districts;
    private final Trail trail;
    private final Clock clock;

    UnassignedController(
            People people,
            UnassignedAddresses addresses,
            Deciding deciding,
            Districts districts,
            Trail trail,
            Clock clock) {
        this.people = people;
        this.addresses = addresses;
        this.deciding = deciding;
        this.districts = districts;
        this.trail = trail;
        this.clock = clock;
    }

    /** A line of the list. */
    record Row(Person person, long address, String line) {}

    @GetMapping("/people/unassigned")
    @Allows(value = Role.REGISTRAR, action = TrailAction.PERSON_SEARCHED)
    String list(@RequestParam String district, Actor actor, Purpose purpose, Model model) {
        District found =
                districts.byCode(district).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Row> rows = addresses.first(found.code(), LISTED).stream()
                .map(one -> new Row(people.get(one.person()), one.address(), one.line()))
                .toList();
        trail.appendAlone(TrailEntry.done(actor, TrailAction.PERSON_SEARCHED)
                .purpose(purpose.name())
                .with(Map.of("query", "addresses without a tehsil in " + found.code(), "found", ""))
                .naming(rows.stream().map(row -> row.person().id().value()).toList()));
        model.addAttribute("district", found);
        model.addAttribute("count", addresses.count(found.code()));
        model.addAttribute("rows", rows);
        model.addAttribute("crumb", new Crumb(name(found), "/places/" + found.code()));
        return "register/unassigned";
    }

    @Decides(AddressView.class)
    @GetMapping("/people/{id}/addresses/{address}/tehsil")
    @Allows(value = Role.REGISTRAR, action = TrailAction.TEHSIL_ASSIGNED, record = RecordUse.WORK)
    String page(@PathVariable UUID id, @PathVariable long address, Model model) {
        return show(id, find(id, address), new Form(), model);
    }

    @Decides(AddressView.class)
    @PostMapping("/people/{id}/addresses/{address}/tehsil")
    @Allows(value = Role.REGISTRAR, action = TrailAction.TEHSIL_ASSIGNED, record = RecordUse.WORK)
    String assign(
            @PathVariable UUID id,
            @PathVariable long address,
            Actor actor,
            HttpServletRequest request,
            Form form,
            RedirectAttributes flash,
            Model model) {
        Address found = find(id, address);
        // A second press finds it done already and succeeds.
        Optional<String> done = form.value("tehsil").equals(found.tehsilCode())
                ? Optional.of("done")
                : form.require(
                        "tehsil",
                        "register.tehsil.missing",
                        tehsil -> deciding.once(request, () -> {
                            people.assignTehsil(new PersonId(id), address, tehsil, actor);
                            return "done";
                        }));
        if (done.isEmpty()) {
            return show(id, found, form, model);
        }
        flash.addFlashAttribute("flash", "register.tehsil.assigned");
        return addresses.count(found.districtCode()) > 0
                ? "redirect:/people/unassigned?district=" + found.districtCode()
                : "redirect:/people/" + id;
    }

    private Address find(UUID id, long address) {
        return people.get(new PersonId(id)).addresses().stream()
                .filter(each -> each.id() == address)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(UUID id, Address address, Form form, Model model) {
        Person person = people.get(new PersonId(id));
        LocalDate today = LocalDate.now(clock);
        Map<String, String> tehsils = new LinkedHashMap<>();
        for (Tehsil tehsil : districts.tehsilsEver(address.districtCode())) {
            tehsils.put(
                    tehsil.code(),
                    tehsil.nameEn() + " – "
                            + districts
                                    .byCode(tehsil.districtOn(today))
                                    .map(UnassignedController::name)
                                    .orElse(""));
        }
        model.addAttribute("person", person);
        model.addAttribute("address", address);
        model.addAttribute(
                "district",
                districts
                        .byCode(address.districtCode())
                        .map(UnassignedController::name)
                        .orElse(""));
        model.addAttribute("tehsils", tehsils);
        model.addAttribute("form", form);
        model.addAttribute("crumb", new Crumb(person.number().formatted(), "/people/" + id));
        return "register/tehsil";
    }

    private static String name(District district) {
        Locale locale = LocaleContextHolder.getLocale();
        return district.name(locale);
    }
}

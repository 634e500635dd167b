package pk.gov.nsor.register.web;

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
import pk.gov.nsor.access.Allows;
import pk.gov.nsor.access.Purpose;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.audit.Actor;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.reference.District;
import pk.gov.nsor.reference.Districts;
import pk.gov.nsor.reference.Tehsil;
import pk.gov.nsor.register.Address;
import pk.gov.nsor.register.People;
import pk.gov.nsor.register.Person;
import pk.gov.nsor.register.UnassignedAddresses;
import pk.gov.nsor.shell.Crumb;
import pk.gov.nsor.shell.Form;

/** Addresses of a split district that have no tehsil: a list of them, and a page where one is assigned. */
@Controller
class UnassignedController {

    private static final int LISTED = 100;

    private final People people;
    private final UnassignedAddresses addresses;
    private final Districts districts;
    private final Trail trail;
    private final Clock clock;

    UnassignedController(People people, UnassignedAddresses addresses, Districts districts, Trail trail, Clock clock) {
        this.people = people;
        this.addresses = addresses;
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
        trail.appendAlone(TrailEntry.done(actor, TrailAction.PERSON_SEARCHED)
                .purpose(purpose.name())
                .with(Map.of("query", "addresses without a tehsil in " + found.code(), "found", "")));
        List<Row> rows = addresses.first(found.code(), LISTED).stream()
                .map(one -> new Row(people.get(one.person()), one.address(), one.line()))
                .toList();
        model.addAttribute("district", found);
        model.addAttribute("count", addresses.count(found.code()));
        model.addAttribute("rows", rows);
        model.addAttribute("crumb", new Crumb(name(found), "/places/" + found.code()));
        return "register/unassigned";
    }

    @GetMapping("/people/{id}/addresses/{address}/tehsil")
    @Allows(value = Role.REGISTRAR, action = TrailAction.TEHSIL_ASSIGNED)
    String page(@PathVariable UUID id, @PathVariable long address, Model model) {
        return show(id, find(id, address), new Form(), model);
    }

    @PostMapping("/people/{id}/addresses/{address}/tehsil")
    @Allows(value = Role.REGISTRAR, action = TrailAction.TEHSIL_ASSIGNED)
    String assign(
            @PathVariable UUID id,
            @PathVariable long address,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes flash,
            Model model) {
        Address found = find(id, address);
        Form form = Form.of(request.getParameterMap());
        // A second press finds it done, which is as well as doing it.
        Optional<String> done = form.value("tehsil").equals(found.tehsilCode())
                ? Optional.of("done")
                : form.require("tehsil", "register.tehsil.missing", tehsil -> {
                    people.assignTehsil(new PersonId(id), address, tehsil, actor);
                    return "done";
                });
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
        return "ur".equals(locale.getLanguage()) ? district.nameUr() : district.nameEn();
    }
}

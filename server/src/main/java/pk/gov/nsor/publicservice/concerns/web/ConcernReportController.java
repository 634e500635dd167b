package pk.gov.nsor.publicservice.concerns.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.PageLanguage;
import pk.gov.nsor.publicservice.concerns.ConcernKind;
import pk.gov.nsor.publicservice.concerns.Concerns;
import pk.gov.nsor.publicservice.concerns.NewConcern;

/** The public page where anybody reports a concern or follows one, without signing in, scripts or cookies. */
@Controller
@RequestMapping(ConcernReportController.PATH)
@DecidesNothing("Somebody who sees nothing of the register says something")
class ConcernReportController {

    static final String PATH = "/concern";
    private static final String VIEW = "concerns/report";

    private final Concerns concerns;
    private final Districts districts;
    private final CnicFormat cnics;

    ConcernReportController(Concerns concerns, Districts districts, CnicFormat cnics) {
        this.concerns = concerns;
        this.districts = districts;
        this.cnics = cnics;
    }

    @GetMapping
    @Allows(anonymous = true, action = TrailAction.CONCERN_RECEIVED, noEntry = "Shows a form, the same to everybody")
    String page(@RequestParam(defaultValue = "") String lang, HttpServletRequest request, Model model) {
        PageLanguage.choose(request, lang);
        return show(new Form(), request, model);
    }

    @PostMapping
    @Allows(
            anonymous = true,
            action = TrailAction.CONCERN_RECEIVED,
            noEntry = "What is taken is on the trail, without who sent it; a form that is returned says nothing")
    String report(Form form, HttpServletRequest request, Model model) {
        PageLanguage.choose(request, form.value("lang"));
        Optional<ConcernKind> kind = form.choice("kind", "concern.kind.missing-choice", ConcernKind.class);
        Optional<Cnic> cnic = form.read("cnic", cnics::parse);
        Optional<District> district = form.require("district", "concern.district.missing", this::district);
        Optional<MobileNumber> phone = form.read("phone", cnics::parseMobile);
        for (String field : List.of("who", "words")) {
            if (!cnics.mayKeep(form.value(field))) {
                form.reject(field, "invalid.cnic.synthetic");
            }
        }
        if (form.isValid() && kind.isPresent() && district.isPresent()) {
            form.whole(
                            "words",
                            () -> concerns.receive(
                                    new NewConcern(
                                            kind.get(),
                                            cnic.orElse(null),
                                            form.value("who"),
                                            district.get().code(),
                                            form.value("words"),
                                            phone.orElse(null)),
                                    request.getRemoteAddr()))
                    .ifPresent(code -> model.addAttribute("code", code));
        }
        return show(form, request, model);
    }

    @PostMapping("/state")
    @Allows(
            anonymous = true,
            action = TrailAction.CONCERN_RECEIVED,
            noEntry = "Says how far a concern has come to whoever has its code, and nothing of anybody")
    String state(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String lang,
            HttpServletRequest request,
            Model model) {
        PageLanguage.choose(request, lang);
        model.addAttribute(
                "state",
                concerns.state(code, request.getRemoteAddr())
                        .map(state -> "concern.state." + state.key())
                        .orElse("concern.state.unknown"));
        return show(new Form(), request, model);
    }

    private String show(Form form, HttpServletRequest request, Model model) {
        boolean isUrdu = PageLanguage.of(request).filter("ur"::equals).isPresent();
        Map<String, String> offered = new LinkedHashMap<>();
        districts.everyDistrict().stream()
                .sorted(java.util.Comparator.comparing(District::nameEn))
                .forEach(district -> offered.put(district.code(), isUrdu ? district.nameUr() : district.nameEn()));
        model.addAttribute("form", form);
        model.addAttribute("kinds", ConcernKind.values());
        model.addAttribute("districts", offered);
        model.addAttribute("isUrdu", isUrdu);
        return VIEW;
    }

    private District district(String code) {
        return districts
                .byCode(code)
                .orElseThrow(() -> new InvalidValueException("concern.district", "There is no such district."));
    }
}

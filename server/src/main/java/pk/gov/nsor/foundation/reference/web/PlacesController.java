package pk.gov.nsor.foundation.reference.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.reference.Certainty;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.DistrictNote;
import pk.gov.nsor.foundation.reference.Gazetteer;
import pk.gov.nsor.foundation.reference.Province;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.foundation.reference.place.DistrictFacts;
import pk.gov.nsor.foundation.reference.source.FactSources;
import pk.gov.nsor.foundation.shell.Crumb;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Provinces and districts on a map and in a table, and all that is known of one. */
@Controller
@RequestMapping("/places")
@Allows(everybody = true, action = TrailAction.REFERENCE_VIEWED)
class PlacesController {

    private final Gazetteer gazetteer;
    private final DistrictPage page;
    private final List<DistrictNote> notes;
    private final FactSources sources;
    private final UiFormat uiFormat;
    private final Clock clock;

    PlacesController(
            Gazetteer gazetteer,
            DistrictPage page,
            List<DistrictNote> notes,
            FactSources sources,
            UiFormat uiFormat,
            Clock clock) {
        this.gazetteer = gazetteer;
        this.page = page;
        this.notes = notes;
        this.sources = sources;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /**
     * The places of a day. A district that matches the search uniquely is marked on the map; where several match, the
     * reader is asked which; a province narrows the table.
     */
    @GetMapping
    String places(@RequestParam(defaultValue = "") String q, Form form, Model model) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = form.filterDay("on").orElse(today);
        String query = q.strip();
        List<DistrictFacts> districts = gazetteer.districts(day);
        Set<String> found = Set.of();
        if (!query.isEmpty()) {
            Gazetteer.Meaning meaning = gazetteer.find(query, day);
            model.addAttribute("meaning", meaning);
            found = codes(districts, meaning);
        }
        Set<String> listed = found;
        model.addAttribute("form", form);
        model.addAttribute("day", day);
        model.addAttribute("isToday", day.equals(today));
        model.addAttribute("query", query);
        model.addAttribute("provinces", gazetteer.provinces());
        model.addAttribute("map", PlaceMap.of(districts, found));
        model.addAttribute(
                "districts",
                listed.isEmpty()
                        ? districts
                        : districts.stream()
                                .filter(district -> listed.contains(district.code()))
                                .toList());
        return "reference/places";
    }

    @GetMapping("/{code}")
    String district(@PathVariable String code, @AuthenticationPrincipal SignedIn reader, Model model) {
        DistrictFacts district =
                gazetteer.district(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        LocalDate today = LocalDate.now(clock);
        LocalDate first = district.validFrom();
        boolean isToCome = first != null && first.isAfter(today);
        // Of a district to come its parts are shown as they will be.
        LocalDate day = first != null && isToCome ? first : today;
        List<DistrictPage.Part<Tehsil>> tehsils = page.tehsils(code, day);
        List<String> marks = Stream.concat(
                        Stream.of(
                                district.source(),
                                district.coordinatesSource(),
                                text(district.predecessorSource()),
                                text(district.policeRegionSource())),
                        tehsils.stream().map(tehsil -> text(tehsil.place().movedSource())))
                .toList();
        model.addAttribute("district", district);
        model.addAttribute("isToCome", isToCome);
        model.addAttribute("aliases", gazetteer.aliases(code));
        model.addAttribute("predecessors", gazetteer.predecessors(district));
        model.addAttribute("successors", gazetteer.successors(district));
        model.addAttribute("tehsils", tehsils);
        model.addAttribute("courts", page.courts(code, day));
        model.addAttribute("stations", page.stations(code, day));
        model.addAttribute("overTheSplit", page.overTheSplit(code).orElse(null));
        model.addAttribute(
                "notes",
                notes.stream()
                        .flatMap(note -> note.noteFor(code, reader).stream())
                        .toList());
        model.addAttribute(
                "maySplit",
                district.validTo() == null && (reader.has(Role.REGISTRAR) || reader.has(Role.NATIONAL_SUPERVISOR)));
        model.addAttribute("region", Certainty.of(text(district.policeRegionConfidence())));
        model.addAttribute("sources", sources.named(marks));
        model.addAttribute("crumb", new Crumb(uiFormat.text("reference.places.title"), "/places"));
        return "reference/district";
    }

    private static Set<String> codes(List<DistrictFacts> districts, Gazetteer.Meaning meaning) {
        Province province = meaning.province();
        if (meaning.districts().isEmpty() && province != null) {
            return districts.stream()
                    .filter(district -> district.provinceCode().equals(province.code()))
                    .map(DistrictFacts::code)
                    .collect(Collectors.toUnmodifiableSet());
        }
        return meaning.districts().stream().map(District::code).collect(Collectors.toUnmodifiableSet());
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}

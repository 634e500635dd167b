package pk.gov.nsor.publicservice.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.shell.PageLanguage;
import pk.gov.nsor.publicservice.directory.Directory;
import pk.gov.nsor.publicservice.directory.Entry;
import pk.gov.nsor.publicservice.directory.EntryKind;
import pk.gov.nsor.publicservice.directory.Listing;

/**
 * Where help is, for everybody, in four languages: a page without scripts and cookies that an old telephone can show, with nothing in its title or
 * address that tells what it is about. It says nothing of anybody, and who asks is not known.
 */
@Controller
class PublicHelpController {

    private static final Locale URDU = Locale.of("ur");

    private final Directory directory;
    private final Districts districts;
    private final DirectoryMessages wording;
    private final Clock clock;

    PublicHelpController(Directory directory, Districts districts, DirectoryMessages wording, Clock clock) {
        this.directory = directory;
        this.districts = districts;
        this.wording = wording;
        this.clock = clock;
    }

    /** An entry as the page has it, in one language. */
    record Place(
            String name,
            List<String> numbers,
            String dialling,
            String place,
            String hours,
            String way,
            String languages,
            String women,
            @Nullable LocalDate confirmed) {}

    /**
     * The page.
     *
     * @param code of a district; anything else is as none
     * @param lang {@code en}, {@code sd} or {@code ps}; anything else is Urdu
     */
    @GetMapping("/near")
    @Allows(
            anonymous = true,
            action = TrailAction.DIRECTORY_VIEWED,
            noEntry = "The public's page, the same to everybody; who asks is not known")
    String page(
            @RequestParam(name = "d", defaultValue = "") String code,
            @RequestParam(defaultValue = "") String lang,
            HttpServletRequest request,
            Model model) {
        NearLanguage language = NearLanguage.of(lang);
        PageLanguage.chooseOther(request, language.locale());
        boolean isUrdu = !language.isEnglish();
        Locale locale = isUrdu ? URDU : Locale.ENGLISH;
        Listing listing = directory.current().onPublicPage();
        List<District> places = districts.everyDistrict().stream()
                .filter(district -> district.isInForce(LocalDate.now(clock)))
                .sorted(Comparator.comparing(
                        district -> isUrdu ? district.nameUr() : district.nameEn(), Collator.getInstance(locale)))
                .toList();
        Optional<District> chosen =
                places.stream().filter(district -> district.code().equals(code)).findFirst();
        model.addAttribute("language", language);
        model.addAttribute("urdu", isUrdu);
        model.addAttribute("places", places);
        model.addAttribute("chosen", chosen.orElse(null));
        model.addAttribute("kinds", kinds(listing, chosen, isUrdu));
        return "directory/near";
    }

    private Map<EntryKind, List<Place>> kinds(Listing listing, Optional<District> chosen, boolean isUrdu) {
        Map<EntryKind, List<Place>> kinds = new EnumMap<>(EntryKind.class);
        List<Entry> shown = new ArrayList<>(listing.entries().stream()
                .filter(entry -> serves(entry, chosen))
                .toList());
        // The nearest cell, where the district has none of its own.
        chosen.map(district -> listing.near(district.code()).crisisCell())
                .filter(cell -> !shown.contains(cell))
                .ifPresent(shown::addFirst);
        shown.stream()
                .sorted(Comparator.comparing(PublicHelpController::breadth))
                .forEach(entry -> kinds.computeIfAbsent(entry.particulars().kind(), kind -> new ArrayList<>())
                        .add(place(entry, isUrdu)));
        return kinds;
    }

    private static boolean serves(Entry entry, Optional<District> chosen) {
        return switch (entry.particulars().area()) {
            case Jurisdiction.National _ -> true;
            case Jurisdiction.OfProvince(String province) ->
                chosen.filter(district -> district.provinceCode().equals(province))
                        .isPresent();
            case Jurisdiction.OfDistrict(String district) ->
                chosen.filter(place -> place.code().equals(district)).isPresent();
        };
    }

    /** The district's before the province's before the country's. */
    private static int breadth(Entry entry) {
        return switch (entry.particulars().area()) {
            case Jurisdiction.OfDistrict _ -> 0;
            case Jurisdiction.OfProvince _ -> 1;
            case Jurisdiction.National _ -> 2;
        };
    }

    private Place place(Entry entry, boolean isUrdu) {
        var what = entry.particulars();
        return new Place(
                isUrdu ? what.nameUr() : what.nameEn(),
                what.numbers(),
                what.dialling(),
                first(isUrdu, what.placeUr(), what.placeEn()),
                first(isUrdu, what.hoursUr(), what.hoursEn()),
                first(isUrdu, what.reach().wayUr(), what.reach().wayEn()),
                wording.languages(what),
                wording.women(what),
                entry.confirmedOn());
    }

    /** In English where there is nothing in Urdu: better read with effort than not at all. */
    private static String first(boolean isUrdu, String urdu, String english) {
        return isUrdu && !urdu.isEmpty() ? urdu : english;
    }
}

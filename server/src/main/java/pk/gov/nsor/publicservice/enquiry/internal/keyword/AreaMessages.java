package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.publicservice.enquiry.internal.Language;
import pk.gov.nsor.publicservice.release.Band;

/** The texts of answers about areas, from the bundles {@code messages/enquiry-areas}. A test sees to it that each fits. */
@Component
public class AreaMessages {

    private final Map<Language, ResourceBundle> bundles = new EnumMap<>(Language.class);
    private final Map<Language, DateTimeFormatter> months = new EnumMap<>(Language.class);

    public AreaMessages() {
        for (Language language : Language.values()) {
            // The texts must not depend on the machine's language.
            bundles.put(
                    language,
                    ResourceBundle.getBundle(
                            "messages.enquiry-areas",
                            language.locale(),
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
            String pattern = language == Language.URDU ? "MMMM uuuu" : "MMM uuuu";
            months.put(language, DateTimeFormatter.ofPattern(pattern, language.monthNames()));
        }
    }

    /** Of a district, or of a tehsil that has a band of its own. */
    String told(Language language, Area area, YearMonth month, Band band) {
        return told(language, name(language, area), month, band);
    }

    /** Of the whole district, since its tehsil has no band of its own. */
    String toldWith(Language language, Area tehsil, YearMonth month, Band band) {
        return told(language, wholeDistrict(language, tehsil), month, band);
    }

    String notYet(Language language, Area area) {
        return text(language, "enquiry-areas.not-yet", name(language, area));
    }

    /** @param word empty where the areas are suggestions for a name that is not known */
    String which(Language language, String word, List<Area> areas) {
        String choices = choices(
                language,
                areas.stream()
                        .map(word.isEmpty() ? area -> label(language, area, areas) : area -> district(language, area))
                        .toList());
        if (word.isEmpty()) {
            return text(language, "enquiry-areas.nearest", choices);
        }
        // A letter that is not of the alphabet would cost a text in Latin letters more than half of its room.
        boolean isSendable = language == Language.URDU || word.chars().allMatch(letter -> letter < 128);
        return isSendable
                ? text(language, "enquiry-areas.which", word, choices)
                : text(language, "enquiry-areas.which-of-these", choices);
    }

    String unknown(Language language) {
        return text(language, "enquiry-areas.unknown");
    }

    String how(Language language) {
        return text(language, "enquiry-areas.how");
    }

    String closed(Language language) {
        return text(language, "enquiry-areas.closed");
    }

    private String told(Language language, String area, YearMonth month, Band band) {
        return text(
                language,
                "enquiry-areas.told",
                area,
                Objects.requireNonNull(months.get(language)).format(month),
                text(language, "enquiry-areas.band." + band.key()));
    }

    private String name(Language language, Area area) {
        return area.tehsil() == null
                ? text(language, "enquiry-areas.district", district(language, area))
                : text(language, "enquiry-areas.tehsil", area.nameEn(), district(language, area));
    }

    private String wholeDistrict(Language language, Area tehsil) {
        String district = district(language, tehsil);
        return tehsil.nameEn().equals(tehsil.district().nameEn())
                ? text(language, "enquiry-areas.district", district)
                : text(language, "enquiry-areas.with", district, tehsil.nameEn());
    }

    private static String district(Language language, Area area) {
        District district = area.district();
        return language == Language.URDU ? district.nameUr() : district.nameEn();
    }

    /** A tehsil's own name is enough, unless another of the choices is called so too. */
    private static String label(Language language, Area area, List<Area> all) {
        String district = district(language, area);
        if (area.tehsil() == null) {
            return district;
        }
        boolean isOnly = all.stream()
                        .filter(other -> other.nameEn().equals(area.nameEn()))
                        .count()
                == 1;
        return isOnly ? area.nameEn() : area.nameEn() + " (" + district + ")";
    }

    /** "1 Central, 2 East": a first word that several begin with is left out, since it was asked for already. */
    private static String choices(Language language, List<String> names) {
        Map<String, Long> first =
                names.stream().collect(Collectors.groupingBy(AreaMessages::firstWord, Collectors.counting()));
        List<String> choices = new ArrayList<>();
        for (String name : names) {
            String word = firstWord(name);
            boolean isShared = first.getOrDefault(word, 0L) > 1 && name.length() > word.length();
            choices.add(choices.size() + 1 + " "
                    + (isShared ? name.substring(word.length()).strip() : name));
        }
        return String.join(language == Language.URDU ? "، " : ", ", choices);
    }

    private static String firstWord(String name) {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    private String text(Language language, String key, String... values) {
        String text = Objects.requireNonNull(bundles.get(language)).getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return text;
    }
}

package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.publicservice.directory.Entry;
import pk.gov.nsor.publicservice.directory.EntryDetails;
import pk.gov.nsor.publicservice.directory.Nearby;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.NearbyHelp.Found;

/**
 * The text of an answer to HELP, sentence by sentence from the bundles {@code messages/enquiry}. The directory keeps names
 * so short that the sentences it is made of always fit; a cell's own number is left out where it does not, and so are
 * suggestions of what place was meant, the name of a province without a cell, and, beside a cell of another province, legal
 * help.
 */
@Component
public class HelpMessages {

    /** One part of GSM 03.38; what is written here takes one septet a character. */
    private static final int LONGEST_LATIN = 160;
    /** Two parts of UCS-2. */
    private static final int LONGEST_URDU = 134;

    /** Keeps a number with a hyphen from left to right. */
    private static final String LEFT_TO_RIGHT = "\u200E";

    /** From what says most to what always fits. */
    private static final List<Shape> SHAPES = List.of(
            new Shape(true, true, true),
            new Shape(true, false, true),
            new Shape(true, false, false),
            new Shape(false, false, false));

    private final Map<HelpLanguage, ResourceBundle> bundles = new EnumMap<>(HelpLanguage.class);

    public HelpMessages() {
        for (HelpLanguage language : HelpLanguage.values()) {
            // The texts must not depend on the machine's language.
            bundles.put(
                    language,
                    ResourceBundle.getBundle(
                            "messages.enquiry",
                            language.locale(),
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        }
    }

    String of(HelpLanguage language, Found found) {
        List<String> suggested = found.suggested().stream()
                .map(area -> area.tehsil() == null && language.isInArabicScript()
                        ? area.district().nameUr()
                        : area.nameEn())
                .toList();
        for (int first = suggested.size(); first > 0; first--) {
            String text = text(language, found, SHAPES.getFirst(), suggested.subList(0, first));
            if (fits(language, text)) {
                return text;
            }
        }
        return SHAPES.stream()
                .map(shape -> text(language, found, shape, List.of()))
                .filter(text -> fits(language, text))
                .findFirst()
                .orElseThrow();
    }

    private static boolean fits(HelpLanguage language, String text) {
        return text.length() <= (language.isInArabicScript() ? LONGEST_URDU : LONGEST_LATIN);
    }

    /** Where legal help would cost what is said of a cell far away, that comes first: its helpline knows the rest. */
    private record Shape(boolean namesProvince, boolean hasCellNumber, boolean hasLegalAid) {}

    private String text(HelpLanguage language, Found found, Shape shape, List<String> suggested) {
        Nearby nearby = found.nearby();
        Entry cell = nearby.crisisCell();
        Entry helpline = nearby.helpline();
        Entry legalAid = nearby.legalAid();
        List<String> sentences = new ArrayList<>();
        sentences.add(sentence(language, "enquiry.help.danger", "", ""));
        if (cell != null) {
            sentences.add(cell(language, cell, nearby.beyond(), shape));
        }
        if (helpline != null) {
            sentences.add(sentence(language, "enquiry.help.line", name(language, helpline), known(language, helpline)));
        }
        if (legalAid != null && (shape.hasLegalAid() || nearby.beyond() == null)) {
            sentences.add(sentence(language, "enquiry.help.legal", known(language, legalAid), ""));
        }
        if (cell == null && !found.isPlaceKnown()) {
            sentences.add(
                    suggested.isEmpty()
                            ? sentence(language, "enquiry.help.near", "", "")
                            : sentence(language, "enquiry.help.near-named", choices(language, suggested), ""));
        }
        sentences.add(sentence(language, "enquiry.help.delete", "", ""));
        return String.join(" ", sentences);
    }

    /** Never a cell of another province in silence: somebody would set out for what is a day's journey away. */
    private String cell(HelpLanguage language, Entry cell, Nearby.@Nullable Beyond beyond, Shape shape) {
        String number = shape.hasCellNumber() ? number(language, cell) : null;
        String named = number == null ? name(language, cell) : name(language, cell) + comma(language) + number;
        if (beyond == null) {
            return sentence(language, "enquiry.help.cell", named, "");
        }
        String province = language.isInArabicScript()
                ? beyond.asked().provinceUr()
                : beyond.asked().provinceEn();
        String key = beyond.isNoneKnown()
                ? shape.namesProvince() ? "enquiry.help.cell-none" : "enquiry.help.cell-none-short"
                : shape.namesProvince() ? "enquiry.help.cell-beyond" : "enquiry.help.cell-beyond-short";
        return sentence(language, key, named, province);
    }

    /** Each as it is to be sent. */
    private String choices(HelpLanguage language, List<String> names) {
        return names.stream()
                .map(name -> sentence(language, "enquiry.help.choice", name, ""))
                .collect(Collectors.joining(comma(language)));
    }

    private static String comma(HelpLanguage language) {
        return language.isInArabicScript() ? "، " : ", ";
    }

    private String sentence(HelpLanguage language, String key, String first, String second) {
        return Objects.requireNonNull(bundles.get(language))
                .getString(key)
                .replace("{0}", first)
                .replace("{1}", second);
    }

    private static String name(HelpLanguage language, Entry entry) {
        EntryDetails what = entry.particulars();
        return language.isInArabicScript() ? what.shortUr() : what.shortEn();
    }

    private static String known(HelpLanguage language, Entry entry) {
        return Objects.requireNonNull(number(language, entry), "what HELP tells by number has one");
    }

    private static @Nullable String number(HelpLanguage language, Entry entry) {
        List<String> numbers = entry.particulars().numbers();
        if (numbers.isEmpty()) {
            return null;
        }
        String number = numbers.getFirst();
        return language.isInArabicScript() && number.contains("-") ? LEFT_TO_RIGHT + number : number;
    }
}

package pk.gov.nsor.enquiry.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.directory.Entry;
import pk.gov.nsor.directory.Nearby;
import pk.gov.nsor.directory.Particulars;
import pk.gov.nsor.enquiry.internal.NearbyHelp.Found;

/**
 * The text of an answer to HELP, sentence by sentence from the bundles {@code messages/enquiry}. The directory keeps names
 * so short that the sentences it is made of always fit; a cell's own number is left out where it does not, and so are
 * suggestions of what place was meant.
 */
@Component
class HelpWording {

    /** One part of GSM 03.38; what is written here takes one septet a character. */
    private static final int LONGEST_LATIN = 160;
    /** Two parts of UCS-2. */
    private static final int LONGEST_URDU = 134;

    /** Keeps a number with a hyphen from left to right. */
    private static final String LEFT_TO_RIGHT = "\u200E";

    private final Map<Language, ResourceBundle> bundles = new EnumMap<>(Language.class);

    HelpWording() {
        for (Language language : Language.values()) {
            // The texts must not depend on the machine's language.
            bundles.put(
                    language,
                    ResourceBundle.getBundle(
                            "messages.enquiry",
                            language.locale(),
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        }
    }

    String of(Language language, Found found) {
        List<String> suggested = found.suggested().stream()
                .map(area -> area.tehsil() == null && language == Language.URDU
                        ? area.district().nameUr()
                        : area.nameEn())
                .toList();
        for (int first = suggested.size(); first > 0; first--) {
            String text = text(language, found, true, suggested.subList(0, first));
            if (fits(language, text)) {
                return text;
            }
        }
        String whole = text(language, found, true, List.of());
        return fits(language, whole) ? whole : text(language, found, false, List.of());
    }

    private static boolean fits(Language language, String text) {
        return text.length() <= (language == Language.URDU ? LONGEST_URDU : LONGEST_LATIN);
    }

    private String text(Language language, Found found, boolean hasCellNumber, List<String> suggested) {
        Nearby nearby = found.nearby();
        Entry cell = nearby.crisisCell();
        Entry helpline = nearby.helpline();
        Entry legalAid = nearby.legalAid();
        List<String> sentences = new ArrayList<>();
        sentences.add(sentence(language, "enquiry.help.danger", "", ""));
        if (cell != null) {
            String number = hasCellNumber ? number(language, cell) : null;
            sentences.add(
                    number == null
                            ? sentence(language, "enquiry.help.cell", name(language, cell), "")
                            : sentence(language, "enquiry.help.cell-with-number", name(language, cell), number));
        }
        if (helpline != null) {
            sentences.add(sentence(language, "enquiry.help.line", name(language, helpline), known(language, helpline)));
        }
        if (legalAid != null) {
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

    /** Each as it is to be sent. */
    private String choices(Language language, List<String> names) {
        return names.stream()
                .map(name -> sentence(language, "enquiry.help.choice", name, ""))
                .collect(Collectors.joining(language == Language.URDU ? "، " : ", "));
    }

    private String sentence(Language language, String key, String first, String second) {
        return Objects.requireNonNull(bundles.get(language))
                .getString(key)
                .replace("{0}", first)
                .replace("{1}", second);
    }

    private static String name(Language language, Entry entry) {
        Particulars what = entry.particulars();
        return switch (language) {
            case URDU -> what.shortUr();
            case ENGLISH, ROMAN_URDU -> what.shortEn();
        };
    }

    private static String known(Language language, Entry entry) {
        return Objects.requireNonNull(number(language, entry), "what HELP tells by number has one");
    }

    private static @Nullable String number(Language language, Entry entry) {
        List<String> numbers = entry.particulars().numbers();
        if (numbers.isEmpty()) {
            return null;
        }
        String number = numbers.getFirst();
        return language == Language.URDU && number.contains("-") ? LEFT_TO_RIGHT + number : number;
    }
}

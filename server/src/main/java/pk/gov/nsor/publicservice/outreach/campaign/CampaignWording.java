package pk.gov.nsor.publicservice.outreach.campaign;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.wording.PublicWords;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.sms.MessageParts;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.publicservice.directory.Directory;
import pk.gov.nsor.publicservice.directory.Entry;

/**
 * What a campaign's text may say: it fits a message with the line that says how to stop, tells nothing of a survivor, and never
 * says of an area how many there are, which only the monthly bands may.
 */
@Component
class CampaignWording {

    private static final byte GSM = 0;

    /** Behind one of these a known number is one to be called or texted. */
    private static final Set<String> CALLING = Set.of(
            "call",
            "dial",
            "ring",
            "phone",
            "helpline",
            "number",
            "text",
            "sms",
            "send",
            "milayen",
            "milaen",
            "milaein",
            "karen",
            "karein",
            "likhen",
            "bhejen",
            "nambar",
            "کال",
            "ہیلپ",
            "لائن",
            "ہیلپلائن",
            "نمبر",
            "ملائیں",
            "فون",
            "بھیجیں",
            "کریں",
            "لکھیں");

    /** Between such a word and the number: call police 15. */
    private static final Set<String> POLICE = Set.of("police", "پولیس", "on", "to", "at");

    /** Behind a number that is called: 15 par call karen. */
    private static final Set<String> ON = Set.of("par", "pe", "ko", "پر", "پہ", "کو");

    private static final Set<String> DIALLED = Set.of("milayen", "milaen", "milaein", "ملائیں");

    private static final Set<String> OR = Set.of("or", "and", "ya", "aur", "یا", "اور");

    /** Of ten or eleven digits, with or without the country's: no count of people has so many. */
    private static final Pattern TELEPHONE = Pattern.compile("(0|92)[0-9]{9,10}");

    private final PublicWords places;
    private final Directory directory;
    private final String shortCode;
    private final Map<TextLanguage, String> howToStop = new EnumMap<>(TextLanguage.class);

    CampaignWording(PublicWords places, Directory directory, @Value("${nsor.smpp.short-code}") String shortCode) {
        this.places = places;
        this.directory = directory;
        this.shortCode = shortCode;
        for (TextLanguage language : TextLanguage.values()) {
            // The texts must not depend on the machine's language.
            howToStop.put(
                    language,
                    ResourceBundle.getBundle(
                                    "messages.outreach",
                                    language.locale(),
                                    ResourceBundle.Control.getNoFallbackControl(
                                            ResourceBundle.Control.FORMAT_PROPERTIES))
                            .getString("outreach.campaign-stop"));
        }
    }

    /** As it is sent. */
    String sent(TextLanguage language, String text) {
        return text + " " + howToStop.get(language);
    }

    /** How many parts it takes, 1 or 2. */
    int parts(TextLanguage language, String text) {
        return MessageParts.of(sent(language, text)).parts().size();
    }

    /**
     * The text, where it may be sent.
     *
     * @param field that a refusal names
     * @throws InvalidValueException where it may not, naming what is wrong
     */
    String require(TextLanguage language, String text, String field) {
        String one = text.strip().replaceAll("\\s+", " ");
        requireRoom(language, one, field);
        List<String> words = PublicWords.of(one);
        if (words.stream().anyMatch(word -> word.length() >= 13 && PublicWords.hasDigit(word))) {
            throw new InvalidValueException("campaign.cnic", "A campaign tells nobody's CNIC.").at(field);
        }
        String area = places.areas(words).stream()
                .findFirst()
                .map(PublicWords.Named::name)
                .orElse("");
        String number = tellingNumber(words);
        if (!area.isEmpty() && !number.isEmpty()) {
            throw new InvalidValueException(
                            "campaign.area-and-number",
                            "It names %s and the number %s. How many there are in an area only the monthly figures say."
                                    + " Leave out one of the two.",
                            area,
                            number)
                    .at(field);
        }
        return Screened.require(one, field);
    }

    private void requireRoom(TextLanguage language, String text, String field) {
        String whole = sent(language, text);
        MessageParts parts;
        try {
            parts = MessageParts.of(whole);
        } catch (IllegalArgumentException tooLong) {
            int room = (language == TextLanguage.URDU ? 134 : 160)
                    - sent(language, "").length();
            throw new InvalidValueException(
                            "campaign.long",
                            "The text has %s characters. %s have room, since the line that says how to stop is added.",
                            text.length(),
                            room)
                    .at(field);
        }
        if (language != TextLanguage.URDU && parts.dataCoding() != GSM) {
            String foreign = text.codePoints()
                    .mapToObj(Character::toString)
                    .filter(one -> MessageParts.of(one).dataCoding() != GSM)
                    .distinct()
                    .collect(Collectors.joining(" "));
            throw new InvalidValueException(
                            "campaign.letters",
                            "These characters are not in the alphabet of SMS: %s. One of them more than halves the room.",
                            foreign)
                    .at(field);
        }
    }

    /** The first number that is not one to be called; empty where there is none. */
    private String tellingNumber(List<String> words) {
        Set<String> known = known();
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            boolean isTelling = PublicWords.hasDigit(word)
                    && !TELEPHONE.matcher(word).matches()
                    && !(known.contains(word) && isToBeCalled(words, at));
            if (isTelling || PublicWords.isNumberInLetters(word)) {
                return word;
            }
        }
        return "";
    }

    /** The numbers of the directory, and the register's own. */
    private Set<String> known() {
        Set<String> known = directory.current().entries().stream()
                .filter(Entry::isOpen)
                .flatMap(entry -> entry.particulars().numbers().stream())
                .map(number -> number.replace("-", ""))
                .collect(Collectors.toSet());
        known.add(shortCode);
        return known;
    }

    /** Whether the words around a number say that it is called; the numbers before it are. */
    private static boolean isToBeCalled(List<String> words, int at) {
        String before = at(words, at - 1);
        String second = at(words, at - 2);
        String behind = at(words, at + 1);
        return CALLING.contains(before)
                || OR.contains(before) && PublicWords.hasDigit(second)
                || POLICE.contains(before) && CALLING.contains(second)
                // Text HELP to 7000.
                || before.equals("to") && CALLING.contains(at(words, at - 3))
                || DIALLED.contains(behind)
                || ON.contains(behind) && CALLING.contains(at(words, at + 2));
    }

    private static String at(List<String> words, int at) {
        return at >= 0 && at < words.size() ? words.get(at) : "";
    }
}

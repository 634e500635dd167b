package pk.gov.nsor.publicservice.outreach.campaign;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
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
 * says of an area how many there are, which only the monthly bands may. The districts whose followers are told are an area, and so is
 * "here".
 */
@Component
class CampaignWording {

    private static final byte GSM = 0;

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
        List<String> words = CampaignNumbers.words(one);
        if (words.stream().anyMatch(word -> word.length() >= 13 && PublicWords.hasDigit(word))) {
            throw new InvalidValueException("campaign.cnic", "A campaign tells nobody's CNIC.").at(field);
        }
        refuseCounts(Map.of(field, words), true);
        return Screened.require(one, field);
    }

    /**
     * That the texts together tell no count of an area either: whoever can read two of them reads both, and who is told is an area
     * too.
     *
     * @param isEverywhere whether followers of all districts are told
     * @throws InvalidValueException where they do, at the text that has the number
     */
    void requireNoCounts(CampaignTexts texts, boolean isEverywhere) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (TextLanguage language : texts.languages()) {
            words.put(CampaignForm.field(language), CampaignNumbers.words(String.valueOf(texts.in(language))));
        }
        refuseCounts(words, isEverywhere);
    }

    private void refuseCounts(Map<String, List<String>> texts, boolean isEverywhere) {
        Optional<String> named = texts.values().stream()
                .flatMap(words -> places.areas(words).stream())
                .map(PublicWords.Named::name)
                .findFirst();
        Optional<String> here = texts.values().stream()
                .flatMap(words -> CampaignNumbers.here(words).stream())
                .findFirst();
        Set<String> known = known();
        texts.forEach((field, words) -> {
            CampaignNumbers numbers = new CampaignNumbers(words, known);
            named.ifPresent(area -> numbers.any().ifPresent(number -> refuse(area, number, field)));
            numbers.ofPeople().ifPresent(number -> {
                here.ifPresent(area -> refuse(area, number, field));
                if (!isEverywhere) {
                    throw new InvalidValueException(
                                    "campaign.audience-and-number",
                                    "Only followers of some districts are told, and it has the number %s. How many there are in an"
                                            + " area only the monthly figures say. Leave it out.",
                                    number)
                            .at(field);
                }
            });
        });
    }

    private static void refuse(String area, String number, String field) {
        throw new InvalidValueException(
                        "campaign.area-and-number",
                        "It names %s and the number %s. How many there are in an area only the monthly figures say."
                                + " Leave out one of the two.",
                        area,
                        number)
                .at(field);
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
}

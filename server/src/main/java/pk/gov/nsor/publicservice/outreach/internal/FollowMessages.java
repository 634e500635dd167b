package pk.gov.nsor.publicservice.outreach.internal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.foundation.reference.AreaMeaning;
import pk.gov.nsor.foundation.reference.AreaNames;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.sms.TextLanguage;

/** The texts, from the bundles {@code messages/outreach}. A test sees to it that each fits for every area there is. */
@Component
class FollowMessages {

    private final AreaNames names;
    private final Map<TextLanguage, ResourceBundle> bundles = new EnumMap<>(TextLanguage.class);

    FollowMessages(AreaNames names) {
        this.names = names;
        for (TextLanguage language : TextLanguage.values()) {
            // The texts must not depend on the machine's language.
            bundles.put(
                    language,
                    ResourceBundle.getBundle(
                            "messages.outreach",
                            language.locale(),
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        }
    }

    String ask(TextLanguage language, Area area, String code) {
        return text(language, "outreach.ask", name(language, area), code);
    }

    String follows(TextLanguage language, Area area) {
        return text(language, "outreach.follows", name(language, area));
    }

    /** An area that was divided while the code was under way. */
    String follows(TextLanguage language) {
        return text(language, "outreach.follows-it");
    }

    String stopped(TextLanguage language) {
        return text(language, "outreach.stopped");
    }

    String wrong(TextLanguage language) {
        return text(language, "outreach.wrong");
    }

    String usedUp(TextLanguage language) {
        return text(language, "outreach.used-up");
    }

    String limit(TextLanguage language) {
        return text(language, "outreach.limit");
    }

    String how(TextLanguage language) {
        return text(language, "outreach.how");
    }

    String unknown(TextLanguage language) {
        return text(language, "outreach.unknown");
    }

    /** Each name, sent again behind FOLLOW, means the one area. */
    String which(TextLanguage language, String word, List<Area> areas) {
        // A letter that is not of the alphabet would cost a text in Latin letters more than half of its room.
        boolean isSendable = language == TextLanguage.URDU || word.chars().allMatch(letter -> letter < 128);
        return isSendable
                ? text(language, "outreach.which", word, choices(language, areas))
                : text(language, "outreach.which-of-these", choices(language, areas));
    }

    String nearest(TextLanguage language, List<Area> areas) {
        return text(language, "outreach.nearest", choices(language, areas));
    }

    private String choices(TextLanguage language, List<Area> areas) {
        return areas.stream()
                .map(area -> choice(language, area))
                .distinct()
                .collect(Collectors.joining(language == TextLanguage.URDU ? "، " : ", "));
    }

    /** A tehsil whose name means others too can only be had with its whole district. */
    private String choice(TextLanguage language, Area area) {
        String own = area.tehsil() == null ? district(language, area) : area.nameEn();
        boolean isExact = names.find(own) instanceof AreaMeaning.Known(Area found)
                && found.code().equals(area.code());
        return isExact ? own : district(language, area);
    }

    private String name(TextLanguage language, Area area) {
        return area.tehsil() == null
                ? text(language, "outreach.district", district(language, area))
                : text(language, "outreach.tehsil", area.nameEn(), district(language, area));
    }

    private static String district(TextLanguage language, Area area) {
        District district = area.district();
        return switch (language) {
            case URDU -> district.nameUr();
            case ROMAN_URDU, ENGLISH -> district.nameEn();
        };
    }

    private String text(TextLanguage language, String key, String... values) {
        String text = Objects.requireNonNull(bundles.get(language)).getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return text;
    }
}

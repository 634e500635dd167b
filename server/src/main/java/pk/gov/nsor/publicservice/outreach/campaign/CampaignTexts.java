package pk.gov.nsor.publicservice.outreach.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.sms.TextLanguage;

/**
 * What followers are told, by the language in which they follow; null where those of a language are told nothing.
 * Each is without the line that says how to stop.
 */
public record CampaignTexts(
        @Nullable String english,
        @Nullable String romanUrdu,
        @Nullable String urdu) {

    /** The text of a language. */
    public @Nullable String in(TextLanguage language) {
        return switch (language) {
            case ENGLISH -> english;
            case ROMAN_URDU -> romanUrdu;
            case URDU -> urdu;
        };
    }

    /** Those in which something is told. */
    @JsonIgnore
    public List<TextLanguage> languages() {
        List<TextLanguage> languages = new ArrayList<>();
        for (TextLanguage language : TextLanguage.values()) {
            if (in(language) != null) {
                languages.add(language);
            }
        }
        return languages;
    }
}

package pk.gov.nsor.publicservice.enquiry.dispute;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.sms.TextLanguage;

/** The texts that nobody asked for. They name nothing, and fit their parts; a test sees to it. */
@Component
class OutcomeMessages {

    private final Map<TextLanguage, Texts> texts = new EnumMap<>(TextLanguage.class);

    OutcomeMessages() {
        for (TextLanguage language : TextLanguage.values()) {
            texts.put(language, Texts.of(language));
        }
    }

    /** @param answeredAt when the answer that was mistaken was given */
    String takenBack(TextLanguage language, Instant answeredAt) {
        Texts own = of(language);
        return own.takenBack.replace("{0}", own.day.format(answeredAt));
    }

    /** Whether it was upheld or refused is not said: somebody else may have the telephone. */
    String decided(TextLanguage language) {
        return of(language).decided;
    }

    String closed(TextLanguage language) {
        return of(language).closed;
    }

    private Texts of(TextLanguage language) {
        return Objects.requireNonNull(texts.get(language));
    }

    private record Texts(String takenBack, String decided, String closed, DateTimeFormatter day) {

        static Texts of(TextLanguage language) {
            // The texts must not depend on the machine's language.
            ResourceBundle bundle = ResourceBundle.getBundle(
                    "messages.enquiry-outcomes",
                    language.locale(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            Locale months = language == TextLanguage.URDU ? language.locale() : Locale.ENGLISH;
            return new Texts(
                    bundle.getString("enquiry-outcomes.taken-back"),
                    bundle.getString("enquiry-outcomes.decided"),
                    bundle.getString("enquiry-outcomes.closed"),
                    DateTimeFormatter.ofPattern("d MMMM", months).withZone(Day.ZONE));
        }
    }
}

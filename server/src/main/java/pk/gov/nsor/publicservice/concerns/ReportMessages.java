package pk.gov.nsor.publicservice.concerns;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.publicservice.concerns.Concern.State;

/** The answers to REPORT, from the bundles {@code messages/concerns-texts}. A test sees to it that each fits. */
@Component
class ReportMessages {

    private static final String PATH = "/concern";

    /** With a longer address the text about the page would not fit. */
    static final int LONGEST_ADDRESS = 32;

    private final Map<TextLanguage, ResourceBundle> bundles = new EnumMap<>(TextLanguage.class);
    private final String page;

    /** @param address of the public pages; empty where they have none */
    ReportMessages(@Value("${nsor.public-address:}") String address) {
        String bare = address.strip().replaceFirst("^https?://", "").replaceFirst("/+$", "");
        this.page = bare.isEmpty() || bare.length() + PATH.length() > LONGEST_ADDRESS ? "" : bare + PATH;
        for (TextLanguage language : TextLanguage.values()) {
            // The texts must not depend on the machine's language.
            bundles.put(
                    language,
                    ResourceBundle.getBundle(
                            "messages.concerns-texts",
                            language.locale(),
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        }
    }

    String received(TextLanguage language, String code) {
        return text(language, "concern.text.received", code);
    }

    String state(TextLanguage language, State state) {
        return text(language, "concern.text.state." + state.key(), "");
    }

    String unknown(TextLanguage language) {
        return text(language, "concern.text.unknown", "");
    }

    /** Where the page is, too, if its address is known. */
    String how(TextLanguage language) {
        return page.isEmpty() ? text(language, "concern.text.how", "") : text(language, "concern.text.how-page", page);
    }

    String noCnic(TextLanguage language) {
        return text(language, "concern.text.no-cnic", "");
    }

    /** Says what to do about a text that is not taken, and nothing of what is in it. */
    String refused(TextLanguage language, InvalidValueException refusal) {
        String key = refusal.code().startsWith("text.survivor.")
                ? refusal.code().equals("text.survivor.language") ? "concern.text.language" : "concern.text.screened"
                : "concern.text.words";
        return text(language, key, "");
    }

    String many(TextLanguage language) {
        return text(language, "concern.text.many", "");
    }

    String limit(TextLanguage language) {
        return text(language, "concern.text.limit", "");
    }

    private String text(TextLanguage language, String key, String value) {
        return Objects.requireNonNull(bundles.get(language)).getString(key).replace("{0}", value);
    }
}

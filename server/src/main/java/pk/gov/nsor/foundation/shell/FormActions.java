package pk.gov.nsor.foundation.shell;

import java.util.List;
import java.util.Map;

/** Actions offered to the user in place of correcting the form; shown below its errors. */
@FunctionalInterface
public interface FormActions {

    /** The name under which a page's model has them. */
    String ATTRIBUTE = "formOffers";

    /** As of now: empty until something was refused. */
    List<Offer> all();

    /**
     * @param key the message of its button, and with {@code .what} behind it of the text above
     * @param path where it is sent to; it opens beside the form, which stays as it is
     * @param values what is sent along
     * @param text what was refused, with the parts marked for which it was; empty where there is none to show
     */
    record Offer(String key, String path, Map<String, String> values, List<TextPart> text) {

        public Offer {
            values = Map.copyOf(values);
            text = List.copyOf(text);
        }
    }

    /** A part of a text that is shown with some of it marked. */
    record TextPart(String text, boolean isMarked) {}
}

package pk.gov.nsor.shell;

import java.util.List;
import java.util.Map;

/** What somebody may do instead of putting right what a form was refused for; shown under what is wrong with it. */
@FunctionalInterface
public interface Offers {

    /** The name under which a page's model has them. */
    String ATTRIBUTE = "formOffers";

    /** As of now: empty until something was refused. */
    List<Offer> all();

    /**
     * @param key the message of its button, and with {@code .what} behind it of the text above
     * @param path where it is sent to; it opens beside the form, which stays as it is
     * @param values what is sent along
     */
    record Offer(String key, String path, Map<String, String> values) {

        public Offer {
            values = Map.copyOf(values);
        }
    }
}

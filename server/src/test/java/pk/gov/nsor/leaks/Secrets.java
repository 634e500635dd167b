package pk.gov.nsor.leaks;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must stand nowhere outside the register: CNICs and telephone numbers, known by their shape, and what tests have typed
 * or sent as somebody's name, address or words.
 */
public final class Secrets {

    private static final Pattern CNIC = Pattern.compile("(?<![\\d.-])9\\d{4}-?\\d{7}-?\\d(?![\\d.])");
    private static final Pattern TELEPHONE = Pattern.compile("(?<![\\d.-])(?:\\+92|0092|0)3\\d{9}(?![\\d.])");

    /** Text of two words or more: less is as often a word of the register's own. */
    private static final Pattern TELLING = Pattern.compile("\\S{2,}\\s+\\S{3,}.*", Pattern.DOTALL);

    private static final Pattern JSON_TEXT =
            Pattern.compile("\"(\\w++)\"\\s*+:\\s*+\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

    /** Fields whose values are the register's own words. */
    private static final Set<String> NOT_SECRET = Set.of(
            "_csrf", "username", "password", "connectedWith", "purpose", "agency", "court", "station", "section");

    private static final Set<String> TYPED = ConcurrentHashMap.newKeySet();

    private Secrets() {}

    /** Remembers what a form sends. */
    public static void typed(Map<String, String> fields) {
        fields.forEach(Secrets::typed);
    }

    /** Remembers the texts of a message. */
    public static void sent(String json) {
        Matcher text = JSON_TEXT.matcher(json);
        while (text.find()) {
            typed(text.group(1), text.group(2));
        }
    }

    private static void typed(String field, String value) {
        String text = value.strip();
        if (!NOT_SECRET.contains(field)
                && text.length() >= 8
                && TELLING.matcher(text).matches()) {
            TYPED.add(text);
        }
    }

    /** How many texts are remembered. */
    static int count() {
        return TYPED.size();
    }

    /** The first of them that a text holds. */
    static Optional<String> in(String text) {
        Matcher cnic = CNIC.matcher(text);
        if (cnic.find()) {
            return Optional.of(cnic.group());
        }
        Matcher telephone = TELEPHONE.matcher(text);
        if (telephone.find()) {
            return Optional.of(telephone.group());
        }
        return TYPED.stream().filter(text::contains).findAny();
    }
}

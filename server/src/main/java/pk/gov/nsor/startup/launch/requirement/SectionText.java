package pk.gov.nsor.startup.launch.requirement;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.Section;

/**
 * Sections as a case writes them. Any text may stand in trailing brackets: no table can have rows for it, so the
 * section before the brackets is used.
 */
final class SectionText {

    private static final Pattern BRACKETED = Pattern.compile("(.*)\\([^()]*\\)\\s*", Pattern.DOTALL);

    private SectionText() {}

    /** @return empty where no law could have such a section */
    static Optional<Section> of(String law, String number) {
        return read(() -> new Section(law, number)).or(() -> around(number).flatMap(enclosing -> of(law, enclosing)));
    }

    /** Reads law and section from one text, as in {@code PPC 376(3)}. */
    static Optional<Section> parse(String text) {
        return read(() -> Section.parse(text)).or(() -> around(text).flatMap(SectionText::parse));
    }

    private static Optional<Section> read(Supplier<Section> reader) {
        try {
            return Optional.of(reader.get());
        } catch (InvalidValueException odd) {
            return Optional.empty();
        }
    }

    private static Optional<String> around(String number) {
        Matcher matcher = BRACKETED.matcher(number);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}

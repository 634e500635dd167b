package pk.gov.nsor.foundation.kernel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A section of a penal law, subsections in brackets: PPC 376, PPC 376(3), PECA 22.
 *
 * @param law PPC, PECA or ATA, or another law's short name: 2 to 10 capital letters
 * @param number digits, letters and bracketed parts, for example {@code 375A} or {@code 376(3)}
 */
public record Section(String law, String number) {

    private static final Pattern LAW = Pattern.compile("[A-Z]{2,10}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}[A-Z]{0,2}(\\([0-9A-Za-z]{1,12}\\)){0,12}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]");
    private static final Pattern BETWEEN = Pattern.compile("[,،;؛\\n]");
    private static final Pattern WRITTEN = Pattern.compile("([A-Za-z]+)\\s+(.+)");

    /** @throws InvalidValueException where law or number have another shape */
    public Section {
        law = law.strip().toUpperCase(Locale.ROOT);
        number = upperBeforeBracket(SEPARATORS.matcher(number).replaceAll(""));
        if (!LAW.matcher(law).matches()) {
            throw new InvalidValueException("section.law", "Name the law by its short name: PPC, PECA or ATA.");
        }
        if (!NUMBER.matcher(number).matches()) {
            throw new InvalidValueException("section.number", "Write the section as 376, 375A or 376(3).");
        }
    }

    /** @throws InvalidValueException where the text is not a law and a section, as in {@code PPC 376} */
    public static Section parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            throw new InvalidValueException("section.text", "Write law and section as in PPC 376.");
        }
        return new Section(matcher.group(1), matcher.group(2));
    }

    /**
     * Several, with commas, semicolons or ends of lines between them; none where nothing is written.
     *
     * @throws InvalidValueException at the first that is no section
     */
    public static List<Section> parseAll(String text) {
        return BETWEEN.splitAsStream(text)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Section::parse)
                .toList();
    }

    /** Without its last bracketed part: 376(3) gives 376; empty where there is none. */
    public Optional<Section> enclosing() {
        int bracket = number.lastIndexOf('(');
        return bracket < 0 ? Optional.empty() : Optional.of(new Section(law, number.substring(0, bracket)));
    }

    @Override
    public String toString() {
        return law + " " + number;
    }

    private static String upperBeforeBracket(String number) {
        int bracket = number.indexOf('(');
        return bracket < 0
                ? number.toUpperCase(Locale.ROOT)
                : number.substring(0, bracket).toUpperCase(Locale.ROOT) + number.substring(bracket);
    }
}

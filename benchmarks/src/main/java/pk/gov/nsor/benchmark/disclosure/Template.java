package pk.gov.nsor.benchmark.disclosure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A note with blanks: <code>{f}</code> is filled from {@link Fillings}, <code>[one|other]</code> is a choice. A blank that
 * stands twice gets the same filling; a digit after its letter makes it another one.
 */
record Template(String text, Script script) {

    private static final Pattern CHOICE = Pattern.compile("\\[([^\\]]*)\\]");
    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)\\}");

    /** Letters of blanks that are filled with a woman's name or a nickname. */
    private static final String NAMES = "fgk";

    /** @param named takes the names of women and nicknames it was filled with: in a note that tells, mostly the survivor's */
    String fill(Fillings fillings, RandomGenerator random, List<String> named) {
        String chosen = CHOICE.matcher(text).replaceAll(choice -> {
            String[] ways = choice.group(1).split("\\|");
            return ways[random.nextInt(ways.length)];
        });
        Map<String, String> filled = new LinkedHashMap<>();
        String text = BLANK.matcher(chosen)
                .replaceAll(blank -> filled.computeIfAbsent(blank.group(1), key -> fillings.of(key, script, random)));
        filled.forEach((key, filling) -> {
            if (key.equals("xf") || (NAMES.indexOf(key.charAt(0)) >= 0 && !key.equals("fir"))) {
                named.add(filling);
            }
        });
        return text;
    }
}

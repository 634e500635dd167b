package pk.gov.nsor.benchmark.disclosure;

import java.util.HashMap;
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

    String fill(Fillings fillings, RandomGenerator random) {
        String chosen = CHOICE.matcher(text).replaceAll(choice -> {
            String[] ways = choice.group(1).split("\\|");
            return ways[random.nextInt(ways.length)];
        });
        Map<String, String> filled = new HashMap<>();
        return BLANK.matcher(chosen)
                .replaceAll(blank -> filled.computeIfAbsent(blank.group(1), key -> fillings.of(key, script, random)));
    }
}

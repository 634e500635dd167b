package pk.gov.nsor.benchmark.disclosure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** How a note looks once an officer has typed it: in capitals or without any, without stops, spelt as it sounds. */
final class Hand {

    private static final Pattern STOPS = Pattern.compile("[.,;:۔،](?=\\s|$)");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Map<String, List<String>> SPELLINGS = Map.ofEntries(
            Map.entry("mutasira", List.of("mutasra", "mutaasira", "mutassira", "mutasirah")),
            Map.entry("mutasra", List.of("mutasira", "mutaasra", "mutasirra")),
            Map.entry("muddai", List.of("mudai", "mudayi")),
            Map.entry("muddaia", List.of("mudaia", "muddaiya")),
            Map.entry("ziadti", List.of("zyadti", "ziyadti")),
            Map.entry("main", List.of("mein", "me", "mai")),
            Map.entry("hai", List.of("he", "h", "hay")),
            Map.entry("nahi", List.of("nahin", "nai", "nhi")),
            Map.entry("ke", List.of("k", "kay")),
            Map.entry("sath", List.of("saath")),
            Map.entry("aur", List.of("or", "awr")),
            Map.entry("larki", List.of("ladki")),
            Map.entry("naam", List.of("nam")),
            Map.entry("number", List.of("no", "nmbr")));

    private Hand() {}

    /** @param random the same seed gives the same habits, to every part of a note */
    static String write(String note, Script script, RandomGenerator random) {
        boolean withoutStops = random.nextInt(100) < 20;
        int letters = random.nextInt(100);
        String written = switch (script) {
            case ENGLISH -> note;
            case ROMAN -> custodyPeriod(note, random);
            case URDU -> urdu(note, random);
        };
        if (withoutStops) {
            written = STOPS.matcher(written).replaceAll("");
        }
        if (letters < 15) {
            return written.toLowerCase(Locale.ROOT);
        }
        return letters < 23 ? written.toUpperCase(Locale.ROOT) : written;
    }

    private static String custodyPeriod(String note, RandomGenerator random) {
        return WORD.matcher(note).replaceAll(word -> {
            List<String> ways = SPELLINGS.get(word.group().toLowerCase(Locale.ROOT));
            return ways == null || random.nextInt(3) > 0 ? word.group() : ways.get(random.nextInt(ways.size()));
        });
    }

    /** Keyboards for Arabic have another ye and another kaf; digits come in either kind. */
    private static String urdu(String note, RandomGenerator random) {
        String written = note;
        if (random.nextInt(10) == 0) {
            written = written.replace('ی', 'ي').replace('ک', 'ك');
        }
        if (random.nextInt(6) == 0) {
            written = written.chars()
                    .map(c -> c >= '0' && c <= '9' ? c - '0' + '۰' : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
        return written;
    }
}

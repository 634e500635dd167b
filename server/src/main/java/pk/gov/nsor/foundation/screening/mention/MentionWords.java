package pk.gov.nsor.foundation.screening.mention;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pk.gov.nsor.foundation.screening.TextWord;

/** Words and phrases by which a sentence says who somebody is, from {@code screening/mentions.txt}. */
final class MentionWords {

    /** What a word says of the name beside it. */
    enum Sort {
        /** A rank or office of the police, a court, a prison, a hospital, a place of worship, a district. */
        OFFICE,
        /** An employer, a guarantor, a friend. */
        PARTY,
        /** An adult relative; children are left out, since one of them may be the survivor. */
        RELATIVE,
        /** A part of an address whose name or number follows it. */
        STREET,
        /** A part of an address whose name stands before it. */
        AREA,
        /** A school or a workplace. */
        INSTITUTION,
        /** What stands before the word for a school and is not its name: government, girls, high. */
        SORT_OF,
        /** An office, court or prison whose name follows. */
        PUBLIC,
        /** An office, court or prison whose name stands before. */
        PUBLIC_AFTER,
        /** What is called so follows: alias. */
        ALIAS,
        /** Nouns that can do something and are nobody's name: the court, the police. */
        ACTOR,
        /** Words between a name and what is said of it: who is his, jo us ka. */
        LINK,
        AND,
        HER,
        /** Before a relative who may be a child. */
        YOUNG,
        ANY
    }

    private static final Map<Sort, Map<String, List<List<String>>>> PHRASES = read();

    private MentionWords() {}

    /** How many words from this one on are a phrase of the sort, the longest; 0 where none is. */
    static int match(Sort sort, List<TextWord> words, int at) {
        if (at < 0 || at >= words.size()) {
            return 0;
        }
        int longest = 0;
        for (List<String> phrase :
                PHRASES.getOrDefault(sort, Map.of()).getOrDefault(words.get(at).word(), List.of())) {
            if (phrase.size() > longest && isAt(phrase, words, at)) {
                longest = phrase.size();
            }
        }
        return longest;
    }

    static boolean is(Sort sort, List<TextWord> words, int at) {
        return match(sort, words, at) > 0;
    }

    /** Whether a phrase of the sort ends with the word. */
    static boolean endsAt(Sort sort, List<TextWord> words, int at) {
        for (int begin = at; begin >= Math.max(0, at - 4); begin--) {
            int length = match(sort, words, begin);
            if (length > 0 && begin + length - 1 == at) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(List<String> phrase, List<TextWord> words, int at) {
        if (at + phrase.size() > words.size()) {
            return false;
        }
        for (int word = 0; word < phrase.size(); word++) {
            if (!words.get(at + word).word().equals(phrase.get(word))) {
                return false;
            }
        }
        return true;
    }

    private static Map<Sort, Map<String, List<List<String>>>> read() {
        Map<Sort, Map<String, List<List<String>>>> phrases = new EnumMap<>(Sort.class);
        try (InputStream file = MentionWords.class.getResourceAsStream("/screening/mentions.txt")) {
            if (file == null) {
                throw new IllegalStateException("screening/mentions.txt is missing");
            }
            Sort sort = Sort.OFFICE;
            for (String line : new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .toList()) {
                if (line.startsWith("[")) {
                    sort = Sort.valueOf(line.substring(1, line.indexOf(']')).toUpperCase(Locale.ROOT));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    for (String phrase : line.split("[,،]")) {
                        add(phrases.computeIfAbsent(sort, first -> new HashMap<>()), phrase.strip());
                    }
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("screening/mentions.txt could not be read", failed);
        }
        return phrases;
    }

    private static void add(Map<String, List<List<String>>> phrases, String phrase) {
        List<String> words = TextWord.of(phrase).stream().map(TextWord::word).toList();
        if (!words.isEmpty()) {
            phrases.computeIfAbsent(words.getFirst(), first -> new ArrayList<>())
                    .add(words);
        }
    }
}

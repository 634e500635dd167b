package pk.gov.nsor.foundation.screening;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words and phrases with their meanings, from {@code screening/lexicon.txt}. */
final class Lexicon {

    /** The meaning of a word. */
    enum Sort {
        /** A word for the survivor of a case, and for nobody else. */
        SURVIVOR,
        /** A girl, a child, a woman: may be the survivor or somebody else. */
        PERSON,
        /** A word for what was done to the survivor. */
        CRIME,
        RELATION,
        /** A parent or guardian, by whom a survivor can be identified. */
        PARENT,
        /** A name follows. */
        NAMING,
        /** A name stands before. */
        CALLED,
        /** A person whom somebody followed, threatened or married is named next. */
        PURSUED,
        /** A statement that somebody accused the offender. */
        ACCUSATION,
        /** Somebody's daughter or wife: a name stands before. */
        DESCENT,
        /** Stands between a survivor and a name, or a name and a survivor. */
        BETWEEN,
        /** Where somebody lives, learns or works. */
        RESIDENCE,
        /** A part of an address. */
        PLACE,
        /** A part of an address that has a name or a number of its own. */
        SETTLEMENT,
        /** A school, a workplace, a clinic. */
        INSTITUTION,
        /** The offender, or somebody on duty: what follows is about them. */
        OTHERS,
        /** A court, a station, a hospital: a name beside it is its own or a place's. */
        OFFICE,
        /** The name of an officer, an advocate or a doctor follows. */
        TITLE,
        /** She, her: the survivor of the sentence before. */
        PRONOUN,
        /** Whose, before a relation. */
        POSSESSOR,
        /** Follows a name in Urdu, written in either script. */
        CASE,
        /** Follows a name and is part of it. */
        ENDING,
        /** A usual name of people. */
        NAME,
        /** A word of the name of a district or tehsil. */
        PLACE_NAME,
        /** Not a name, though it may stand where a name could, or have a capital. */
        ORDINARY
    }

    /**
     * The meaning of a word.
     *
     * @param alone by itself
     * @param begins as the first of a phrase, or by itself
     */
    record Said(Set<Sort> alone, Set<Sort> begins) {

        static final Said NOTHING = new Said(Set.of(), Set.of());
    }

    private static final Said MISSPELT = new Said(Set.of(Sort.SURVIVOR), Set.of(Sort.SURVIVOR));
    private static final Said NAMED = new Said(Set.of(Sort.NAME), Set.of(Sort.NAME));
    private static final Said PLACED = new Said(Set.of(Sort.PLACE_NAME), Set.of(Sort.PLACE_NAME));
    private static final Said COMMON = new Said(Set.of(Sort.ORDINARY), Set.of(Sort.ORDINARY));
    private static final Said ONLY_ENDING = new Said(Set.of(Sort.ENDING), Set.of(Sort.ENDING));
    private static final Said NAMED_ENDING = new Said(Set.of(Sort.ENDING, Sort.NAME), Set.of(Sort.ENDING, Sort.NAME));
    private static final Lexicon SHARED = read();

    private final Map<Sort, Map<String, List<List<String>>>> phrases;
    private final Map<String, Said> said = new HashMap<>();

    private Lexicon(Map<Sort, Map<String, List<List<String>>>> phrases) {
        this.phrases = phrases;
        phrases.forEach((sort, ofSort) -> ofSort.forEach((word, begun) -> {
            Said known = said.computeIfAbsent(
                    word, first -> new Said(EnumSet.noneOf(Sort.class), EnumSet.noneOf(Sort.class)));
            known.begins().add(sort);
            if (begun.stream().anyMatch(phrase -> phrase.size() == 1)) {
                known.alone().add(sort);
            }
        }));
    }

    static Lexicon shared() {
        return SHARED;
    }

    /** How many tokens from this one on are a phrase of the sort, the longest; 0 where none is. */
    int match(Sort sort, List<Token> tokens, int at) {
        if (!tokens.get(at).said().begins().contains(sort)) {
            return 0;
        }
        int longest = 0;
        for (List<String> phrase : of(sort, tokens.get(at))) {
            if (phrase.size() > longest && isAt(phrase, tokens, at)) {
                longest = phrase.size();
            }
        }
        return longest;
    }

    /** A capitalised word that could be part of a proper name, though it is a usual word: Model Town. */
    static boolean isCapitalWord(Token token) {
        return token.isCapital() && token.said() == COMMON;
    }

    boolean is(Sort sort, Token token) {
        return token.said().alone().contains(sort);
    }

    /** Whether the word is in any list, spelt as it is. */
    boolean isKnown(String word) {
        Said known = said.get(word);
        return (known != null && !known.alone().isEmpty())
                || Vocabulary.isUsualName(word)
                || Vocabulary.isWord(word)
                || Vocabulary.isPlace(word);
    }

    /** Whether the word is in the list of this sort, spelt as it is. */
    boolean isOneOf(Sort sort, String word) {
        Said known = said.get(word);
        return known != null && known.alone().contains(sort);
    }

    /** The meaning of the word, or of a similar one. */
    Said said(String word) {
        Said known = said.get(word);
        if (known != null && known.begins().contains(Sort.SURVIVOR)) {
            return known;
        }
        if (Misspelt.isSurvivor(word)) {
            return MISSPELT;
        }
        if (known == null) {
            return ofVocabulary(word);
        }
        return known.equals(ONLY_ENDING) && Vocabulary.isName(word) ? NAMED_ENDING : known;
    }

    private static Said ofVocabulary(String word) {
        if (Vocabulary.isName(word)) {
            return NAMED;
        }
        if (Vocabulary.isPlace(word)) {
            return PLACED;
        }
        return Vocabulary.isWord(word) ? COMMON : Said.NOTHING;
    }

    private List<List<String>> of(Sort sort, Token first) {
        return phrases.getOrDefault(sort, Map.of()).getOrDefault(first.word(), List.of(List.of(first.word())));
    }

    private static boolean isAt(List<String> phrase, List<Token> tokens, int at) {
        if (at + phrase.size() > tokens.size()) {
            return false;
        }
        for (int word = 0; word < phrase.size(); word++) {
            if (!tokens.get(at + word).word().equals(phrase.get(word))) {
                return false;
            }
        }
        return true;
    }

    private static Lexicon read() {
        Map<Sort, Map<String, List<List<String>>>> phrases = new EnumMap<>(Sort.class);
        try (InputStream file = Lexicon.class.getResourceAsStream("/screening/lexicon.txt")) {
            if (file == null) {
                throw new IllegalStateException("screening/lexicon.txt is missing");
            }
            Sort sort = Sort.ORDINARY;
            for (String line : new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .toList()) {
                if (line.startsWith("[")) {
                    sort = Sort.valueOf(line.substring(1, line.indexOf(']')).toUpperCase(Locale.ROOT));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    add(phrases.computeIfAbsent(sort, first -> new HashMap<>()), line);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("screening/lexicon.txt could not be read", failed);
        }
        return new Lexicon(phrases);
    }

    /** Phrases of a line stand between commas. */
    private static void add(Map<String, List<List<String>>> phrases, String line) {
        for (String phrase : line.split("[,،]")) {
            if (!phrase.isBlank()) {
                List<String> words = Arrays.stream(phrase.strip().split("\\s+"))
                        .map(TextTokens::normal)
                        .toList();
                phrases.computeIfAbsent(words.getFirst(), first -> new ArrayList<>())
                        .add(words);
            }
        }
    }
}

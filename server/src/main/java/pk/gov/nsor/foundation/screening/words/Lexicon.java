package pk.gov.nsor.foundation.screening.words;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words and phrases with their meanings, from {@code screening/lexicon.txt}. */
public final class Lexicon {

    /** The meaning of a word. */
    public enum Sort {
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
    public record Said(Set<Sort> alone, Set<Sort> begins) {

        public static final Said NOTHING = new Said(Set.of(), Set.of());
    }

    private static final Said MISSPELT = new Said(Set.of(Sort.SURVIVOR), Set.of(Sort.SURVIVOR));
    private static final Said NAMED = new Said(Set.of(Sort.NAME), Set.of(Sort.NAME));
    private static final Said PLACED = new Said(Set.of(Sort.PLACE_NAME), Set.of(Sort.PLACE_NAME));
    private static final Said COMMON = new Said(Set.of(Sort.ORDINARY), Set.of(Sort.ORDINARY));
    private static final Said ONLY_ENDING = new Said(Set.of(Sort.ENDING), Set.of(Sort.ENDING));
    private static final Said NAMED_ENDING = new Said(Set.of(Sort.ENDING, Sort.NAME), Set.of(Sort.ENDING, Sort.NAME));
    private static final Lexicon SHARED = new Lexicon();

    private final Phrases<Sort> phrases = Phrases.read("/screening/lexicon.txt", Sort.class, Lexicon::words);
    private final Map<String, Said> said = new HashMap<>();

    private Lexicon() {
        phrases.forEachBeginning((sort, word) -> {
            Said known = said.computeIfAbsent(
                    word, first -> new Said(EnumSet.noneOf(Sort.class), EnumSet.noneOf(Sort.class)));
            known.begins().add(sort);
            if (phrases.beginningWith(sort, word).stream().anyMatch(phrase -> phrase.size() == 1)) {
                known.alone().add(sort);
            }
        });
    }

    private static List<String> words(String phrase) {
        return phrase.isEmpty()
                ? List.of()
                : Arrays.stream(phrase.split("\\s+")).map(TextTokens::normal).toList();
    }

    public static Lexicon shared() {
        return SHARED;
    }

    /** How many tokens from this one on are a phrase of the sort, the longest; 0 where none is. */
    public int match(Sort sort, List<Token> tokens, int at) {
        if (!tokens.get(at).said().begins().contains(sort)) {
            return 0;
        }
        int longest = phrases.longest(sort, tokens, Token::word, at);
        // A word that is like one of the sort is in no list, and stands for itself.
        boolean isItself = longest == 0
                && phrases.beginningWith(sort, tokens.get(at).word()).isEmpty();
        return isItself ? 1 : longest;
    }

    /** A capitalised word that could be part of a proper name, though it is a usual word: Model Town. */
    public static boolean isCapitalWord(Token token) {
        return token.isCapital() && token.said() == COMMON;
    }

    public boolean is(Sort sort, Token token) {
        return token.said().alone().contains(sort);
    }

    /** Whether the word is in any list, spelt as it is. */
    public boolean isKnown(String word) {
        Said known = said.get(word);
        return (known != null && !known.alone().isEmpty())
                || Vocabulary.isUsualName(word)
                || Vocabulary.isWord(word)
                || Vocabulary.isPlace(word);
    }

    /** Whether the word is in the list of this sort, spelt as it is. */
    public boolean isOneOf(Sort sort, String word) {
        Said known = said.get(word);
        return known != null && known.alone().contains(sort);
    }

    /** The meaning of the word, or of a similar one. */
    public Said said(String word) {
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
}

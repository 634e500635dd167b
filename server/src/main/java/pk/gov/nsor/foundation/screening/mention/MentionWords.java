package pk.gov.nsor.foundation.screening.mention;

import java.util.List;
import pk.gov.nsor.foundation.screening.TextWord;
import pk.gov.nsor.foundation.screening.words.Phrases;

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

    private static final Phrases<Sort> PHRASES = Phrases.read(
            "/screening/mentions.txt",
            Sort.class,
            phrase -> TextWord.of(phrase).stream().map(TextWord::word).toList());

    private MentionWords() {}

    /** How many words from this one on are a phrase of the sort, the longest; 0 where none is. */
    static int match(Sort sort, List<TextWord> words, int at) {
        return at < 0 || at >= words.size() ? 0 : PHRASES.longest(sort, words, TextWord::word, at);
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
}

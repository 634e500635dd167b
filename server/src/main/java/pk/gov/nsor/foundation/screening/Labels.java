package pk.gov.nsor.foundation.screening;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.screening.words.Lexicon;
import pk.gov.nsor.foundation.screening.words.Lexicon.Sort;
import pk.gov.nsor.foundation.screening.words.NameShape;
import pk.gov.nsor.foundation.screening.words.Senses;
import pk.gov.nsor.foundation.screening.words.Token;
import pk.gov.nsor.foundation.screening.words.Topics;
import pk.gov.nsor.foundation.screening.words.Vocabulary;

/**
 * Coarse labels for each token of a text: its part in a sentence about a survivor, its word with names and numbers
 * left out, and what it is about. A model that learns from these labels learns no name.
 */
final class Labels {

    static final String NAME = "NAME";
    static final String CAPITAL = "CAPITAL";
    static final String STRANGE = "STRANGE";
    static final String PART_OF_NAME = "PART";

    private static final Lexicon WORDS = Lexicon.shared();
    private static final String NOTHING = "-";
    private static final String PLAIN = "WORD";
    private static final String MARK = "MARK";
    private static final int SHORT = 2;

    /** These are phrases, of which only the first word has the label. */
    private static final List<Sort> SPOKEN_OF = List.of(Sort.SURVIVOR, Sort.CRIME, Sort.PERSON);

    private static final Set<String> SPEAKING = Set.of("SURVIVOR", "CRIME", "PARTY", "DEED");
    private static final List<Sort> PHRASES =
            List.of(Sort.RELATION, Sort.PARENT, Sort.DESCENT, Sort.NAMING, Sort.OTHERS);
    private static final List<Sort> SINGLE = List.of(
            Sort.TITLE,
            Sort.INSTITUTION,
            Sort.PLACE,
            Sort.RESIDENCE,
            Sort.OFFICE,
            Sort.PRONOUN,
            Sort.POSSESSOR,
            Sort.CASE,
            Sort.CALLED,
            Sort.BETWEEN,
            Sort.PLACE_NAME);

    private final List<Token> tokens;
    private final NameShape shape;
    private final String[] labels;
    private final String[] words;
    private final String[] senses;
    private final String[] topics;
    private final boolean isSilent;

    Labels(List<Token> tokens, NameShape shape) {
        this.tokens = tokens;
        this.shape = shape;
        this.labels = new String[tokens.size()];
        this.words = new String[tokens.size()];
        this.topics = new String[tokens.size()];
        this.senses = Senses.of(tokens);
        for (int at = 0; at < tokens.size(); at++) {
            if (labels[at] == null) {
                labels[at] = labelOf(at);
            }
            words[at] = wordOf(at);
            String topic = Topics.of(tokens.get(at).word());
            topics[at] = topic == null ? labels[at] : topic;
        }
        isSilent = Arrays.stream(labels).noneMatch(SPEAKING::contains)
                && Arrays.stream(topics).noneMatch(SPEAKING::contains);
    }

    /** Its part: {@code SURVIVOR}, {@code RELATION}, {@code NAME}; {@code -} outside the text. */
    String label(int at) {
        return isInside(at) ? labels[at] : NOTHING;
    }

    /** As {@link #label(int)}, {@code -} in another sentence. */
    String label(int at, int sentence) {
        return isInside(at, sentence) ? labels[at] : NOTHING;
    }

    /** The word, or for names and numbers only that it is one; {@code -} in another sentence. */
    String word(int at, int sentence) {
        return isInside(at, sentence) ? words[at] : NOTHING;
    }

    String word(int at) {
        return words[at];
    }

    /** What it is about, or its label. */
    String topic(int at) {
        return isInside(at) ? topics[at] : NOTHING;
    }

    /** Neither a word that says nothing nor a mark. */
    boolean hasTopic(int at) {
        return !topics[at].equals(PLAIN) && !topics[at].equals(MARK);
    }

    boolean isNameLike(int at) {
        return switch (labels[at]) {
            case NAME, CAPITAL, STRANGE, PART_OF_NAME -> true;
            default -> false;
        };
    }

    /** Whether nothing in the text refers, or may refer, to a survivor or to what was done. */
    boolean isSilent() {
        return isSilent;
    }

    /** Whether the name that the token belongs to is a woman's. */
    boolean isWoman(int at) {
        for (int step = -1; step <= 1; step += 2) {
            for (int near = at; near >= 0 && near < tokens.size() && Math.abs(near - at) <= 2; near += step) {
                if (!isNameLike(near)) {
                    break;
                }
                if (Vocabulary.isWoman(tokens.get(near).word())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isInside(int at) {
        return at >= 0 && at < labels.length;
    }

    private boolean isInside(int at, int sentence) {
        return isInside(at) && tokens.get(at).sentence() == sentence;
    }

    private String wordOf(int at) {
        String word = tokens.get(at).word();
        return switch (labels[at]) {
            case NAME -> Vocabulary.isWoman(word) ? "WOMAN" : NAME;
            case STRANGE, CAPITAL -> endsLikeWoman(word) ? labels[at] + "A" : labels[at];
            case PART_OF_NAME, "PLACE_NAME", "NUMBER", "PHONE", "CNIC" -> labels[at];
            default -> senses[at];
        };
    }

    private static boolean endsLikeWoman(String word) {
        return word.endsWith("a")
                || word.endsWith("ah")
                || word.endsWith("i")
                || word.endsWith("ہ")
                || word.endsWith("ی");
    }

    private String labelOf(int at) {
        Token token = tokens.get(at);
        if (token.sort() == Token.Sort.MARK) {
            return MARK;
        }
        if (token.sort() == Token.Sort.NUMBER) {
            return numberOf(token.word());
        }
        String phrase = phraseOf(at);
        if (phrase != null) {
            return phrase;
        }
        if (shape.isKnownName(at) && !WORDS.is(Sort.CASE, token)) {
            return NAME;
        }
        for (Sort sort : SINGLE) {
            if (WORDS.is(sort, token)) {
                return sort.name();
            }
        }
        if (WORDS.is(Sort.ENDING, token)) {
            return PART_OF_NAME;
        }
        String topic = Topics.of(token.word());
        if (topic != null) {
            return topic;
        }
        if (token.said() == Lexicon.Said.NOTHING) {
            return token.word().length() <= SHORT ? "SHORT" : token.isCapital() ? CAPITAL : STRANGE;
        }
        boolean isWithin = at > 0 && tokens.get(at - 1).sentence() == token.sentence();
        return isWithin && Lexicon.isCapitalWord(token) ? CAPITAL : PLAIN;
    }

    private @Nullable String phraseOf(int at) {
        for (Sort sort : SPOKEN_OF) {
            int length = WORDS.match(sort, tokens, at);
            if (length > 0) {
                for (int next = at + 1; next < at + length; next++) {
                    labels[next] = "IN_" + sort;
                }
                return sort.name();
            }
        }
        for (Sort sort : PHRASES) {
            if (WORDS.match(sort, tokens, at) > 0) {
                return sort.name();
            }
        }
        return null;
    }

    private static String numberOf(String digits) {
        if (digits.length() == 13) {
            return "CNIC";
        }
        return digits.length() >= 7 ? "PHONE" : "NUMBER";
    }
}

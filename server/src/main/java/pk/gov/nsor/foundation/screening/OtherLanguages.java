package pk.gov.nsor.foundation.screening;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Judged;
import pk.gov.nsor.foundation.screening.words.Lexicon;
import pk.gov.nsor.foundation.screening.words.Lexicon.Sort;
import pk.gov.nsor.foundation.screening.words.TextTokens;
import pk.gov.nsor.foundation.screening.words.Token;
import pk.gov.nsor.foundation.screening.words.Topics;

/**
 * Tells parts of a text that the screen does not understand: Sindhi, Pashto, Punjabi, Saraiki, other scripts. By letters
 * that Urdu has not and by words of grammar ({@code screening/languages.txt}). Such a part is stopped only where the text
 * has a word about the case: it may tell anything.
 */
final class OtherLanguages {

    private static final Lexicon WORDS = Lexicon.shared();

    /** It counts before everything else that was found: rules and weights are about other languages. */
    private static final double SURE = 100;

    private static final int LEAST = 2;
    private static final int ONE_IN = 4;

    private static final Set<String> LETTERS = new HashSet<>();
    private static final Set<String> OF_GRAMMAR = new HashSet<>();
    private static final Set<String> OF_CASE = new HashSet<>();

    static {
        read();
    }

    private OtherLanguages() {}

    /** The part that is not understood, where it stands beside a word about the case. */
    static Optional<Judged> in(List<Token> tokens) {
        int[] strange = IntStream.range(0, tokens.size())
                .filter(at ->
                        tokens.get(at).isLetters() && isStrange(tokens.get(at).word()))
                .toArray();
        if (strange.length < LEAST) {
            return Optional.empty();
        }
        int first = tokens.get(strange[0]).sentence();
        int last = tokens.get(strange[strange.length - 1]).sentence();
        List<Token> part = tokens.stream()
                .filter(token -> token.sentence() >= first && token.sentence() <= last)
                .toList();
        long words = part.stream().filter(Token::isLetters).count();
        if (strange.length * (long) ONE_IN < words) {
            return Optional.empty();
        }
        return IntStream.range(0, tokens.size())
                .filter(at -> isOfCase(tokens, at))
                .boxed()
                .findFirst()
                .map(at -> {
                    int begin = part.getFirst().begin();
                    int end = part.getLast().end();
                    Stop stop = new Stop(Stop.Kind.LANGUAGE, "", tokens.get(at).text(), ScreenRule.LANGUAGE);
                    return new Judged(stop, 0, SURE, begin, end);
                });
    }

    private static boolean isStrange(String word) {
        if (OF_GRAMMAR.contains(word)) {
            return true;
        }
        return word.chars().anyMatch(letter -> {
            if (letter < 128) {
                return false;
            }
            UnicodeScript script = UnicodeScript.of(letter);
            return LETTERS.contains(Character.toString(letter))
                    || (Character.isLetter(letter)
                            && script != UnicodeScript.ARABIC
                            && script != UnicodeScript.LATIN
                            && script != UnicodeScript.COMMON
                            && script != UnicodeScript.INHERITED);
        });
    }

    private static boolean isOfCase(List<Token> tokens, int at) {
        String word = tokens.get(at).word();
        String topic = Topics.of(word);
        return OF_CASE.contains(word)
                || WORDS.match(Sort.SURVIVOR, tokens, at) > 0
                || WORDS.match(Sort.CRIME, tokens, at) > 0
                || WORDS.match(Sort.PERSON, tokens, at) > 0
                || "PARTY".equals(topic)
                || "DEED".equals(topic);
    }

    private static void read() {
        try (InputStream file = OtherLanguages.class.getResourceAsStream("/screening/languages.txt")) {
            if (file == null) {
                throw new IllegalStateException("screening/languages.txt is missing");
            }
            Set<String> section = OF_GRAMMAR;
            for (String line : new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList()) {
                switch (line) {
                    case "[letters]" -> section = LETTERS;
                    case "[words]" -> section = OF_GRAMMAR;
                    case "[case]" -> section = OF_CASE;
                    default -> {
                        for (String word : line.split(" ")) {
                            section.add(TextTokens.normal(word));
                        }
                    }
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("screening/languages.txt could not be read", failed);
        }
    }
}

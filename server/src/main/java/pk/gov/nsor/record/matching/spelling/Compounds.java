package pk.gov.nsor.record.matching.spelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of several words that some people write as one. They are split in the same way however they are written: Abdul
 * Rehman, Abdurrehman and عبدالرحمن are two words, and the article between them does not count.
 */
final class Compounds {

    /** Nothing shorter is made of two words. */
    private static final int SHORTEST = 3;

    private static final int LONGEST_ALLAH = 5;
    private static final Pattern ALLAH = Pattern.compile("[uaoe]ll?ah|[uaoe]lla");
    private static final Pattern OF_ALLAH = Pattern.compile("(\\p{L}{3,}?)(?:[uoa]ll[ae]h?|[uo]lah)");
    private static final Pattern OF_RELIGION = Pattern.compile("(\\p{L}{2,}?)?(?:[uo]dd?|ald)(?:in|een|ien|en)");
    private static final Pattern SERVANT = Pattern.compile("abd([uo]+l?[lrsdnzt]|al)?(\\p{L}{3,})?");
    private static final Pattern AND_ARTICLE = Pattern.compile("(\\p{L}{3,})u[lr]");
    private static final Pattern ARTICLE_AND = Pattern.compile("[aeu][lr](\\p{L}{3,})");
    private static final Pattern ALLAH_AND = Pattern.compile("(allah)(\\p{L}{3,})");
    private static final Set<String> ARTICLES = Set.of(
            "ul", "ur", "us", "ud", "un", "uz", "ush", "al", "el", "ool", "e", "o", "bin", "ibn", "و", "ال", "بن");
    private static final Set<String> AFTER_ARTICLE = Set.of(
            "haq", "haque", "hak", "haqq", "hasan", "hassan", "hussain", "husain", "hussein", "islam", "nabi", "rehman",
            "rahman", "amin", "ameen", "abidin", "abideen");
    /** What follows an article in one word with it, by sound. */
    private static final Set<String> SOUNDS_AFTER_ARTICLE =
            AFTER_ARTICLE.stream().map(word -> LooseKeys.of(word).getFirst()).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> URDU_AFTER_ARTICLE =
            Set.of("دین", "حق", "حسن", "حسین", "اسلام", "نبی", "رحمن", "رحمان", "امین", "عابدین", "نسا", "نساء");

    private Compounds() {}

    /** The words, with long ones split and mere connectors left out; never empty unless the input was. */
    static List<String> apart(List<String> words) {
        List<String> apart = new ArrayList<>();
        for (int each = 0; each < words.size(); each++) {
            String next = each + 1 < words.size() ? words.get(each + 1) : "";
            String before = each > 0 ? words.get(each - 1) : "";
            String word = words.get(each);
            if (word.equals("بی") && next.equals("بی")) {
                apart.add("بیبی");
                each++;
            } else {
                (Letters.isUrdu(word) ? urdu(word, before) : latin(word, next)).forEach(apart::add);
            }
        }
        List<String> meaning =
                apart.stream().filter(word -> !ARTICLES.contains(word)).toList();
        List<String> long_ = meaning.stream().filter(word -> word.length() > 1).toList();
        return !long_.isEmpty() ? long_ : !meaning.isEmpty() ? meaning : apart;
    }

    /** Each pattern costs more than all else here, so only words that may fit it are tried. */
    private static Stream<String> latin(String word, String next) {
        int length = word.length();
        if (length < SHORTEST) {
            return Stream.of(word);
        }
        if (length <= LONGEST_ALLAH
                && word.charAt(1) == 'l'
                && ALLAH.matcher(word).matches()) {
            return Stream.of("allah");
        }
        if (word.contains("ll") || word.endsWith("lah")) {
            Matcher allah = OF_ALLAH.matcher(word);
            if (allah.matches()) {
                return Stream.of(allah.group(1), "allah");
            }
        }
        if (word.endsWith("n") && word.indexOf('d') > 0) {
            Matcher religion = OF_RELIGION.matcher(word);
            if (religion.matches()) {
                return religion.group(1) == null ? Stream.of("din") : Stream.of(religion.group(1), "din");
            }
        }
        if (word.startsWith("abd")) {
            Matcher servant = SERVANT.matcher(word);
            if (servant.matches()) {
                String ofWhom = servant.group(1) == null ? "abd" : "abdul";
                return servant.group(2) == null ? Stream.of(ofWhom) : Stream.of(ofWhom, servant.group(2));
            }
        }
        if (word.startsWith("allah")) {
            Matcher gift = ALLAH_AND.matcher(word);
            if (gift.matches()) {
                return Stream.of(gift.group(1), gift.group(2));
            }
        }
        if (word.charAt(1) == 'l' || word.charAt(1) == 'r') {
            Matcher joined = ARTICLE_AND.matcher(word);
            if (joined.matches() && isAfterArticle(word, joined.group(1))) {
                return Stream.of(joined.group(1));
            }
        }
        return Stream.of(AFTER_ARTICLE.contains(next) ? withoutArticle(word) : word);
    }

    private static boolean isAfterArticle(String word, String behind) {
        return AFTER_ARTICLE.contains(behind)
                || LooseKeys.of(behind).stream().anyMatch(SOUNDS_AFTER_ARTICLE::contains)
                        && Spellings.keyOf(word).isEmpty();
    }

    private static String withoutArticle(String word) {
        Matcher article = AND_ARTICLE.matcher(word);
        return article.matches() ? article.group(1) : word;
    }

    private static Stream<String> urdu(String word, String before) {
        if (word.endsWith("اللہ") && word.length() > 5) {
            return Stream.of(word.substring(0, word.length() - 4), "اللہ");
        }
        if (word.startsWith("عبدال") && word.length() > 6) {
            return Stream.of("عبد", word.substring(5));
        }
        if (word.endsWith("الدین") && word.length() > 6) {
            return Stream.of(word.substring(0, word.length() - 5), "دین");
        }
        boolean hasArticle = word.startsWith("ال")
                && !word.equals("اللہ")
                && (before.equals("عبد") || URDU_AFTER_ARTICLE.contains(word.substring(2)));
        return Stream.of(hasArticle ? word.substring(2) : word);
    }
}

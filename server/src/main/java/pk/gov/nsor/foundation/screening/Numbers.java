package pk.gov.nsor.foundation.screening;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.screening.Stop.Kind;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Found;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Hit;
import pk.gov.nsor.foundation.screening.words.Lexicon;
import pk.gov.nsor.foundation.screening.words.Lexicon.Sort;
import pk.gov.nsor.foundation.screening.words.Token;

/** Finds CNICs and telephone numbers in a sentence about a survivor that are not stated to be another person's. */
final class Numbers {

    private static final Lexicon WORDS = Lexicon.shared();
    /** What people write between the digits of a number. */
    private static final String BETWEEN = "[-–—‐‑−./_()\\s]{0,2}";

    private static final String NO_DAY = "(?!\\d{1,2}[-./]\\d{1,2}[-./]\\d{2,4})";
    private static final Pattern CNIC = Pattern.compile(
            "(?<!\\d)" + NO_DAY + "(?:\\d{5}" + BETWEEN + "\\d{7}" + BETWEEN + "\\d|\\d(?:[-. ]\\d){12})(?!\\d)");
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)" + NO_DAY + "(?:\\+|00)?(?:92" + BETWEEN + "0?|0)"
            + BETWEEN + "3(?:" + BETWEEN + "\\d){9}(?!\\d)");
    private static final int OWNER_WITHIN = 8;

    /** Words for something that is forbidden or paid; a number beside one of them belongs to nobody. */
    private static final Set<String> PREVENTED =
            Set.of("قریب", "qareeb", "ke", "kay", "k", "not", "restraining", "protection");

    /** Words of a number that is read out: zero three double one. */
    private static final Set<String> DIGIT_WORDS = Set.of(
            "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double", "triple",
            "sifar", "aik", "ek", "do", "teen", "char", "paanch", "panch", "chay", "chhe", "saat", "aath", "nau", "صفر",
            "ایک", "دو", "تین", "چار", "پانچ", "چھ", "سات", "آٹھ", "نو", "ڈبل");

    private static final int LEAST_WORDS = 7;
    private static final int LEAST_DIGITS = 9;
    private static final int LONGEST_OF_DIGITS = 7;

    /** An e-mail address, or a user name online. */
    private static final String MAIL = "[\\w.+-]++@[\\w-]+\\.\\w+";

    private static final Pattern ONLINE = Pattern.compile("(?i)(?<![\\w.+-])" + MAIL
            + "|(?:facebook|instagram|insta|tiktok|snapchat|twitter|whatsapp)\\s{1,3}(?:as|id|par|account|par as)\\s{1,3}"
            + "(?=(?!" + MAIL + ")([\\w.]{4,}))");

    private final String text;
    private final List<Token> tokens;
    private final Anchors anchors;

    /** @param text as {@link PlainText} has it */
    Numbers(String text, List<Token> tokens, Anchors anchors) {
        this.text = text;
        this.tokens = tokens;
        this.anchors = anchors;
    }

    Stream<Hit> find() {
        if (anchors.all().stream().noneMatch(Anchors.Anchor::isSure)) {
            return Stream.empty();
        }
        return Stream.of(
                        Hit.of(ScreenRule.CNIC, find(CNIC, Kind.CNIC)),
                        Hit.of(ScreenRule.PHONE, find(PHONE, Kind.PHONE)),
                        Hit.of(ScreenRule.SPOKEN, spoken()),
                        Hit.of(ScreenRule.ONLINE, find(ONLINE, Kind.NAME)))
                .flatMap(Optional::stream);
    }

    private Optional<Found> find(Pattern pattern, Kind kind) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            // What stands in front of a name says that it is one.
            int part = matcher.groupCount() > 0 && matcher.group(1) != null ? 1 : 0;
            Optional<Found> found = found(tokenAt(matcher.start(part)), kind, matcher.group(part));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Found> found(int at, Kind kind, String number) {
        return anchors.sureNear(at, OWNER_WITHIN)
                .filter(near -> near.sort() == Sort.SURVIVOR || !PREVENTED.contains(near.text()))
                .filter(_ -> !isOfOthers(at))
                .map(near -> new Found(at, new Stop(kind, number, near.text())));
    }

    static boolean isDigitWord(String word) {
        return DIGIT_WORDS.contains(word);
    }

    /** Read out in words, or partly: zero three zero one 45 67 seven. */
    private Optional<Found> spoken() {
        int at = 0;
        while (at < tokens.size()) {
            if (tokens.get(at).sort() == Token.Sort.MARK) {
                at++;
                continue;
            }
            int end = at;
            int last = at;
            int words = 0;
            int digits = 0;
            while (end < tokens.size() && isSpoken(tokens.get(end))) {
                Token token = tokens.get(end);
                if (token.sort() != Token.Sort.MARK) {
                    words += token.sort() == Token.Sort.NUMBER ? 0 : 1;
                    digits += token.sort() == Token.Sort.NUMBER ? token.word().length() : 1;
                    last = end;
                }
                end++;
            }
            if (words >= LEAST_WORDS || (words >= 2 && digits >= LEAST_DIGITS)) {
                Optional<Found> found = found(
                        at,
                        Kind.PHONE,
                        text.substring(tokens.get(at).begin(), tokens.get(last).end()));
                if (found.isPresent()) {
                    return found;
                }
            }
            at = end + 1;
        }
        return Optional.empty();
    }

    private static boolean isSpoken(Token token) {
        return switch (token.sort()) {
            case NUMBER -> token.word().length() <= LONGEST_OF_DIGITS;
            case MARK -> ",،-–—".contains(token.text());
            case LATIN, URDU -> isDigitWord(token.word());
        };
    }

    private int tokenAt(int offset) {
        int at = 0;
        while (tokens.get(at).end() <= offset) {
            at++;
        }
        return at;
    }

    /** The person mentioned last before the number is not the survivor. */
    private boolean isOfOthers(int at) {
        for (int before = at - 1; before >= Math.max(0, at - OWNER_WITHIN); before--) {
            if (tokens.get(before).sentence() != tokens.get(at).sentence()) {
                return false;
            }
            if (WORDS.match(Sort.SURVIVOR, tokens, before) > 0 || WORDS.is(Sort.PRONOUN, tokens.get(before))) {
                return false;
            }
            if (WORDS.match(Sort.OTHERS, tokens, before) > 0
                    || WORDS.is(Sort.TITLE, tokens.get(before))
                    || WORDS.is(Sort.RELATION, tokens.get(before))
                    || WORDS.is(Sort.PARENT, tokens.get(before))) {
                return !isNextToSurvivor(before);
            }
        }
        return false;
    }

    /** The victim's mother: her number is found. */
    private boolean isNextToSurvivor(int relative) {
        for (int before = relative - 1; before >= Math.max(0, relative - 2); before--) {
            if (tokens.get(before).sentence() == tokens.get(relative).sentence()
                    && (WORDS.match(Sort.SURVIVOR, tokens, before) > 0
                            || tokens.get(before).word().equals("her"))) {
                return true;
            }
        }
        return false;
    }
}

package pk.gov.nsor.foundation.screening;

import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import pk.gov.nsor.foundation.screening.words.Lexicon;
import pk.gov.nsor.foundation.screening.words.Lexicon.Sort;
import pk.gov.nsor.foundation.screening.words.Token;

/** What belongs to a word that was found: the rest of the name, of the number, of the address, of the phrase. */
final class Runs {

    private static final Lexicon WORDS = Lexicon.shared();
    private static final String WITHIN_NAMES = "-–.'’@_";
    private static final String WITHIN_NUMBERS = "-–—+()./_";
    private static final String WITHIN_ADDRESSES = "-–/#,،.";

    /** Between two parts of an address. */
    private static final Set<String> JOINING =
            Set.of("of", "no", "the", "number", "in", "at", "ki", "ka", "ke", "نمبر", "کی", "کا", "کے");

    private static final int MOST_BETWEEN = 2;

    private final List<Token> tokens;
    private final Labels labels;

    Runs(List<Token> tokens, Labels labels) {
        this.tokens = tokens;
        this.labels = labels;
    }

    /**
     * From the first character to the one behind the last.
     *
     * @param at the token it begins with
     */
    record Run(int begin, int end) {}

    Run of(int at, Stop stop) {
        Run run = switch (stop.kind()) {
            case NAME -> around(at, this::isOfName, WITHIN_NAMES);
            case CNIC, PHONE -> around(at, this::isOfNumber, WITHIN_NUMBERS);
            case ADDRESS -> around(at, this::isOfAddress, WITHIN_ADDRESSES);
            case RELATION -> around(at, this::isOfRelation, "-");
            case LANGUAGE -> new Run(tokens.get(at).begin(), tokens.get(at).end());
        };
        // A rule may have found more than one token: an e-mail address, a number in words.
        int found = tokens.get(at).begin() + stop.found().length();
        return new Run(
                run.begin(),
                Math.max(run.end(), Math.min(found, tokens.getLast().end())));
    }

    private Run around(int at, IntPredicate isPart, String marks) {
        int first = at;
        for (int before = next(at, -1, isPart, marks); before >= 0; before = next(before, -1, isPart, marks)) {
            first = before;
        }
        int last = at;
        for (int after = next(at, 1, isPart, marks); after >= 0; after = next(after, 1, isPart, marks)) {
            last = after;
        }
        return new Run(tokens.get(first).begin(), tokens.get(last).end());
    }

    /** The next part in this direction, over what joins it; -1 where none follows. */
    private int next(int at, int step, IntPredicate isPart, String marks) {
        int between = 0;
        for (int other = at + step; other >= 0 && other < tokens.size() && between <= MOST_BETWEEN; other += step) {
            if (tokens.get(other).sentence() != tokens.get(at).sentence()) {
                return -1;
            }
            if (isPart.test(other)) {
                return other;
            }
            if (!isJoining(other, marks)) {
                return -1;
            }
            between++;
        }
        return -1;
    }

    private boolean isJoining(int at, String marks) {
        Token token = tokens.get(at);
        return token.sort() == Token.Sort.MARK
                ? marks.contains(token.text())
                : marks.equals(WITHIN_ADDRESSES) && JOINING.contains(token.word());
    }

    private boolean isOfName(int at) {
        return labels.isNameLike(at) || (WORDS.is(Sort.ENDING, tokens.get(at)) && !WORDS.is(Sort.CASE, tokens.get(at)));
    }

    private boolean isOfNumber(int at) {
        return tokens.get(at).sort() == Token.Sort.NUMBER
                || Numbers.isDigitWord(tokens.get(at).word());
    }

    private boolean isOfAddress(int at) {
        return switch (labels.label(at)) {
            case "PLACE", "INSTITUTION", "PLACE_NAME", "NUMBER", Labels.CAPITAL, Labels.STRANGE -> true;
            default -> WORDS.is(Sort.PLACE, tokens.get(at)) && tokens.get(at).isLetters();
        };
    }

    private boolean isOfRelation(int at) {
        return switch (labels.label(at)) {
            case "RELATION", "PARENT", "IN_SURVIVOR", "IN_CRIME", "IN_PERSON" -> true;
            default -> false;
        };
    }
}

package pk.gov.nsor.foundation.screening;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.screening.Anchors.Anchor;
import pk.gov.nsor.foundation.screening.Stop.Kind;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Found;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Hit;
import pk.gov.nsor.foundation.screening.words.Lexicon;
import pk.gov.nsor.foundation.screening.words.Lexicon.Sort;
import pk.gov.nsor.foundation.screening.words.NameShape;
import pk.gov.nsor.foundation.screening.words.NameShape.Whose;
import pk.gov.nsor.foundation.screening.words.Token;

/**
 * Finds names of survivors: after the word for one, before it, after a word that introduces a name, before a word of
 * descent.
 */
final class NameClues {

    private static final Lexicon WORDS = Lexicon.shared();
    private static final int MOST_BETWEEN = 5;
    private static final int NEAR = 12;
    private static final int BESIDE = 10;
    private static final int FAR = 16;

    private final List<Token> tokens;
    private final Anchors anchors;
    private final NameShape shape;

    NameClues(List<Token> tokens, Anchors anchors) {
        this.tokens = tokens;
        this.anchors = anchors;
        this.shape = new NameShape(tokens);
    }

    Stream<Hit> find() {
        Stream<Hit> atAnchors = anchors.all().stream()
                .flatMap(anchor ->
                        Stream.of(Hit.of(ScreenRule.AFTER, after(anchor)), Hit.of(ScreenRule.BEFORE, before(anchor))))
                .flatMap(Optional::stream);
        Stream<Hit> atCues = IntStream.range(0, tokens.size())
                .boxed()
                .flatMap(at -> Stream.of(
                        Hit.of(ScreenRule.NAMED, named(at)),
                        Hit.of(ScreenRule.DESCENT, descent(at)),
                        Hit.of(ScreenRule.CALLED_SO, calledSo(at)),
                        Hit.of(ScreenRule.APPOSED, apposed(at)),
                        Hit.of(ScreenRule.RELATIVE, relative(at)),
                        Hit.of(ScreenRule.PURSUED, pursued(at)),
                        Hit.of(ScreenRule.QUOTED, quoted(at)),
                        Hit.of(ScreenRule.BESIDE, beside(at))))
                .flatMap(Optional::stream);
        return Stream.concat(atAnchors, atCues);
    }

    /** The victim Ayesha; victim, a girl named Ayesha; متاثرہ عائشہ نے. */
    private Optional<Found> after(Anchor anchor) {
        int at = anchor.end();
        int passed = 0;
        while (at < tokens.size()
                && passed < MOST_BETWEEN
                && sameSentence(at, anchor)
                && (shape.isMark(at, ",،:;-–—(\"'«")
                        || WORDS.is(Sort.BETWEEN, tokens.get(at))
                        || isPersonOrNaming(at))) {
            at++;
            passed++;
        }
        if (at >= tokens.size() || !sameSentence(at, anchor) || WORDS.match(Sort.OTHERS, tokens, at) > 0) {
            return Optional.empty();
        }
        boolean isApart = at > anchor.end();
        boolean isName = tokens.get(at).sort() == Token.Sort.URDU
                // A girl goes to school: only words in the position of a name, after a word that may mean anybody.
                ? shape.isUnknown(at) && (anchor.sort() == Sort.SURVIVOR || shape.standsLikeName(at))
                : shape.isCapitalName(at)
                        || (shape.isUnknown(at)
                                && (shape.standsLikeName(at) || (anchor.sort() == Sort.SURVIVOR && !isApart)));
        if (anchor.sort() == Sort.CRIME && tokens.get(at).sort() == Token.Sort.URDU) {
            // The word for the offence ends an Urdu sentence; its object stands before it.
            return Optional.empty();
        }
        return isName && !(anchor.sort() == Sort.PERSON && isApart && !isNamingBetween(anchor.end(), at))
                ? found(at, anchor.text())
                : Optional.empty();
    }

    /** Ayesha, the victim; Ayesha (victim); عائشہ جو متاثرہ ہے; ayesha ke sath ziadti. */
    private Optional<Found> before(Anchor anchor) {
        if (anchor.sort() == Sort.PERSON) {
            return nameInFrontOf(anchor.begin(), anchor)
                    .filter(at -> tokens.get(anchor.begin() - 1).word().equals("نامی")
                            || tokens.get(anchor.begin() - 1).word().equals("naami")
                            || tokens.get(anchor.begin() - 1).word().equals("nami"))
                    .flatMap(at -> found(at, anchor.text()));
        }
        return nameInFrontOf(anchor.begin(), anchor).flatMap(at -> found(at, anchor.text()));
    }

    private Optional<Integer> nameInFrontOf(int begin, Anchor anchor) {
        int at = begin - 1;
        int passed = 0;
        boolean isJoined = false;
        while (at >= 0
                && passed < MOST_BETWEEN
                && tokens.get(at).sentence() == anchor.sentence()
                && (shape.isMark(at, ",،(-–—\"'")
                        || WORDS.is(Sort.BETWEEN, tokens.get(at))
                        || isObjectOfCrime(at, anchor))) {
            isJoined = true;
            at--;
            passed++;
        }
        if (at < 0 || tokens.get(at).sentence() != anchor.sentence() || !isJoined) {
            return Optional.empty();
        }
        boolean isName = tokens.get(at).sort() == Token.Sort.URDU
                ? shape.isUnknown(at)
                : shape.isCapitalName(at)
                        || (shape.isUnknown(at) && anchor.sort() == Sort.CRIME && isObjectOfCrime(at + 1, anchor));
        boolean isOther = at > 0 && WORDS.is(Sort.TITLE, tokens.get(at - 1));
        return isName && !isOther ? Optional.of(at) : Optional.empty();
    }

    /** The particle between the victim and the offence: کے ساتھ, سے, ko. */
    private boolean isObjectOfCrime(int at, Anchor anchor) {
        return anchor.sort() == Sort.CRIME && at < tokens.size() && WORDS.is(Sort.CASE, tokens.get(at));
    }

    /** Her name is Ayesha; a girl called ayesha; متاثرہ کا نام عائشہ ہے. */
    private Optional<Found> named(int cue) {
        int length = WORDS.match(Sort.NAMING, tokens, cue);
        if (length == 0 || shape.speaksOfOthers(cue)) {
            return Optional.empty();
        }
        Optional<Anchor> anchor = anchors.sureOf(tokens.get(cue).sentence())
                .or(() -> anchors.anyNear(cue, NEAR))
                .or(() -> anchors.crimeBefore(cue));
        int at = cue + length;
        boolean isQuoted = false;
        for (int passed = 0;
                at < tokens.size()
                        && passed < 3
                        && (shape.isMark(at, ":,-–—\"“'‘«(")
                                || WORDS.is(Sort.BETWEEN, tokens.get(at))
                                || shape.isCase(at));
                passed++) {
            isQuoted |= shape.isMark(at, "\"“'‘«");
            at++;
        }
        int name = at;
        boolean isNickname = isQuoted;
        return anchor.filter(known -> name < tokens.size()
                        && tokens.get(name).sentence() == tokens.get(cue).sentence()
                        && (shape.isUnknown(name)
                                || (isNickname && tokens.get(name).isLetters())))
                .flatMap(known -> found(name, known.text()));
    }

    /** Ayesha d/o Aslam; عائشہ دختر اسلم. */
    private Optional<Found> descent(int cue) {
        if (WORDS.match(Sort.DESCENT, tokens, cue) == 0 || cue == 0) {
            return Optional.empty();
        }
        int name = cue - 1;
        return anchors.sureOf(tokens.get(cue).sentence())
                .filter(known -> tokens.get(name).sentence() == tokens.get(cue).sentence() && shape.isUnknown(name))
                .filter(known -> known.begin() - cue <= FAR && cue - known.end() <= FAR)
                .filter(known -> shape.whose(name) != Whose.OTHERS)
                .flatMap(known -> found(name, known.text()));
    }

    /** چندا کہتے ہیں: the name stands before. */
    private Optional<Found> calledSo(int cue) {
        if (!WORDS.is(Sort.CALLED, tokens.get(cue)) || cue == 0 || shape.speaksOfOthers(cue - 1)) {
            return Optional.empty();
        }
        int name = cue - 1;
        return anchors.anyNear(cue, NEAR)
                .filter(known -> tokens.get(name).isLetters() && shape.couldBeNickname(name))
                .flatMap(known -> found(name, known.text()));
    }

    /** She, Laila, fears; وہ، یعنی فائزہ: refers to the survivor of the sentence before. */
    private Optional<Found> apposed(int pronoun) {
        if (!WORDS.is(Sort.PRONOUN, tokens.get(pronoun))) {
            return Optional.empty();
        }
        int at = pronoun + 1;
        boolean isSetOff = false;
        while (at < tokens.size()
                && at <= pronoun + 3
                && (shape.isMark(at, ",،(-–—") || WORDS.is(Sort.NAMING, tokens.get(at)) || shape.isThatIs(at))) {
            isSetOff = true;
            at++;
        }
        int name = at;
        if (name >= tokens.size()
                || tokens.get(name).sentence() != tokens.get(pronoun).sentence()) {
            return Optional.empty();
        }
        boolean isName = shape.isCapitalName(name) || (isSetOff && shape.isUnknown(name));
        return anchors.sureOf(tokens.get(pronoun).sentence())
                .filter(known -> isName && known.begin() < pronoun && known.sort() == Sort.SURVIVOR)
                .flatMap(known -> found(name, known.text()));
    }

    /** The victim's father Aslam; Aslam, father of the victim; Ayesha's father, near a word for the offence. */
    private Optional<Found> relative(int at) {
        if (WORDS.match(Sort.RELATION, tokens, at) == 0 && !WORDS.is(Sort.PARENT, tokens.get(at))) {
            return Optional.empty();
        }
        int sentence = tokens.get(at).sentence();
        for (Anchor anchor : anchors.all()) {
            if (anchor.sentence() != sentence || !anchor.isSure()) {
                continue;
            }
            boolean isHers = anchor.sort() == Sort.SURVIVOR
                    && at > anchor.end() - 1
                    && at - anchor.end() <= 2
                    && isJoined(anchor.end(), at);
            if (isHers
                    && at + 1 < tokens.size()
                    && tokens.get(at + 1).sentence() == sentence
                    && isRelativesName(at + 1)) {
                return found(at + 1, anchor.text());
            }
            boolean isOfHer = anchor.sort() == Sort.SURVIVOR
                    && anchor.begin() > at
                    && anchor.begin() - at <= 3
                    && tokens.get(at + 1).word().equals("of");
            if (isOfHer) {
                Optional<Found> found = nameInFront(at, sentence).flatMap(name -> found(name, anchor.text()));
                if (found.isPresent()) {
                    return found;
                }
            }
            boolean isPossessed = at > 1 && tokens.get(at - 1).word().equals("'s") && shape.isCapitalName(at - 2);
            if (anchor.sort() == Sort.CRIME && isPossessed) {
                return found(at - 2, anchor.text());
            }
        }
        return Optional.empty();
    }

    private boolean isRelativesName(int at) {
        return shape.isCapitalName(at) || shape.isUnknown(at);
    }

    private boolean isJoined(int from, int to) {
        for (int at = from; at < to; at++) {
            if (!tokens.get(at).word().equals("'s") && !shape.isCase(at)) {
                return false;
            }
        }
        return from < to;
    }

    private Optional<Integer> nameInFront(int at, int sentence) {
        int before = at - 1;
        while (before >= 0 && before >= at - 2 && shape.isMark(before, ",،(-–—")) {
            before--;
        }
        int name = before;
        return before >= 0 && before < at - 1 && tokens.get(name).sentence() == sentence && shape.isUnknown(name)
                ? Optional.of(name)
                : Optional.empty();
    }

    /** Followed Ayesha; nikah with Ayesha: in a sentence that refers to a survivor. */
    private Optional<Found> pursued(int at) {
        int length = WORDS.match(Sort.PURSUED, tokens, at);
        int name = at + length;
        if (length == 0
                || name >= tokens.size()
                || tokens.get(name).sentence() != tokens.get(at).sentence()) {
            return Optional.empty();
        }
        return anchors.all().stream()
                .filter(anchor -> anchor.sort() == Sort.SURVIVOR)
                .filter(anchor -> anchor.sentence() == tokens.get(at).sentence())
                .filter(anchor -> tokens.get(name).sort() == Token.Sort.URDU || anchor.begin() - at <= NEAR)
                .findFirst()
                .filter(anchor -> shape.isCapitalName(name) || shape.isUnknown(name))
                .flatMap(anchor -> found(name, anchor.text()));
    }

    /** "Ayesha lied in court, he never touched her"; "ayesha ne mujh par ziadti ka case kiya". */
    private Optional<Found> quoted(int mark) {
        int name = mark + 1;
        if (!shape.isMark(mark, "\"“”'‘’«„") || name >= tokens.size() || !shape.isUnknown(name)) {
            return Optional.empty();
        }
        int end = name + 1;
        boolean isAccusation = false;
        while (end < tokens.size() && end < name + NEAR && !shape.isMark(end, "\"”’»")) {
            isAccusation |= WORDS.match(Sort.ACCUSATION, tokens, end) > 0 || WORDS.match(Sort.CRIME, tokens, end) > 0;
            end++;
        }
        String near = tokens.get(Math.min(end, tokens.size() - 1)).text();
        return isAccusation ? found(name, near) : Optional.empty();
    }

    /** Any word in the position of a name in the same sentence that is nobody else's name. */
    private Optional<Found> beside(int at) {
        boolean isKnown = shape.isKnownName(at);
        if (!isKnown && !shape.isProperName(at) && !(shape.isUnknown(at) && shape.isSubjectOrFullName(at))) {
            return Optional.empty();
        }
        int sentence = tokens.get(at).sentence();
        boolean isFirst = at == 0 || tokens.get(at - 1).sentence() != sentence;
        Whose whose = shape.whose(at);
        boolean isUnsure = isFirst
                && !isKnown
                && !shape.isSubjectOrFullName(at)
                && tokens.get(at).sort() == Token.Sort.LATIN;
        if (whose == Whose.OTHERS || isUnsure) {
            return Optional.empty();
        }
        int within = isKnown ? FAR : BESIDE;
        return anchors.all().stream()
                .filter(Anchor::isSure)
                .filter(anchor -> anchor.sentence() == sentence)
                .filter(anchor -> anchor.begin() - at <= within && at - anchor.end() <= within)
                .findFirst()
                .flatMap(anchor -> found(at, anchor.text()));
    }

    private boolean isPersonOrNaming(int at) {
        return WORDS.is(Sort.PERSON, tokens.get(at)) || WORDS.is(Sort.NAMING, tokens.get(at));
    }

    private boolean isNamingBetween(int from, int to) {
        for (int at = from; at < to; at++) {
            if (WORDS.match(Sort.NAMING, tokens, at) > 0 || shape.isMark(at, ",،(")) {
                return true;
            }
        }
        return false;
    }

    private boolean sameSentence(int at, Anchor anchor) {
        return tokens.get(at).sentence() == anchor.sentence();
    }

    private Optional<Found> found(int at, String near) {
        return Optional.of(new Found(at, new Stop(Kind.NAME, tokens.get(at).text(), near)));
    }
}

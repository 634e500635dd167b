package pk.gov.nsor.foundation.screening;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.screening.Lexicon.Sort;
import pk.gov.nsor.foundation.screening.Stop.Kind;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Found;
import pk.gov.nsor.foundation.screening.SurvivorScreen.Hit;

/** Finds CNICs and telephone numbers in a sentence about a survivor that are not stated to be another person's. */
final class Numbers {

    private static final Lexicon WORDS = Lexicon.shared();
    private static final Pattern CNIC = Pattern.compile("(?<!\\d)\\d{5}[-–— ]?\\d{7}[-–— ]?\\d(?!\\d)");
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)(?:\\+|00)?(?:92[-–— ]?|0)3(?:[-–— ]?\\d){9}(?!\\d)");
    private static final int OWNER_WITHIN = 8;

    /** Words for something that is forbidden or paid; a number beside one of them belongs to nobody. */
    private static final Set<String> PREVENTED =
            Set.of("قریب", "qareeb", "ke", "kay", "k", "not", "restraining", "protection");

    /** A number in words: zero three zero one. Limited to as many words as can be matched on one thread's stack. */
    private static final Pattern SPOKEN = Pattern.compile(
            "(?iu)(?:(?<![\\p{L}])(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|sifar|aik|ek|do|teen|char|"
                    + "paanch|panch|chay|chhe|saat|aath|nau|صفر|ایک|دو|تین|چار|پانچ|چھ|سات|آٹھ|نو)(?![\\p{L}])[\\s,،-]*+){7,40}");

    /** An e-mail address, or a user name online. */
    private static final Pattern ONLINE = Pattern.compile(
            "(?i)(?<![\\w.+-])[\\w.+-]++@[\\w-]+\\.\\w+"
                    + "|(?<=(?:facebook|instagram|insta|tiktok|snapchat|twitter|whatsapp)\\s{1,3}(?:as|id|par|account|par as)\\s{1,3})[\\w.]{4,}");

    private final String text;
    private final List<Token> tokens;
    private final Anchors anchors;

    Numbers(String text, List<Token> tokens, Anchors anchors) {
        this.text = Digits.western(text);
        this.tokens = tokens;
        this.anchors = anchors;
    }

    Stream<Hit> find() {
        if (anchors.all().stream().noneMatch(Anchors.Anchor::isSure)) {
            return Stream.empty();
        }
        return Stream.of(
                        Hit.of("cnic", find(CNIC, Kind.CNIC)),
                        Hit.of("phone", find(PHONE, Kind.PHONE)),
                        Hit.of("spoken", find(SPOKEN, Kind.PHONE)),
                        Hit.of("online", find(ONLINE, Kind.NAME)))
                .flatMap(Optional::stream);
    }

    private Optional<Found> find(Pattern pattern, Kind kind) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            int at = tokenAt(matcher.start());
            Optional<Anchors.Anchor> anchor = anchors.sureNear(at, OWNER_WITHIN)
                    .filter(near -> near.sort() == Sort.SURVIVOR || !PREVENTED.contains(near.text()));
            if (anchor.isPresent() && !isOfOthers(at)) {
                return Optional.of(new Found(
                        at, new Stop(kind, matcher.group(), anchor.get().text())));
            }
        }
        return Optional.empty();
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

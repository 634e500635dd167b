package pk.gov.nsor.survivors.alerts;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.kernel.UrduLetters;

/**
 * What stands beside her code word, and what that asks for. Case, marks and the keyboard's letters do not count. Only what can mean
 * nothing else ends it: an end cannot be undone, a pause can.
 */
final class ReplyWords {

    /** What a text with her word asks for. */
    enum Asked {
        END,
        PAUSE,
        START
    }

    private static final Set<String> PAUSE = plain("pause", "wait", "ruko", "رکو", "وقفہ");
    private static final Set<String> START = plain("start", "resume", "shuru", "شروع");
    private static final Set<String> END = plain(
            "stop",
            "band",
            "bandkaro",
            "bandkaren",
            "bandkarein",
            "bandkardo",
            "bandkardein",
            "بند",
            "بندکرو",
            "بندکریں",
            "بندکردو",
            "بندکردیں",
            "ختم",
            "ختمکریں");

    /** No code word is longer. */
    private static final int LONGEST = 40;

    private ReplyWords() {}

    /** The words of a text, without what stands between them. */
    static List<String> of(String text) {
        return Arrays.stream(Normalizer.normalize(text, Normalizer.Form.NFKC).split("[^\\p{L}\\p{M}\\p{Nd}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether it is one of the words that stand beside a code word. */
    static boolean isOne(String word) {
        String plain = plain(word);
        return PAUSE.contains(plain) || START.contains(plain) || END.contains(plain);
    }

    /**
     * What a text asks for.
     *
     * @param isHers whether it is her code word; it may be several words, before, behind or between others
     * @param codes those in it that confirm an alert: they take nothing from what stands beside them. With her word alone it is paused
     * @return empty where her word is not in it
     */
    static Optional<Asked> asked(String text, Predicate<String> isHers, Set<String> codes) {
        if (isHers.test(text)) {
            return Optional.of(Asked.END);
        }
        return beside(of(text), isHers)
                .or(() -> beside(of(apart(text, codes)), isHers))
                .map(beside -> asked(beside, codes));
    }

    /** Codes may be written together with a word. */
    private static String apart(String text, Set<String> codes) {
        String apart = text;
        for (String code : codes) {
            apart = apart.replace(code, " " + code + " ");
        }
        return apart;
    }

    private static Optional<List<String>> beside(List<String> all, Predicate<String> isHers) {
        for (int from = 0; from < all.size(); from++) {
            StringBuilder some = new StringBuilder();
            for (int to = from; to < all.size() && some.length() <= 2 * LONGEST; to++) {
                some.append(all.get(to));
                if (isHers.test(some.toString())) {
                    List<String> beside = new ArrayList<>(all.subList(0, from));
                    beside.addAll(all.subList(to + 1, all.size()));
                    return Optional.of(beside);
                }
            }
        }
        return Optional.empty();
    }

    private static Asked asked(List<String> beside, Set<String> codes) {
        List<String> plain = beside.stream()
                .filter(word -> !codes.contains(word))
                .map(ReplyWords::plain)
                .toList();
        if (beside.isEmpty() || END.contains(String.join("", plain))) {
            return Asked.END;
        }
        boolean isToGoOn = plain.stream().anyMatch(START::contains)
                && plain.stream().noneMatch(word -> PAUSE.contains(word) || END.contains(word));
        return isToGoOn ? Asked.START : Asked.PAUSE;
    }

    private static String plain(String word) {
        return UrduLetters.plain(CodeWords.plain(word));
    }

    private static Set<String> plain(String... words) {
        return Stream.of(words).map(ReplyWords::plain).collect(Collectors.toUnmodifiableSet());
    }
}

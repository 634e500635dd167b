package pk.gov.nsor.record.matching.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.matching.spelling.NameWord;

/** Compares two names: each word of one with one word of the other, those that weigh most first, in any order. */
final class NameComparison {

    private final MatchModel model;
    private final NameFrequencies frequencies;

    NameComparison(MatchModel model, NameFrequencies frequencies) {
        this.model = model;
        this.frequencies = frequencies;
    }

    /** @param likeness the sum of the likeness of the words that count as one */
    record Result(List<Evidence> evidence, double weight, double likeness, int words) {}

    private record Pair(int one, int other, Agreement agreement, double bits, double likeness) {}

    /** In whichever scripts the names fit best; null where one has no word. */
    @Nullable
    Result compare(Part part, NameWords one, NameWords other) {
        Result best = null;
        for (List<NameWord> ones : one.scripts()) {
            for (List<NameWord> others : other.scripts()) {
                if (!ones.isEmpty() && !others.isEmpty()) {
                    Result result = compare(part, ones, others);
                    if (best == null || result.weight() > best.weight()) {
                        best = result;
                    }
                }
            }
        }
        return best;
    }

    private Result compare(Part part, List<NameWord> ones, List<NameWord> others) {
        List<NameWord> left = ones;
        List<NameWord> right = others;
        if (ones.size() != others.size()) {
            left = joined(ones, others);
            right = joined(others, left);
        }
        List<Pair> pairs = pairs(part, left, right);
        boolean[] leftDone = new boolean[left.size()];
        boolean[] rightDone = new boolean[right.size()];
        List<Evidence> evidence = new ArrayList<>();
        double likeness = 0;
        int words = 0;
        for (Pair pair : pairs) {
            if (!leftDone[pair.one] && !rightDone[pair.other]) {
                leftDone[pair.one] = true;
                rightDone[pair.other] = true;
                evidence.add(new Evidence(
                        part,
                        pair.agreement,
                        left.get(pair.one).written(),
                        right.get(pair.other).written(),
                        pair.bits));
                likeness += pair.likeness;
                words++;
            }
        }
        addWhatIsLeft(part, left, leftDone, right, rightDone, evidence);
        return new Result(
                evidence, evidence.stream().mapToDouble(Evidence::bits).sum(), likeness, words);
    }

    /** Pairs of words that count as one, what weighs most first. */
    private List<Pair> pairs(Part part, List<NameWord> left, List<NameWord> right) {
        List<Pair> pairs = new ArrayList<>();
        for (int one = 0; one < left.size(); one++) {
            for (int other = 0; other < right.size(); other++) {
                Agreement agreement = WordComparison.of(left.get(one), right.get(other));
                if (agreement.isOfOneWord()) {
                    pairs.add(new Pair(
                            one,
                            other,
                            agreement,
                            bits(part, agreement, left.get(one), right.get(other), right.size()),
                            WordComparison.likeness(left.get(one), right.get(other))));
                }
            }
        }
        pairs.sort(Comparator.comparing(Pair::agreement)
                .thenComparing(Comparator.comparingDouble(Pair::likeness).reversed())
                .thenComparing(Comparator.comparingDouble(Pair::bits).reversed()));
        return pairs;
    }

    /** Words that agree weigh by how usual they are; there are as many chances to agree as the other name has words. */
    private double bits(Part part, Agreement agreement, NameWord one, NameWord other, int chances) {
        return switch (agreement) {
            case AS_WRITTEN, SAME_NAME, SAME_CONSONANTS ->
                model.bits(part, agreement, Math.max(frequencies.ofKey(one), frequencies.ofKey(other)));
            case SOUNDS_ALIKE ->
                model.bits(part, agreement, Math.max(frequencies.ofSound(one), frequencies.ofSound(other)));
            default -> model.bitsOfSlip(part, agreement, chances, frequencies.ofSound(other));
        };
    }

    private void addWhatIsLeft(
            Part part,
            List<NameWord> left,
            boolean[] leftDone,
            List<NameWord> right,
            boolean[] rightDone,
            List<Evidence> evidence) {
        List<String> ones = left(left, leftDone);
        List<String> others = left(right, rightDone);
        int against = Math.min(ones.size(), others.size());
        for (int each = 0; each < Math.max(ones.size(), others.size()); each++) {
            Agreement agreement = each < against ? Agreement.OTHER_WORD : Agreement.LACKING;
            evidence.add(new Evidence(
                    part,
                    agreement,
                    each < ones.size() ? ones.get(each) : "",
                    each < others.size() ? others.get(each) : "",
                    model.bits(part, agreement)));
        }
    }

    private static List<String> left(List<NameWord> words, boolean[] done) {
        List<String> left = new ArrayList<>();
        for (int each = 0; each < words.size(); each++) {
            if (!done[each]) {
                left.add(words.get(each).written());
            }
        }
        return left;
    }

    /** Two neighbours that the other name writes as one word (Noor Muhammad, Noormuhammad) are joined. */
    private static List<NameWord> joined(List<NameWord> words, List<NameWord> others) {
        for (int each = 0; each + 1 < words.size(); each++) {
            int letters = words.get(each).written().length()
                    + words.get(each + 1).written().length();
            // The keys of the joined word take longest, and few names have a word that is long enough.
            if (others.stream().noneMatch(other -> isLongEnough(other, letters))) {
                continue;
            }
            NameWord both = words.get(each).joined(words.get(each + 1));
            for (NameWord other : others) {
                if (isLongEnough(other, letters) && isJoined(both, other)) {
                    List<NameWord> fewer = new ArrayList<>(words.subList(0, each));
                    fewer.add(both);
                    fewer.addAll(words.subList(each + 2, words.size()));
                    return fewer;
                }
            }
        }
        return words;
    }

    /** Whether two words of so many letters together may be written as this one. */
    static boolean isLongEnough(NameWord word, int letters) {
        return word.written().length() >= letters - 2;
    }

    /** Whether a word is what two neighbours are as one. */
    static boolean isJoined(NameWord both, NameWord word) {
        return both.soundsLike(word) || WordComparison.isNear(both, word);
    }
}

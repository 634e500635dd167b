package pk.gov.nsor.record.matching.compare;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.matching.spelling.NameCodes;
import pk.gov.nsor.record.matching.spelling.NameWord;

/**
 * What two descriptions must share, any of it, to be worth comparing where everybody is compared with everybody: a day of
 * birth, two of the least usual words by their sound, all words and a district, or half of a CNIC. Of the words up to two
 * may be others, and day and month may be swapped. Two descriptions that share none of it weigh too little for one person.
 */
public final class Blocks {

    /** The least usual words of a name with the father's: where two of them are missing or others, two agree. */
    private static final int WORDS = 4;

    private static final int MONTHS = 12;
    private static final int CNIC_BEGIN = 7;

    private Blocks() {}

    private record Word(NameWord word, boolean isOfFather, double frequency) {}

    /** As hashes. */
    public static Set<Integer> of(Described person) {
        Set<Integer> blocks = new LinkedHashSet<>();
        Birth birth = person.birth();
        LocalDate day = birth == null ? null : birth.day();
        if (day != null) {
            blocks.add(NameCodes.ofKey("born " + eitherWay(day)));
        }
        for (NameWords name : person.names()) {
            for (List<NameWord> script : name.scripts()) {
                List<Word> words = words(script, name, person.father());
                addPairs(blocks, words.subList(0, Math.min(words.size(), WORDS)));
                if (day != null) {
                    script.forEach(word -> word.loose()
                            .forEach(sound -> blocks.add(NameCodes.ofKey("born " + eitherWay(day) + " " + sound))));
                }
                String all = words.stream()
                        .map(word -> (word.isOfFather() ? NameCodes.OF_FATHER : "")
                                + word.word().loose().getFirst())
                        .sorted()
                        .collect(Collectors.joining(" "));
                person.districts().forEach(district -> blocks.add(NameCodes.ofKey("in " + district + " " + all)));
            }
        }
        person.cnics().forEach(cnic -> {
            int begin = Math.min(cnic.length(), CNIC_BEGIN);
            blocks.add(NameCodes.ofKey("begins " + cnic.substring(0, begin)));
            blocks.add(NameCodes.ofKey("ends " + cnic.substring(begin)));
        });
        return blocks;
    }

    /** The same for a day and the one with day and month swapped. */
    private static String eitherWay(LocalDate day) {
        int month = day.getMonthValue();
        int dayOfMonth = day.getDayOfMonth();
        return day.getYear()
                + (dayOfMonth > MONTHS
                        ? "-" + month + "-" + dayOfMonth
                        : "-" + Math.min(month, dayOfMonth) + "-" + Math.max(month, dayOfMonth));
    }

    /** The words of a name in one script with those of the father's in the same, or else in the other; the least usual first. */
    private static List<Word> words(List<NameWord> script, NameWords name, @Nullable NameWords father) {
        List<Word> words = new ArrayList<>();
        script.forEach(
                word -> words.add(new Word(word, false, Comparing.frequencies().ofSound(word))));
        if (father != null) {
            boolean isLatin = script == name.latin();
            List<NameWord> same = isLatin ? father.latin() : father.urdu();
            (same.isEmpty() ? isLatin ? father.urdu() : father.latin() : same)
                    .forEach(word -> words.add(
                            new Word(word, true, Comparing.frequencies().ofSound(word))));
        }
        words.sort(Comparator.comparingDouble(Word::frequency)
                .thenComparing(word -> word.word().loose().getFirst()));
        return words;
    }

    /** Two words of the father's name alone are of brothers. */
    private static void addPairs(Set<Integer> blocks, List<Word> words) {
        for (int one = 0; one < words.size(); one++) {
            for (int other = one + 1; other < words.size(); other++) {
                if (!words.get(one).isOfFather() || !words.get(other).isOfFather()) {
                    for (String sound : sounds(words.get(one))) {
                        sounds(words.get(other)).forEach(second -> blocks.add(NameCodes.ofPair(sound, second)));
                    }
                }
            }
        }
    }

    private static Set<String> sounds(Word word) {
        Set<String> sounds = new HashSet<>();
        word.word().loose().forEach(sound -> sounds.add((word.isOfFather() ? NameCodes.OF_FATHER : "") + sound));
        return sounds;
    }
}

package pk.gov.nsor.record.matching.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.matching.spelling.NameCodes;
import pk.gov.nsor.record.matching.spelling.NameKeys;
import pk.gov.nsor.record.matching.spelling.NameWord;

/** By which codes the candidates of a question by name are found: by all its words, and by all but one or two of them. */
public final class Probes {

    /** Words of a question beyond these are compared, but no name is found by lacking them. */
    private static final int MOST_WORDS = 6;

    private static final int MOST_READINGS = 4;
    /** Names that lack a word are looked for by the likeliest readings only. */
    private static final int READINGS_LACKING = 2;

    private final String name;
    private final List<NameWord> words;
    /** By the most likely sounds of the words first, the least usual word first in each. */
    private final List<List<Word>> readings;

    private final List<Word> all;

    /** @param sound its looser key, marked where it is of the father's name */
    private record Word(String sound, double frequency) {
        private boolean isOfFather() {
            return sound.startsWith(NameCodes.OF_FATHER);
        }
    }

    /** @param father null where it is not part of the question */
    public Probes(String name, @Nullable String father) {
        this.name = name;
        this.words = NameKeys.words(name);
        List<List<Word>> read = List.of(List.of());
        for (NameWord word : words) {
            read = read(read, word, "");
        }
        for (NameWord word : father == null ? List.<NameWord>of() : NameKeys.words(father)) {
            read = read(read, word, NameCodes.OF_FATHER);
        }
        this.readings = read.stream()
                .map(each -> each.stream()
                        .sorted(Comparator.comparingDouble(Word::frequency))
                        .toList())
                .toList();
        this.all = readings.getFirst();
    }

    /** A word that can be heard in two ways doubles the readings, up to a few. */
    private static List<List<Word>> read(List<List<Word>> readings, NameWord word, String before) {
        double frequency = Comparing.frequencies().ofSound(word);
        List<List<Word>> more = new ArrayList<>();
        for (int each = 0; each < word.loose().size() && (each == 0 || readings.size() < MOST_READINGS); each++) {
            Word heard = new Word(before + word.loose().get(each), frequency);
            readings.forEach(reading -> {
                List<Word> longer = new ArrayList<>(reading);
                longer.add(heard);
                more.add(longer);
            });
        }
        return more;
    }

    /** Of the words of name and father's name. */
    public int size() {
        return all.size();
    }

    /** Names that have a word like each. */
    public List<Probe> allWords() {
        return readings.stream()
                .map(reading -> new Probe(cover(reading), List.of()))
                .toList();
    }

    /** The same, for many: the name as it is written, the name in another spelling, then the name among more words. */
    public List<Probe> allWordsBestFirst() {
        List<Word> father = all.stream().filter(Word::isOfFather).toList();
        return List.of(
                with(father, List.of(NameCodes.asWritten(name))),
                with(father, List.of(NameCodes.together(keys()))),
                with(all, keys().stream().map(NameCodes::ofKey).distinct().toList()));
    }

    /**
     * Names in which a word is missing or another: first those in which a slip explains it, then those of two such
     * words, then whatever stands in its place.
     */
    public List<Probe> lackingWords() {
        List<Probe> probes = new ArrayList<>();
        readings.stream().limit(READINGS_LACKING).forEach(reading -> addLackingWords(probes, reading));
        probes.addAll(joinedWords());
        probes.addAll(shorterNames());
        List<Word> own = all.stream().filter(word -> !word.isOfFather()).toList();
        if (own.size() < all.size()) {
            probes.add(with(own, List.of(NameCodes.WITHOUT_FATHER)));
        }
        return probes;
    }

    private static void addLackingWords(List<Probe> probes, List<Word> all) {
        List<Word> most = all.subList(0, Math.min(all.size(), MOST_WORDS));
        for (Function<String, List<Integer>> left :
                List.<Function<String, List<Integer>>>of(NameCodes::left, NameCodes::soundsLeft)) {
            for (Word one : most) {
                List<Integer> slip = left.apply(one.sound());
                if (!slip.isEmpty() && all.size() > 1) {
                    probes.add(new Probe(cover(without(all, one)), List.of(slip)));
                }
            }
        }
        for (int one = 0; one < most.size() && all.size() > 3; one++) {
            for (int other = one + 1; other < most.size(); other++) {
                List<Integer> slip = NameCodes.afterSlip(most.get(one).sound());
                List<Integer> otherSlip = NameCodes.afterSlip(most.get(other).sound());
                if (!slip.isEmpty() && !otherSlip.isEmpty()) {
                    probes.add(new Probe(
                            cover(without(without(all, most.get(one)), most.get(other))), List.of(slip, otherSlip)));
                }
            }
        }
        if (all.size() > 2) {
            // Without the most usual word first: what is left says most.
            for (Word one : most.reversed()) {
                probes.add(new Probe(cover(without(all, one)), List.of()));
            }
        }
    }

    /** Names in which two neighbours are one word. */
    private List<Probe> joinedWords() {
        List<Word> father = all.stream().filter(Word::isOfFather).toList();
        List<Probe> joined = new ArrayList<>();
        for (int one = 0; one + 1 < words.size(); one++) {
            List<NameWord> fewer = new ArrayList<>(words);
            NameWord both = fewer.get(one).joined(fewer.remove(one + 1));
            fewer.set(one, both);
            List<Word> covered = new ArrayList<>(father);
            fewer.forEach(word -> covered.add(
                    new Word(word.loose().getFirst(), Comparing.frequencies().ofSound(word))));
            covered.sort(Comparator.comparingDouble(Word::frequency));
            joined.add(new Probe(cover(covered), List.of()));
        }
        return joined;
    }

    /** Names that lack a word, or two of more than three, and have no other in its place. */
    private List<Probe> shorterNames() {
        if (words.size() < 2) {
            return List.of();
        }
        List<Word> father = all.stream().filter(Word::isOfFather).toList();
        List<Probe> shorter = new ArrayList<>();
        for (int one = 0; one < words.size(); one++) {
            List<String> rest = new ArrayList<>(keys());
            rest.remove(one);
            shorter.add(with(father, List.of(NameCodes.together(rest))));
            for (int other = one; other < rest.size() && words.size() > 3; other++) {
                List<String> fewer = new ArrayList<>(rest);
                fewer.remove(other);
                shorter.add(with(father, List.of(NameCodes.together(fewer))));
            }
        }
        return shorter;
    }

    private List<String> keys() {
        return words.stream().map(NameWord::key).toList();
    }

    /** All codes by which somebody may be found at all: a name without any of them is no candidate. */
    public Set<Integer> anyOf() {
        Set<Integer> any = new LinkedHashSet<>();
        readings.stream().flatMap(List::stream).forEach(word -> {
            any.add(NameCodes.ofSound(word.sound()));
            any.addAll(NameCodes.afterSlip(word.sound()));
        });
        return any;
    }

    private static Probe with(List<Word> covered, List<Integer> more) {
        List<Integer> codes = new ArrayList<>(more);
        if (!covered.isEmpty()) {
            codes.addAll(cover(covered));
        }
        return new Probe(codes, List.of());
    }

    /** Pairs of which each has the least usual word: lists of few names. */
    private static List<Integer> cover(List<Word> words) {
        Word first = words.getFirst();
        return words.size() == 1
                ? List.of(NameCodes.ofSound(first.sound()))
                : words.subList(1, words.size()).stream()
                        .map(word -> NameCodes.ofPair(first.sound(), word.sound()))
                        .distinct()
                        .toList();
    }

    private static List<Word> without(List<Word> words, Word one) {
        List<Word> rest = new ArrayList<>(words);
        rest.remove(one);
        return rest;
    }
}

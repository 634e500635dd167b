package pk.gov.nsor.record.matching.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.matching.spelling.NameWord;

/**
 * The words of many names, each once, with how far the usual ones agree with each other word: found out once for all names
 * that have the two. Filled by one thread, then asked by several.
 */
final class WordTable {

    /** How many bytes the agreements may take. */
    private static final long MOST_KEPT = 64L << 20;

    private static final int NONE = -1;
    private static final Agreement[] AGREEMENTS = Agreement.values();

    private final MatchModel model;
    private final NameFrequencies frequencies;
    private final Map<NameWord, Word> known = new HashMap<>();
    private final Map<String, Word> joined = new HashMap<>();

    WordTable(MatchModel model, NameFrequencies frequencies) {
        this.model = model;
        this.frequencies = frequencies;
    }

    /** One of the words. */
    static final class Word {

        private final NameWord written;
        private final int number;
        private final double[] ofName;
        private final double[] ofFather;
        private int uses;
        /** By the number of the other word, one more than the ordinal of their agreement; null where it is not kept. */
        private byte @Nullable [] agreements;

        private Word(NameWord written, int number, double[] ofName, double[] ofFather) {
            this.written = written;
            this.number = number;
            this.ofName = ofName;
            this.ofFather = ofFather;
        }

        NameWord written() {
            return written;
        }

        /** The most in bits that the word can weigh where another agrees with it so far. */
        double most(Part part, Agreement agreement) {
            return (part == Part.NAME ? ofName : ofFather)[agreement.ordinal()];
        }

        /** The most in bits that the word can weigh. */
        double most(Part part) {
            double most = 0;
            for (double each : part == Part.NAME ? ofName : ofFather) {
                most = Math.max(most, each);
            }
            return most;
        }
    }

    /** The word, for one name more that has it. */
    Word of(NameWord written) {
        Word word = known.computeIfAbsent(written, each -> word(each, known.size()));
        word.uses++;
        return word;
    }

    /** Two neighbours as one word, which is not one of the table. */
    Word joined(NameWord one, NameWord next) {
        return joined.computeIfAbsent(one.written() + " " + next.written(), both -> word(one.joined(next), NONE));
    }

    private Word word(NameWord written, int number) {
        return new Word(written, number, most(Part.NAME, written), most(Part.FATHER, written));
    }

    /** When all words are in it: from now on it keeps how the most usual ones agree with others. */
    void complete() {
        int all = known.size();
        List<Word> usual = new ArrayList<>(known.values());
        known.clear();
        joined.clear();
        usual.sort(Comparator.comparingInt((Word word) -> word.uses).reversed());
        usual.stream().limit(MOST_KEPT / Math.max(1, all)).forEach(word -> word.agreements = new byte[all]);
    }

    /** How far two words of the table agree. Threads that find out the same at once write the same. */
    Agreement agreement(Word one, Word other) {
        byte[] row = one.agreements;
        int column = other.number;
        if (row == null) {
            row = other.agreements;
            column = one.number;
        }
        if (row == null) {
            return WordComparison.of(one.written, other.written);
        }
        if (row[column] == 0) {
            row[column] =
                    (byte) (1 + WordComparison.of(one.written, other.written).ordinal());
        }
        return AGREEMENTS[row[column] - 1];
    }

    /** A word that agrees weighs the less the more usual the other is; the other may be as rare as this one. */
    private double[] most(Part part, NameWord word) {
        double[] most = new double[Agreement.NEARLY.ordinal() + 1];
        for (Agreement agreement : AGREEMENTS) {
            if (agreement.isOfOneWord()) {
                most[agreement.ordinal()] = switch (agreement) {
                    case NEARLY -> model.bitsOfSlip(part, agreement, 1, 0);
                    case SOUNDS_ALIKE -> model.bits(part, agreement, frequencies.ofSound(word));
                    default -> model.bits(part, agreement, frequencies.ofKey(word));
                };
            }
        }
        return most;
    }
}

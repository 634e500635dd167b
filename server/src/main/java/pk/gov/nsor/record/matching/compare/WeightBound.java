package pk.gov.nsor.record.matching.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.matching.compare.WordTable.Word;
import pk.gov.nsor.record.matching.spelling.NameWord;

/**
 * Which descriptions weigh too little for anybody to be shown them: quicker to say than what they weigh. For a command that
 * compares everybody with everybody, where most of what is compared is of two people. Descriptions are prepared by one
 * thread, {@link #complete} ends that, then several may ask.
 */
public final class WeightBound {

    /** Sums of the same numbers in another order differ by less. */
    private static final double ROUNDING = 1e-6;

    private final Comparing comparing;
    private final WordTable words;
    private final Map<NameWords, Name> names = new HashMap<>();
    /** The most in bits that a word without a like weighs. */
    private final double leftOfName;

    private final double leftOfFather;

    public WeightBound(Comparing comparing) {
        MatchModel model = comparing.model();
        this.comparing = comparing;
        this.words = new WordTable(model, Comparing.frequencies());
        this.leftOfName = left(model, Part.NAME);
        this.leftOfFather = left(model, Part.FATHER);
    }

    /** A description whose words are in the table. */
    public static final class Prepared {

        private final Described described;
        private final List<Name> names;
        private final @Nullable Name father;

        private Prepared(Described described, List<Name> names, @Nullable Name father) {
            this.described = described;
            this.names = names;
            this.father = father;
        }

        public Described described() {
            return described;
        }
    }

    private record Name(NameWords words, List<Script> scripts) {}

    /** @param joined each two neighbours as one word */
    private record Script(List<Word> words, List<Word> joined) {}

    /** What is alike in many descriptions is kept once. */
    public Prepared prepare(Described described) {
        List<Name> own = described.names().stream().map(this::name).toList();
        Name father = described.father() == null ? null : name(described.father());
        return new Prepared(
                new Described(
                        own.stream().map(Name::words).toList(),
                        father == null ? null : father.words(),
                        described.birth(),
                        described.sex(),
                        described.cnics(),
                        described.districts(),
                        described.telephones()),
                own,
                father);
    }

    /** When all descriptions are prepared. */
    public void complete() {
        names.clear();
        words.complete();
    }

    /** Whether two descriptions surely weigh less than so many bits. */
    public boolean isBelow(Prepared one, Prepared other, double least) {
        double most = comparing.weightWithoutNames(one.described, other.described) + ROUNDING;
        if (one.father != null && other.father != null) {
            most += most(Part.FATHER, one.father, other.father);
        }
        double name = one.names.isEmpty() || other.names.isEmpty() ? 0 : Double.NEGATIVE_INFINITY;
        for (Name ones : one.names) {
            for (Name others : other.names) {
                name = Math.max(name, most(Part.NAME, ones, others));
            }
        }
        return most + name < least;
    }

    private Name name(NameWords written) {
        List<Word> latin = written.latin().stream().map(words::of).toList();
        List<Word> urdu = written.urdu().stream().map(words::of).toList();
        return names.computeIfAbsent(new NameWords(shared(latin), shared(urdu)), shared -> {
            List<Script> scripts = Stream.of(latin, urdu)
                    .filter(script -> !script.isEmpty())
                    .map(script -> new Script(script, joined(script)))
                    .toList();
            return new Name(shared, scripts);
        });
    }

    private static List<NameWord> shared(List<Word> script) {
        return script.stream().map(Word::written).toList();
    }

    private List<Word> joined(List<Word> script) {
        List<Word> joined = new ArrayList<>();
        for (int each = 0; each + 1 < script.size(); each++) {
            joined.add(words.joined(
                    script.get(each).written(), script.get(each + 1).written()));
        }
        return List.copyOf(joined);
    }

    /** In whichever scripts the names may weigh most; nothing where one has no word. */
    private double most(Part part, Name one, Name other) {
        double most = one.scripts.isEmpty() || other.scripts.isEmpty() ? 0 : Double.NEGATIVE_INFINITY;
        for (Script ones : one.scripts) {
            for (Script others : other.scripts) {
                most = Math.max(most, most(part, ones, others));
            }
        }
        return most;
    }

    /** Each word may agree with whichever of the others fits it best, also where that fits another better. */
    private double most(Part part, Script ones, Script others) {
        boolean mayBeJoined = ones.words.size() != others.words.size();
        double sum = 0;
        double before = 0;
        double byJoining = 0;
        for (int each = 0; each < ones.words.size(); each++) {
            Word word = ones.words.get(each);
            double most = most(part, word, others);
            if (mayBeJoined) {
                if (isAny(others.joined, joined -> isJoined(joined, word))) {
                    most = Math.max(most, word.most(part));
                }
                Word joined = each == 0 ? null : ones.joined.get(each - 1);
                if (joined != null && isAny(others.words, other -> isJoined(joined, other))) {
                    byJoining = Math.max(byJoining, joined.most(part) - before - most);
                }
            }
            sum += most;
            before = most;
        }
        return sum + byJoining;
    }

    private double most(Part part, Word word, Script others) {
        double most = part == Part.NAME ? leftOfName : leftOfFather;
        for (Word other : others.words) {
            Agreement agreement = words.agreement(word, other);
            if (agreement.isOfOneWord()) {
                most = Math.max(most, Math.min(word.most(part, agreement), other.most(part, agreement)));
            }
        }
        return most;
    }

    private static boolean isAny(List<Word> words, Predicate<Word> condition) {
        for (Word word : words) {
            if (condition.test(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isJoined(Word joined, Word word) {
        return NameComparison.isLongEnough(
                        word.written(), joined.written().written().length())
                && NameComparison.isJoined(joined.written(), word.written());
    }

    /** The most that a word without a like weighs. A model by which that speaks for one person bounds nothing. */
    private static double left(MatchModel model, Part part) {
        double left = Math.max(model.bits(part, Agreement.OTHER_WORD), model.bits(part, Agreement.LACKING));
        return left > 0 ? Double.POSITIVE_INFINITY : left;
    }
}

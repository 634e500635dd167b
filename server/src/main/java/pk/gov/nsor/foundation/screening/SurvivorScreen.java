package pk.gov.nsor.foundation.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.screening.Candidates.Suspect;
import pk.gov.nsor.foundation.screening.words.PlainText;
import pk.gov.nsor.foundation.screening.words.TextTokens;
import pk.gov.nsor.foundation.screening.words.Token;

/**
 * Finds what would identify a survivor: a name, CNIC, telephone number or address, or how the survivor is related to
 * somebody, beside a word for the survivor or for what was done. In English, Urdu and Roman Urdu. Rules judge by the
 * structure of a sentence and by words known not to be names, since nobody can list all names. Weights learned from
 * notes decide where rules are wrong or silent. Statements that identify nobody (that there is a survivor, that the
 * offender keeps away) pass.
 */
public final class SurvivorScreen {

    private static final double LESS_SURE = 3;

    /** Of authors who were left out of the learning, more than half of the false stops are below it ({@code bin/learn-screen --placing}). */
    private static final double SURE = 6;

    private static final double LESS_SURE_BY_RULE = 10;

    /** TextTokens of a text that is longer than most notes. */
    private static final int LONG = 40;

    /** Tokens in each part of such a text; parts overlap by about a third. */
    private static final int PART = 40;

    private SurvivorScreen() {}

    /**
     * The part of the text that identifies a survivor: the first that a rule found, or else the most certain; empty
     * where there is none.
     */
    public static Optional<Stop> screen(String text) {
        String plain = PlainText.of(text).text();
        return first(found(plain).stream());
    }

    /**
     * As {@link #screen(String)}, for what a field holds that says by itself whose name or which place it is
     * ({@link StatedFields}): where no word refers to a survivor or to an offence, weights alone do not stop it.
     */
    static Optional<Stop> screenStated(String text) {
        String plain = PlainText.of(text).text();
        boolean isByRuleAlone = Anchors.in(TextTokens.of(plain)).isEmpty();
        return first(found(plain).stream().filter(judged -> !isByRuleAlone || judged.rank() != Candidates.NO_RULE));
    }

    /**
     * As {@link #screen(String)}, for a note whose writer is asked about whoever and whatever it mentions, and about what may say
     * how a survivor is related ({@link #doubtfulRelations}): what no rule found stops it only where the weights are sure.
     */
    public static Optional<Stop> screenAsked(String text) {
        String plain = PlainText.of(text).text();
        return first(found(plain).stream().filter(judged -> !isAskedAbout(judged)));
    }

    /**
     * What the weights alone take for saying how a survivor is related to somebody, and are not sure of; in the order of the
     * text, without overlaps.
     */
    public static List<Finding> doubtfulRelations(String text) {
        PlainText plain = PlainText.of(text);
        List<Finding> doubtful = new ArrayList<>();
        int end = 0;
        for (Judged one : surest(
                found(plain.text()).stream()
                        .filter(judged -> isAskedAbout(judged) && judged.stop().kind() == Stop.Kind.RELATION)
                        .sorted(Comparator.comparingInt(Judged::begin))
                        .toList(),
                false)) {
            int begin = plain.place(one.begin());
            if (begin >= end) {
                end = plain.endPlace(one.end());
                doubtful.add(new Finding(begin, end, one.stop().with(text.substring(begin, end))));
            }
        }
        return List.copyOf(doubtful);
    }

    private static boolean isAskedAbout(Judged judged) {
        return judged.rank() == Candidates.NO_RULE
                && judged.score() <= SURE
                && judged.stop().kind() != Stop.Kind.LANGUAGE;
    }

    private static Optional<Stop> first(Stream<Judged> all) {
        List<Judged> found = surest(all.toList(), false);
        return found.stream()
                .filter(judged -> judged.stop().kind() == Stop.Kind.LANGUAGE)
                .findFirst()
                .or(() -> firstByRule(found))
                .or(() -> found.stream().max(Comparator.comparingDouble(Judged::score)))
                .map(Judged::stop);
    }

    /**
     * Without those far less certain than the most certain one, which are no reason to give.
     *
     * @param isWithNames whether names and numbers stay, however much less certain they are
     */
    static List<Judged> surest(List<Judged> found, boolean isWithNames) {
        double most = found.stream().mapToDouble(Judged::score).max().orElse(0);
        return found.stream()
                .filter(one -> (isWithNames && isNameOrNumber(one))
                        || one.score() >= most - (one.rank() == Candidates.NO_RULE ? LESS_SURE : LESS_SURE_BY_RULE))
                .toList();
    }

    private static boolean isNameOrNumber(Judged one) {
        return switch (one.stop().kind()) {
            case NAME, CNIC, PHONE -> true;
            case ADDRESS, RELATION, LANGUAGE -> false;
        };
    }

    /** For each kind the finding of the first rule; among these, the one that comes first in the text. */
    private static Optional<Judged> firstByRule(List<Judged> found) {
        return Arrays.stream(Stop.Kind.values())
                .flatMap(kind -> found.stream()
                        .filter(judged -> judged.rank() != Candidates.NO_RULE)
                        .filter(judged -> judged.stop().kind() == kind)
                        .min(Comparator.comparingInt(Judged::rank))
                        .stream())
                .min(Comparator.comparingInt(Judged::begin));
    }

    /**
     * Every part of the text that identifies a survivor, in order and without overlaps; empty where it passes. Without all
     * of them the text passes, whatever is left of it.
     */
    public static List<Finding> findings(String text) {
        return Marks.of(text);
    }

    /** The text in pieces, with the findings marked. */
    public static List<Piece> marked(String text) {
        List<Piece> pieces = new ArrayList<>();
        int end = 0;
        for (Finding finding : findings(text)) {
            pieces.add(new Piece(text.substring(end, finding.begin()), false));
            pieces.add(new Piece(text.substring(finding.begin(), finding.end()), true));
            end = finding.end();
        }
        pieces.add(new Piece(text.substring(end), false));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }

    /** A part of a text. */
    public record Piece(String text, boolean isMarked) {}

    /** The text as the weights and the networks see it, for learning. */
    public static Reading reading(String text) {
        String plain = PlainText.of(text).text();
        List<Token> tokens = TextTokens.of(plain);
        Candidates candidates = of(plain, tokens);
        NoteClues note = candidates.note();
        return new Reading(
                candidates.all().stream()
                        .map(suspect -> new Candidate(
                                suspect.stop(), suspect.isByRule(), clues(taker -> candidates.tell(suspect, taker))))
                        .toList(),
                clues(note::tell),
                note.words());
    }

    private static Set<String> clues(Consumer<Clues.Taker> reader) {
        Set<String> clues = new LinkedHashSet<>();
        reader.accept(parts -> clues.add(String.join(" ", parts)));
        return clues;
    }

    /**
     * In the order of the text. A long text is also checked in parts, so that much ordinary text cannot hide what
     * identifies a survivor.
     *
     * @param text as {@link PlainText} has it
     */
    static List<Judged> found(String text) {
        return ScreenMemory.of(text, SurvivorScreen::read);
    }

    private static List<Judged> read(String text) {
        List<Token> tokens = TextTokens.of(text);
        List<Judged> found = new ArrayList<>(judged(text, tokens, 0));
        OtherLanguages.in(tokens).ifPresent(found::add);
        if (tokens.size() > LONG) {
            int begin = 0;
            int end = 0;
            while (end < tokens.size()) {
                end = Math.min(begin + PART, tokens.size());
                int from = tokens.get(begin).begin();
                String part = text.substring(from, tokens.get(end - 1).end());
                found.addAll(judged(part, TextTokens.of(part), from));
                begin = next(tokens, begin + PART * 2 / 3);
            }
            found.sort(Comparator.comparingInt(Judged::begin));
        }
        return found;
    }

    /** The beginning of a sentence, if there is one nearby. */
    private static int next(List<Token> tokens, int at) {
        for (int begin = at; begin < Math.min(at + PART / 3, tokens.size()); begin++) {
            if (tokens.get(begin).sentence() != tokens.get(begin - 1).sentence()) {
                return begin;
            }
        }
        return at;
    }

    /** Each of them stops the text by itself. */
    private static List<Judged> judged(String text, List<Token> tokens, int offset) {
        Candidates candidates = of(text, tokens);
        List<Suspect> all = candidates.all();
        if (all.isEmpty()) {
            return List.of();
        }
        Weights weights = Weights.shared();
        NoteClues note = candidates.note();
        double whole = weights.score(note::tell) - weights.start() + ScreeningNetwork.score(note.words());
        return all.stream()
                .map(suspect -> judged(suspect, offset, candidates, whole))
                .filter(one -> one.score() > 0)
                .toList();
    }

    private static Judged judged(Suspect suspect, int offset, Candidates candidates, double whole) {
        double score = whole + Weights.shared().score(taker -> candidates.tell(suspect, taker));
        Runs.Run run = candidates.run(suspect);
        return new Judged(suspect.stop(), suspect.rank(), score, offset + run.begin(), offset + run.end());
    }

    static Candidates of(String text, List<Token> tokens) {
        Anchors anchors = Anchors.in(tokens);
        List<Hit> hits = tokens.isEmpty()
                ? List.of()
                : Stream.of(
                                new Numbers(text, tokens, anchors).find(),
                                new AddressClues(tokens, anchors).find(),
                                new Institutions(tokens, anchors).find(),
                                new Relations(tokens, anchors).find(),
                                new Pointers(tokens, anchors).find(),
                                new NameClues(tokens, anchors).find())
                        .flatMap(found -> found)
                        .toList();
        return new Candidates(tokens, anchors, hits);
    }

    /**
     * @param rank which of all that the rules found it was first; {@link Candidates#NO_RULE} where none found it
     * @param begin of the whole part, in the text
     */
    record Judged(Stop stop, int rank, double score, int begin, int end) {}

    /** @param at the token it begins with */
    record Found(int at, Stop stop) {}

    /** @param rule which found it */
    record Hit(ScreenRule rule, Found found) {

        static Optional<Hit> of(ScreenRule rule, Optional<Found> found) {
            return found.map(known -> new Hit(rule, known));
        }

        Stop stop() {
            return found.stop().by(rule);
        }
    }
}

package pk.gov.nsor.record.fingerprints;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.fingerprints.index.IndexedPrint;
import pk.gov.nsor.record.fingerprints.index.PrintIndex;
import pk.gov.nsor.record.fingerprints.index.PrintSearch;
import pk.gov.nsor.record.fingerprints.index.PrintSearch.Hit;
import pk.gov.nsor.record.registration.AccessGrounds;
import pk.gov.nsor.record.registration.Standings;

/**
 * Looks for the prints of somebody in the register. The answer is candidates for an examiner, who compares; it joins nothing.
 * Nobody is in it whom the reader may not read, nor anybody whose record is sealed.
 */
@Service
public class FingerprintSearch {

    /** The most candidates shown. */
    public static final int MOST = 20;

    private static final int OF_EACH_FINGER = 60;
    private static final int SECONDS_TO_WAIT = 30;
    private static final int LATEST_YEAR = 9999;

    private final PrintIndex index;
    private final AccessGrounds grounds;
    private final Standings standings;
    private final Trail trail;
    // Each search uses all processors.
    private final Semaphore one = new Semaphore(1, true);

    FingerprintSearch(PrintIndex index, AccessGrounds grounds, Standings standings, Trail trail) {
        this.index = index;
        this.grounds = grounds;
        this.standings = standings;
        this.trail = trail;
    }

    /**
     * What is looked for.
     *
     * @param prints one of each finger
     * @param sex null for either
     * @param bornFrom the first year of birth; null for any
     * @param bornUntil the last year of birth; null for any
     * @param widely whether to compare with everybody and with any finger, even where those like this give a candidate
     */
    public record Question(
            List<NewPrint> prints,
            @Nullable Sex sex,
            @Nullable Integer bornFrom,
            @Nullable Integer bornUntil,
            boolean widely) {

        public Question {
            prints = List.copyOf(prints);
        }
    }

    /**
     * Somebody whose prints are like those looked for.
     *
     * @param scores of each finger that was compared, as the matcher gives them
     * @param score of all together, in the same measure
     */
    public record Candidate(PersonId person, Map<Finger, Double> scores, double score, Agreement agreement) {}

    /**
     * @param candidates at most {@link #MOST}, the best first
     * @param compared with how many prints
     * @param isWide whether everybody and any finger was compared
     * @param isWhole false where there are more prints than there is room for
     */
    public record Answer(List<Candidate> candidates, long compared, boolean isWide, boolean isWhole) {

        /** How many of those compared reach a score by chance. */
        public double byChance(double score) {
            return compared * Math.pow(10, -score / 10);
        }
    }

    /**
     * Searches, and puts the question on the trail with whom the answer names.
     *
     * @throws InvalidValueException where others search for too long
     */
    public Answer find(SignedIn reader, Question question, Purpose purpose, Actor actor) {
        try {
            if (!one.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        Answer answer;
        try {
            List<IndexedPrint> all = index.current();
            answer = find(reader, question, all, false);
            if (question.widely() || answer.candidates().stream().noneMatch(FingerprintSearch::agrees)) {
                answer = find(reader, question, all, true);
            }
        } finally {
            one.release();
        }
        trail.appendAlone(TrailEntry.done(actor, TrailAction.PERSON_SEARCHED)
                .purpose(purpose.name())
                .with(content(question, answer))
                .naming(answer.candidates().stream()
                        .map(candidate -> candidate.person().value())
                        .toList()));
        return answer;
    }

    private static InvalidValueException busy() {
        return new InvalidValueException("fingerprint.searching", "Others search just now. Send it again in a minute.");
    }

    private static boolean agrees(Candidate candidate) {
        return candidate.agreement() == Agreement.AGREES;
    }

    private Answer find(SignedIn reader, Question question, List<IndexedPrint> all, boolean isWide) {
        List<IndexedPrint> people = isWide
                ? all
                : all.stream().filter(print -> isAskedFor(question, print)).toList();
        Map<UUID, Map<Finger, Double>> scores = new LinkedHashMap<>();
        long compared = 0;
        for (NewPrint print : question.prints()) {
            List<IndexedPrint> among = isWide
                    ? people
                    : people.stream()
                            .filter(known -> known.finger() == print.finger())
                            .toList();
            compared = Math.max(compared, among.size());
            PrintSearch.find(print.template(), among, OF_EACH_FINGER).forEach(hit -> add(scores, print, hit));
        }
        if (question.prints().size() > 1) {
            compareOthers(question, people, scores, isWide);
        }
        long of = compared;
        List<Candidate> candidates = scores.entrySet().stream()
                .map(found -> candidate(found.getKey(), found.getValue(), of))
                .filter(candidate -> candidate.score() >= Agreement.DISAGREES_BELOW)
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .filter(candidate -> isShown(reader, candidate.person()))
                .limit(MOST)
                .toList();
        return new Answer(candidates, of, isWide, !index.isFull());
    }

    private static boolean isAskedFor(Question question, IndexedPrint print) {
        Sex sex = question.sex();
        Integer from = question.bornFrom();
        Integer until = question.bornUntil();
        return (sex == null || print.sex().equals(sex.name()))
                && print.isBorn(from == null ? 0 : from, until == null ? LATEST_YEAR : until);
    }

    /** Whoever was found by one finger is compared by the others, too: a high sum of some fingers alone says too much. */
    private static void compareOthers(
            Question question, List<IndexedPrint> people, Map<UUID, Map<Finger, Double>> scores, boolean isWide) {
        Set<UUID> found = new LinkedHashSet<>(scores.keySet());
        Map<UUID, List<IndexedPrint>> prints = new HashMap<>();
        people.stream()
                .filter(print -> found.contains(print.person()))
                .forEach(print -> prints.computeIfAbsent(print.person(), person -> new ArrayList<>())
                        .add(print));
        for (NewPrint print : question.prints()) {
            List<IndexedPrint> others = prints.values().stream()
                    .flatMap(List::stream)
                    .filter(known -> isWide || known.finger() == print.finger())
                    .filter(known ->
                            !scores.getOrDefault(known.person(), Map.of()).containsKey(print.finger()))
                    .toList();
            PrintSearch.compare(print.template(), others).forEach(hit -> add(scores, print, hit));
        }
    }

    private static void add(Map<UUID, Map<Finger, Double>> scores, NewPrint print, Hit hit) {
        double _ = scores.computeIfAbsent(hit.print().person(), person -> new EnumMap<>(Finger.class))
                .merge(print.finger(), hit.score(), Math::max);
    }

    private static Candidate candidate(UUID person, Map<Finger, Double> scores, long compared) {
        double score = CombinedScore.of(scores.values());
        return new Candidate(
                new PersonId(person), scores, score, Agreement.of(score, Math.toIntExact(Math.max(1, compared))));
    }

    private boolean isShown(SignedIn reader, PersonId person) {
        return !standings.isSealed(person) && !grounds.of(reader, person).isEmpty();
    }

    private static Map<String, Object> content(Question question, Answer answer) {
        Map<String, Object> content = new HashMap<>();
        content.put(
                "fingers",
                question.prints().stream().map(print -> print.finger().name()).collect(Collectors.joining(",")));
        content.put("compared", answer.compared());
        content.put("widely", answer.isWide());
        content.put(
                "found",
                answer.candidates().stream()
                        .map(candidate -> candidate.person() + "=" + Math.round(candidate.score()))
                        .collect(Collectors.joining(" ")));
        if (question.sex() != null) {
            content.put("sex", question.sex().name());
        }
        if (question.bornFrom() != null || question.bornUntil() != null) {
            content.put("born", question.bornFrom() + "-" + question.bornUntil());
        }
        return content;
    }
}

package pk.gov.nsor.benchmark.sms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import pk.gov.nsor.benchmark.sms.Question.Kind;

/**
 * Makes questions: five from each sender, as many as the service answers in an hour, no two of which would look alike in a
 * masked answer. One in twenty is about a CNIC on the register, one in a hundred about one that has a record of which the
 * public is not told.
 */
final class QuestionMaker {

    static final int PER_SENDER = 5;
    private static final int ON_IN_HUNDRED = 5;
    /** Of all runs, with room for a number of the run and one of the sender. */
    private static final long FIRST_SENDER = 92_399_0000_000000L;

    private static final long SENDERS_OF_A_RUN = 1_000_000;
    private static final long RUNS = 10_000;
    private static final long MASKED = 1_000_000;

    private final List<Long> on;
    private final List<Long> untold;
    private final Set<Long> known;
    private final Random random = new Random(786);
    private int nextOn;
    private int nextUntold;
    private long nextSender;

    /**
     * @param on CNICs that are on the register
     * @param untold CNICs on record of which the public is not told
     * @param known all that a record has
     * @param run another number than those of the day before, since a sender is answered about 20 CNICs a day
     */
    QuestionMaker(List<Long> on, List<Long> untold, Set<Long> known, long run) {
        this.on = on;
        this.untold = untold;
        this.known = known;
        this.nextSender = FIRST_SENDER + Math.floorMod(run, RUNS) * SENDERS_OF_A_RUN;
    }

    /** Questions of senders who have not asked before, in random order. */
    List<Question> make(int count) {
        List<Kind> kinds = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int lot = random.nextInt(100);
            kinds.add(lot < ON_IN_HUNDRED ? Kind.ON : lot == ON_IN_HUNDRED ? Kind.UNTOLD : Kind.NOBODYS);
        }
        return make(kinds);
    }

    /** So many of each kind, in random order. */
    List<Question> makeOfEach(int count) {
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            kinds.addAll(Collections.nCopies(count, kind));
        }
        Collections.shuffle(kinds, random);
        return make(kinds);
    }

    /** About CNICs of which the register knows nothing. */
    List<Question> makeNobodys(int count) {
        return make(Collections.nCopies(count, Kind.NOBODYS));
    }

    private List<Question> make(List<Kind> kinds) {
        List<Question> questions = new ArrayList<>(kinds.size());
        while (questions.size() < kinds.size()) {
            Set<Long> masked = new HashSet<>();
            while (masked.size() < PER_SENDER && questions.size() < kinds.size()) {
                Kind kind = kinds.get(questions.size());
                long cnic = cnic(kind);
                if (masked.add(cnic % MASKED)) {
                    questions.add(new Question(nextSender, written(cnic), cnic, kind));
                }
            }
            nextSender++;
        }
        Collections.shuffle(questions, random);
        return questions;
    }

    private long cnic(Kind kind) {
        return switch (kind) {
            case ON -> on.get(nextOn++ % on.size());
            case UNTOLD -> untold.get(nextUntold++ % untold.size());
            case NOBODYS -> nobodys();
        };
    }

    private long nobodys() {
        while (true) {
            long cnic = 9_000_000_000_000L + (1000 + random.nextInt(8000)) * 100_000_000L + random.nextInt(100_000_000);
            if (!known.contains(cnic) && cnic / 10 % 10_000_000 != 0) {
                return cnic;
            }
        }
    }

    private String written(long cnic) {
        String digits = Long.toString(cnic);
        return switch (random.nextInt(4)) {
            case 0 -> digits;
            case 1 -> digits.substring(0, 5) + " " + digits.substring(5, 12) + " " + digits.substring(12);
            default -> digits.substring(0, 5) + "-" + digits.substring(5, 12) + "-" + digits.substring(12);
        };
    }
}

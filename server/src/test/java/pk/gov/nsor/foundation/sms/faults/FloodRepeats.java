package pk.gov.nsor.foundation.sms.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.sms.faults.FloodJournal.Kind;
import pk.gov.nsor.foundation.sms.faults.FloodJournal.Line;
import pk.gov.nsor.foundation.sms.faults.Outage.Victim;

/** Looks for a reason for each part of an answer that was sent again. */
final class FloodRepeats {

    /** Written so shortly before a kill, a confirmation may not have been read, or not marked any more. */
    private static final long UNDERWAY_MICROS = 500_000;
    /** Marks that could not be written while the database was away are written at the latest so long after. */
    private static final long MARKING_MICROS = 5_000_000;

    private static final String NOT_CONFIRMED = "parts sent again: not confirmed";
    private static final String JUST_BEFORE = "parts sent again: confirmed just before a kill";
    private static final String ANOTHER_PART = "parts sent again: another part was not confirmed";
    private static final String HELP_AGAIN = "answered for help again: delivered again";

    private final List<Outage> outages;
    private final Map<Long, Long> confirmedAt = new HashMap<>();
    /** By answer, then by part: when it came, and as which submission. */
    private final Map<String, Map<String, List<Came>>> answers = new HashMap<>();

    /** How often the questions for help of a sender were delivered: each time they are answered, with the same words. */
    private final Map<String, Integer> helpDelivered = new HashMap<>();

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();

    private record Came(long micros, long number) {}

    private FloodRepeats(List<Outage> outages) {
        this.outages = outages;
        for (String reason : List.of(NOT_CONFIRMED, JUST_BEFORE, ANOTHER_PART, HELP_AGAIN)) {
            counts.put(reason, 0);
        }
    }

    static FloodRepeats of(List<Line> journal, List<Outage> outages) {
        FloodRepeats repeats = new FloodRepeats(outages);
        Map<Long, FloodQuestion> questions = FloodCheck.questions(journal);
        for (Line line : journal) {
            if (line.kind() == Kind.DELIVERED) {
                FloodQuestion question = questions.get(line.number(0));
                if (question.kind() == FloodQuestion.Kind.HELP) {
                    repeats.helpDelivered.merge(question.sender(), 1, Integer::sum);
                }
            }
            if (line.kind() == Kind.CONFIRMED) {
                repeats.confirmedAt.put(line.number(0), line.micros());
            } else if (line.kind() == Kind.SUBMITTED) {
                String[] fields = line.fields();
                repeats.answers
                        .computeIfAbsent(fields[1] + " " + fields[2], unused -> new HashMap<>())
                        .computeIfAbsent(fields[4] + " " + fields[5], unused -> new ArrayList<>())
                        .add(new Came(line.micros(), line.number(0)));
            }
        }
        repeats.answers.forEach((answer, parts) -> repeats.judge(answer, parts));
        return repeats;
    }

    Map<String, Integer> counts() {
        return counts;
    }

    List<String> violations() {
        return violations;
    }

    private void judge(String answer, Map<String, List<Came>> parts) {
        List<String> unexplained = new ArrayList<>();
        parts.forEach((part, came) -> {
            for (int i = 1; i < came.size(); i++) {
                String reason = reason(came.get(i - 1), came.get(i), parts);
                if (reason == null) {
                    unexplained.add("a part of an answer to %s came again after %d ms without a reason"
                            .formatted(answer, (came.get(i).micros - came.get(i - 1).micros) / 1000));
                } else {
                    count(reason);
                }
            }
        });
        // Each delivery of a question for help has an answer of its own, which may have been sent again, too.
        if (unexplained.size() < helpDelivered.getOrDefault(answer.split(" ")[0], 0)) {
            unexplained.forEach(again -> count(HELP_AGAIN));
        } else {
            violations.addAll(unexplained);
        }
    }

    private @Nullable String reason(Came before, Came again, Map<String, List<Came>> parts) {
        Long confirmed = confirmedAt.get(before.number);
        if (confirmed == null || confirmed > again.micros) {
            return NOT_CONFIRMED;
        }
        if (outages.stream().anyMatch(outage -> isUnderway(confirmed, outage, again.micros))) {
            return JUST_BEFORE;
        }
        boolean isOfUnsettled = outages.stream()
                .filter(outage -> outage.victim() == Victim.SERVER
                        && outage.from() > before.micros
                        && outage.from() < again.micros)
                .anyMatch(outage -> parts.values().stream().anyMatch(other -> isUnsettled(other, outage)));
        return isOfUnsettled ? ANOTHER_PART : null;
    }

    /** Whether a kill came between the confirmation and its mark. */
    private boolean isUnderway(long confirmed, Outage kill, long again) {
        return switch (kill.victim()) {
            case SERVER ->
                kill.from() < again
                        && confirmed > unmarkedSince(kill.from()) - UNDERWAY_MICROS
                        && confirmed < kill.from() + UNDERWAY_MICROS;
            case SMSC -> kill.from() < again && Math.abs(kill.from() - confirmed) < UNDERWAY_MICROS;
            // The server keeps in mind what it could not mark.
            case POSTGRES, POSTGRES_SESSION -> false;
        };
    }

    /** From when on the server could not mark anything; the kill itself where nothing kept it from marking. */
    private long unmarkedSince(long serverKill) {
        return outages.stream()
                .filter(outage -> outage.victim() == Victim.POSTGRES || outage.victim() == Victim.POSTGRES_SESSION)
                .filter(outage -> outage.from() < serverKill && outage.until() + MARKING_MICROS > serverKill)
                .mapToLong(Outage::from)
                .min()
                .orElse(serverKill);
    }

    /** Whether the part had not been confirmed in time before the server was killed. */
    private boolean isUnsettled(List<Came> part, Outage kill) {
        return part.stream()
                .noneMatch(came -> confirmedAt.getOrDefault(came.number, Long.MAX_VALUE)
                        <= unmarkedSince(kill.from()) - UNDERWAY_MICROS);
    }

    private void count(String reason) {
        counts.merge(reason, 1, Integer::sum);
    }
}

package pk.gov.nsor.foundation.sms.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import pk.gov.nsor.foundation.sms.faults.FloodJournal.Line;
import pk.gov.nsor.foundation.sms.faults.FloodQuestion.Kind;

/**
 * Counts, from the journal of the SMSC alone, what became of the questions: each that was acknowledged is answered, once,
 * but for the silences that are asked for; and no part of an answer comes again without a reason (FloodRepeats).
 */
final class FloodCheck {

    /** A masked CNIC shows its last six digits. */
    static final long SHOWN = 1_000_000;

    private static final String MASK = "*****-**";
    private static final List<String> NOT_ON = List.of("رجسٹر میں درج نہیں", "is not on the register");
    private static final List<String> ON = List.of("رجسٹر میں درج ہے", "is on the register");
    /** The register answers the same text again after this. */
    private static final long REPEAT_MICROS = 60_000_000;

    private final List<String> violations = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<Long, FloodQuestion> questions;
    private final Map<Long, List<Long>> deliveries = new HashMap<>();
    private final Map<Long, Set<Long>> acknowledgedParts = new HashMap<>();
    /** By sender: the first parts of answers, and the others. */
    private final Map<String, Map<String, Set<Integer>>> answers = new HashMap<>();

    private FloodCheck(List<Line> journal) {
        questions = questions(journal);
        for (String name : List.of("questions", "acknowledged", "answered once", "silences", "answered again")) {
            counts.put(name, 0);
        }
        for (Line line : journal) {
            switch (line.kind()) {
                case DELIVERED ->
                    deliveries
                            .computeIfAbsent(line.number(0), unused -> new ArrayList<>())
                            .add(line.micros());
                case ANSWERED -> answered(line);
                case SUBMITTED -> submitted(line);
                case ASKED, CONFIRMED -> {
                    // Read elsewhere.
                }
            }
        }
    }

    /**
     * @param counts by what is counted, in the order of a table
     * @param violations sentences
     */
    record Result(Map<String, Integer> counts, List<String> violations) {}

    /** @param outages what was killed, and when */
    static Result of(List<Line> journal, List<Outage> outages) {
        FloodCheck check = new FloodCheck(journal);
        check.judge();
        FloodRepeats repeats = FloodRepeats.of(journal, outages);
        check.counts.putAll(repeats.counts());
        check.violations.addAll(repeats.violations());
        return new Result(check.counts, check.violations);
    }

    /** The questions that were asked, by their number. */
    static Map<Long, FloodQuestion> questions(List<Line> journal) {
        Map<Long, FloodQuestion> questions = new TreeMap<>();
        for (Line line : journal) {
            if (line.kind() == FloodJournal.Kind.ASKED) {
                String[] fields = line.fields();
                questions.put(
                        line.number(0),
                        new FloodQuestion(
                                line.number(0),
                                fields[1],
                                Kind.valueOf(fields[2]),
                                line.number(3),
                                line.number(4) == 1,
                                Arrays.stream(fields[5].split("\\|"))
                                        .map(part -> part.replace('_', ' '))
                                        .toList()));
            }
        }
        return questions;
    }

    /** The text of a part: with anything but Latin letters in it the register sends UCS-2. */
    static String text(String hex) {
        byte[] octets = HexFormat.of().parseHex(hex);
        boolean isUrdu = octets.length > 1 && octets.length % 2 == 0 && octets[0] >= 0 && octets[0] <= 0x20;
        return new String(octets, isUrdu ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
    }

    private void answered(Line line) {
        if (line.number(2) == 0) {
            acknowledgedParts
                    .computeIfAbsent(line.number(0), unused -> new TreeSet<>())
                    .add(line.number(1));
        } else if (!Set.of(0x58L, 0x14L, 0x08L, 0x64L).contains(line.number(2))) {
            violations.add("question %d was refused for good with status %d".formatted(line.number(0), line.number(2)));
        }
    }

    private void submitted(Line line) {
        String[] fields = line.fields();
        String reference = fields[2] + "/" + fields[3];
        answers.computeIfAbsent(fields[1].replace("+", ""), unused -> new HashMap<>())
                .computeIfAbsent(reference + " " + fields[4] + " " + fields[5], unused -> new TreeSet<>())
                .add(Integer.valueOf(fields[4]));
    }

    private void judge() {
        Map<String, List<FloodQuestion>> bySender =
                questions.values().stream().collect(Collectors.groupingBy(FloodQuestion::sender));
        answers.keySet().stream()
                .filter(sender -> !bySender.containsKey(sender))
                .forEach(sender -> violations.add("somebody who had asked nothing got an answer"));
        bySender.forEach(this::judge);
    }

    private void judge(String sender, List<FloodQuestion> asked) {
        count("questions", asked.size());
        List<FloodQuestion> taken = asked.stream().filter(this::isAcknowledged).toList();
        count("acknowledged", taken.size());
        asked.stream()
                .filter(question -> !taken.contains(question))
                .forEach(question -> violations.add("question %d was never acknowledged".formatted(question.id())));
        List<String> firsts = firstParts(sender);
        if (asked.getFirst().kind() == Kind.MANY) {
            judgeMany(asked, taken, firsts);
            return;
        }
        int times = firsts.size();
        FloodQuestion question = asked.getFirst();
        if (taken.isEmpty()) {
            return;
        }
        if (times == 0) {
            violations.add(
                    "question %d (%s) was acknowledged and is not answered".formatted(question.id(), question.kind()));
            return;
        }
        firsts.forEach(first -> checkContent(question, first));
        if (times > mostAnswers(asked)) {
            violations.add("question %d (%s) was answered %d times by different answers, delivered %d times"
                    .formatted(
                            question.id(),
                            question.kind(),
                            times,
                            deliveriesOf(asked).size()));
        } else {
            count(times == 1 ? "answered once" : "answered again", 1);
            count("silences", taken.size() - 1);
        }
    }

    /** Five of the CNICs are answered, whichever; then once when to ask again; then nothing. */
    private void judgeMany(List<FloodQuestion> asked, List<FloodQuestion> taken, List<String> firsts) {
        long told = firsts.stream().filter(first -> !first.contains(MASK)).count();
        List<String> masked =
                firsts.stream().filter(first -> first.contains(MASK)).toList();
        Map<Long, Long> byShown =
                masked.stream().collect(Collectors.groupingBy(first -> shown(first), Collectors.counting()));
        byShown.forEach((shown, times) -> {
            FloodQuestion question = asked.stream()
                    .filter(one -> one.cnic() % SHOWN == shown)
                    .findFirst()
                    .orElse(null);
            if (question == null) {
                violations.add("the sender of question %d got an answer about a CNIC not asked for"
                        .formatted(asked.getFirst().id()));
            } else if (times > mostAnswers(List.of(question))) {
                violations.add("question %d was answered %d times".formatted(question.id(), times));
            } else {
                masked.stream().filter(first -> shown(first) == shown).forEach(first -> checkContent(question, first));
            }
        });
        if (taken.size() < asked.size()) {
            return;
        }
        if (byShown.size() != FloodMaker.ANSWERED_OF_MANY || told != 1) {
            violations.add("of %d questions from %d on of one sender %d were answered, and %d times the limit was told"
                    .formatted(asked.size(), asked.getFirst().id(), byShown.size(), told));
        } else {
            count("answered once", byShown.size() + 1);
            count("silences", asked.size() - byShown.size() - 1);
        }
    }

    /** The same text counts anew a minute later; a question for help always. */
    private int mostAnswers(List<FloodQuestion> same) {
        List<Long> times = deliveriesOf(same);
        if (same.getFirst().kind() == Kind.HELP) {
            return times.size();
        }
        int most = 1;
        long last = times.getFirst();
        for (long time : times) {
            if (time - last > REPEAT_MICROS - 2_000_000) {
                most++;
                last = time;
            }
        }
        return most;
    }

    private List<Long> deliveriesOf(List<FloodQuestion> same) {
        return same.stream()
                .flatMap(one -> deliveries.getOrDefault(one.id(), List.of()).stream())
                .sorted()
                .toList();
    }

    private boolean isAcknowledged(FloodQuestion question) {
        return acknowledgedParts.getOrDefault(question.id(), Set.of()).size()
                == question.parts().size();
    }

    /** The different first parts a sender got, where the others came as well. */
    private List<String> firstParts(String sender) {
        Map<String, Integer> byPlace = new TreeMap<>();
        List<String> firsts = new ArrayList<>();
        for (String part : answers.getOrDefault(sender, Map.of()).keySet()) {
            String[] words = part.split(" ");
            byPlace.merge(words[0] + " " + words[1], 1, Integer::sum);
            if (words[1].equals("1")) {
                firsts.add(text(words[2]));
            }
        }
        byPlace.forEach((place, count) -> {
            String reference = place.split(" ")[0];
            int total = Integer.parseInt(reference.split("/")[1]);
            for (int part = 1; part <= total; part++) {
                if (!count.equals(byPlace.get(reference + " " + part))) {
                    violations.add("an answer to %s came without all of its %d parts".formatted(sender, total));
                }
            }
        });
        return firsts;
    }

    private void checkContent(FloodQuestion question, String first) {
        boolean isMasked = first.contains(MASK);
        if (isMasked != (question.cnic() != 0)) {
            violations.add("question %d (%s) got an answer of another kind".formatted(question.id(), question.kind()));
        } else if (isMasked) {
            boolean isRight = shown(first) == question.cnic() % SHOWN
                    && (question.on() ? ON : NOT_ON).stream().anyMatch(first::contains)
                    && (question.on() ? NOT_ON : ON).stream().noneMatch(first::contains);
            if (!isRight) {
                violations.add("question %d got a wrong answer".formatted(question.id()));
            }
        }
    }

    private static long shown(String first) {
        int at = first.indexOf(MASK) + MASK.length();
        return Long.parseLong(first.substring(at, at + 5) + first.charAt(at + 6));
    }

    private void count(String what, int by) {
        counts.merge(what, by, Integer::sum);
    }
}

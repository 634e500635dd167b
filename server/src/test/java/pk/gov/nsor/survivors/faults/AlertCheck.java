package pk.gov.nsor.survivors.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pk.gov.nsor.survivors.faults.AlertJournal.Line;

/** Counts what the SMSC has for each survivor against what happened to the offender of her case. */
final class AlertCheck {

    /** How many digits a number has. */
    private static final int NUMBER = 4;

    /** Of a message that nothing happened: its number is none of hers. */
    static final String NOTHING = "CHECK";

    private final List<Offender> offenders;
    private final Map<Integer, List<Offender.Step>> happened;
    private final AlertRepeats repeats;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();

    /** By telephone: of each alert, when its texts came, and as which submissions. */
    private final Map<String, Map<AlertText, List<AlertRepeats.Came>>> came = new HashMap<>();

    private final Set<String> heard = new HashSet<>();

    record Result(Map<String, Integer> counts, List<String> violations) {}

    private AlertCheck(List<Offender> offenders, Map<Integer, List<Offender.Step>> happened, AlertRepeats repeats) {
        this.offenders = offenders;
        this.happened = happened;
        this.repeats = repeats;
    }

    /**
     * Counts.
     *
     * @param happened by the offender's place: what the register has said that it has
     * @param laterFrom from when the vault's clock was hours ahead, in microseconds
     */
    static Result of(
            List<Line> journal,
            List<Kill> kills,
            List<Offender> offenders,
            Map<Integer, List<Offender.Step>> happened,
            List<Survivor> survivors,
            long laterFrom) {
        AlertCheck check = new AlertCheck(offenders, happened, new AlertRepeats(journal, kills, laterFrom));
        check.read(journal);
        survivors.forEach(check::judge);
        check.came.keySet().stream()
                .filter(phone -> survivors.stream().noneMatch(one -> one.phone().equals(phone)))
                .forEach(phone -> check.violations.add(phone + " is told, and is nobody's who is enrolled"));
        check.counts.put("alerts confirmed by their code", check.heard.size());
        check.counts.putAll(check.repeats.counts());
        check.violations.addAll(check.repeats.violations());
        return new Result(check.counts, check.violations);
    }

    private void read(List<Line> journal) {
        int replies = 0;
        for (Line line : journal) {
            switch (line.kind()) {
                case SUBMITTED -> {
                    AlertText text = AlertText.of(line).orElse(null);
                    if (text == null) {
                        replies++;
                    } else {
                        came.computeIfAbsent(line.fields()[1], _ -> new HashMap<>())
                                .computeIfAbsent(text, _ -> new ArrayList<>())
                                .add(new AlertRepeats.Came(line.micros(), line.fields()[0]));
                    }
                }
                case HEARD -> heard.add(line.fields()[0] + " " + line.fields()[1]);
                case CONFIRMED -> {
                    // Looked at with the repeats.
                }
            }
        }
        counts.put("texts that thank for whatever came", replies);
    }

    private void judge(Survivor survivor) {
        Map<String, Integer> wanted = new HashMap<>();
        Set<String> overtaken = new HashSet<>();
        List<Offender.Step> steps = happened.getOrDefault(survivor.offender(), List.of());
        boolean isTakenBackUnsaid = false;
        for (int place = 0; place < steps.size(); place++) {
            Offender.Step step = steps.get(place);
            wanted.merge(step.alert(), 1, Integer::sum);
            if (step.canBeOvertaken() && (place + 1 < steps.size() || isTakenBackUnsaid)) {
                overtaken.add(step.alert());
            }
            // What she was not told of is not taken back.
            isTakenBackUnsaid = step.canBeOvertaken();
        }
        Map<String, Integer> told = new HashMap<>();
        came.getOrDefault(survivor.phone(), Map.of()).forEach((text, texts) -> {
            String kind = survivor.meanings().getOrDefault(text.number(), NOTHING);
            if (text.number().length() != NUMBER) {
                violations.add(survivor.phone() + " is sent a number that can be none");
                return;
            }
            told.merge(kind, 1, Integer::sum);
            repeats.judge(survivor.phone(), text, texts);
        });
        count("messages that say nothing", told.getOrDefault(NOTHING, 0));
        told.remove(NOTHING);
        Set<String> kinds = new HashSet<>(wanted.keySet());
        kinds.addAll(told.keySet());
        for (String kind : kinds) {
            int due = wanted.getOrDefault(kind, 0);
            int there = told.getOrDefault(kind, 0);
            count("events of which a survivor is to be told", due);
            count("alerts with the SMSC", there);
            if (there < due && !overtaken.contains(kind)) {
                violation("lost", survivor, kind, due, there);
            } else if (there > due) {
                violation("doubled", survivor, kind, due, there);
            }
        }
    }

    private void violation(String what, Survivor survivor, String kind, int due, int there) {
        violations.add("%s: %s is told of %s %d times instead of %d; her offender: %s"
                .formatted(
                        what,
                        survivor.phone(),
                        kind,
                        there,
                        due,
                        offenders.get(survivor.offender()).steps()));
    }

    private void count(String what, int more) {
        counts.merge(what, more, Integer::sum);
    }
}

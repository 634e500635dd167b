package pk.gov.nsor.startup.demo.internal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.CustodyEvent.ReleaseReason;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.Sentence.Punishment;
import pk.gov.nsor.startup.demo.internal.DemoFate.Imposed;
import pk.gov.nsor.startup.demo.internal.DemoFate.Stay;
import pk.gov.nsor.startup.demo.internal.DemoFate.Step;

/**
 * Makes up sentences, custody and deaths. Most people go to prison on the day of the judgment and leave after a part
 * of the sentence; some are still in custody, some escaped, some were recalled, a few never went or have died.
 */
final class DemoFates {

    private static final long FINE_STEP = 10_000;

    private final RandomGenerator random;
    private final LocalDate asOf;
    private final String place;
    private final List<Imposed> sentences = new ArrayList<>();
    private final List<Stay> stays = new ArrayList<>();

    /** @param place of the prisons, a district's name */
    DemoFates(RandomGenerator random, LocalDate asOf, String place) {
        this.random = random;
        this.asOf = asOf;
        this.place = place;
    }

    /** The first person of a demonstration: released on parole and still at liberty. */
    DemoFate released(NewConviction judgment, LocalDate on) {
        sentences.add(new Imposed(Punishment.TERM, 3, 0, FINE_STEP));
        stays.add(new Stay(
                0, List.of(step(Type.ADMITTED, judgment.judgmentOn()), released(on, ReleaseReason.SENTENCE_SERVED))));
        return new DemoFate(sentences, stays, null);
    }

    /**
     * The history of a person.
     *
     * @param quashed what ended the first judgment, null while it stands
     * @param notDeadBefore a day on which the person certainly lived
     */
    DemoFate of(List<NewConviction> judgments, @Nullable Quashing quashed, LocalDate notDeadBefore) {
        for (int i = 0; i < judgments.size(); i++) {
            Imposed imposed = imposed();
            sentences.add(imposed);
            LocalDate end = i + 1 < judgments.size() ? judgments.get(i + 1).judgmentOn() : null;
            serve(i, judgments.get(i).judgmentOn(), imposed, i == 0 ? quashed : null, end);
        }
        LocalDate last = notDeadBefore;
        for (NewConviction judgment : judgments) {
            last = later(last, judgment.judgmentOn());
        }
        if (quashed != null) {
            last = later(last, quashed.on());
        }
        for (Stay stay : stays) {
            last = later(last, stay.steps().getLast().on());
        }
        return new DemoFate(sentences, stays, death(last));
    }

    private Imposed imposed() {
        long fine = oneIn(4) ? 0 : FINE_STEP * (1 + random.nextInt(50));
        if (oneIn(20)) {
            return new Imposed(oneIn(6) ? Punishment.DEATH : Punishment.LIFE, 0, 0, fine);
        }
        int years = oneIn(2) ? 1 + random.nextInt(4) : 3 + random.nextInt(12);
        return new Imposed(Punishment.TERM, years, oneIn(3) ? 6 : 0, fine);
    }

    /**
     * @param until the day on which the person is tried again and must be out of this custody period; null for no such
     *     day
     */
    private void serve(
            int judgment, LocalDate from, Imposed imposed, @Nullable Quashing quashed, @Nullable LocalDate until) {
        if (oneIn(20)) {
            return;
        }
        LocalDate out = releaseDay(from, imposed);
        ReleaseReason reason = oneIn(3) ? ReleaseReason.PAROLE : ReleaseReason.SENTENCE_SERVED;
        if (quashed != null && (out == null || quashed.on().isBefore(out))) {
            out = quashed.on();
            reason = ReleaseReason.ACQUITTED;
        }
        if (until != null && (out == null || until.isBefore(out))) {
            out = until;
            reason = ReleaseReason.OTHER;
        }
        if (out != null && out.isAfter(asOf)) {
            out = null;
        }
        List<Step> steps = new ArrayList<>();
        steps.add(step(Type.ADMITTED, from));
        during(steps, from, out == null ? asOf : out);
        boolean atLarge = steps.getLast().type() == Type.ESCAPED;
        if (atLarge && until == null && reason != ReleaseReason.ACQUITTED) {
            out = null;
        }
        if (out != null) {
            steps.add(released(out, reason));
        }
        stays.add(new Stay(judgment, steps));
        if (out != null && reason == ReleaseReason.PAROLE && quashed == null && oneIn(12)) {
            recall(judgment, out.plusDays(30L + random.nextInt(300)), until);
        }
    }

    /** After 40 to 89 per cent of the term; null for those who are not released. */
    private @Nullable LocalDate releaseDay(LocalDate from, Imposed imposed) {
        return switch (imposed.punishment()) {
            case LIFE, DEATH, FINE_ONLY -> null;
            case TERM -> {
                LocalDate whole = from.plusYears(imposed.years()).plusMonths(imposed.months());
                yield from.plusDays(ChronoUnit.DAYS.between(from, whole) * (40 + random.nextInt(50)) / 100);
            }
        };
    }

    private void during(List<Step> steps, LocalDate from, LocalDate to) {
        LocalDate day = somewhere(from, to);
        if (oneIn(6)) {
            steps.add(step(Type.TRANSFERRED, day));
        }
        LocalDate later = somewhere(day, to);
        LocalDate back = later.plusDays(1L + random.nextInt(5));
        if (oneIn(30) && !back.isAfter(to)) {
            steps.add(step(Type.LEAVE_BEGAN, later));
            steps.add(step(Type.LEAVE_ENDED, back));
        } else if (oneIn(70)) {
            steps.add(step(Type.ESCAPED, later));
            LocalDate caught = later.plusDays(1L + random.nextInt(400));
            if (!caught.isAfter(to) && !oneIn(3)) {
                steps.add(step(Type.RECAPTURED, caught));
            }
        }
    }

    private void recall(int judgment, LocalDate on, @Nullable LocalDate until) {
        if (on.isAfter(asOf) || (until != null && !on.isBefore(until))) {
            return;
        }
        List<Step> steps = new ArrayList<>(List.of(step(Type.RECALLED, on)));
        if (until != null) {
            steps.add(released(until, ReleaseReason.OTHER));
        }
        stays.add(new Stay(judgment, steps));
    }

    /** Somebody who dies in custody is released on that day; nothing comes after a death. */
    private @Nullable Death death(LocalDate last) {
        if (!oneIn(60) || !last.isBefore(asOf)) {
            return null;
        }
        LocalDate on = somewhere(last.plusDays(1), asOf);
        if (!stays.isEmpty()) {
            Stay latest = stays.getLast();
            if (latest.steps().getLast().type() != Type.RELEASED) {
                List<Step> steps = new ArrayList<>(latest.steps());
                steps.add(released(on, ReleaseReason.DIED));
                stays.set(stays.size() - 1, new Stay(latest.judgment(), steps));
                return new Death(on, Death.Source.PRISON);
            }
        }
        return new Death(on, oneIn(2) ? Death.Source.NADRA : Death.Source.DEATH_CERTIFICATE);
    }

    private Step step(Type type, LocalDate on) {
        return new Step(
                type, on, type == Type.TRANSFERRED ? "Central Jail, " + place : "District Jail, " + place, null);
    }

    private Step released(LocalDate on, ReleaseReason reason) {
        return new Step(Type.RELEASED, on, "District Jail, " + place, reason);
    }

    private LocalDate somewhere(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        return from.plusDays(days <= 0 ? 0 : random.nextLong(days + 1));
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}

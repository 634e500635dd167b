package pk.gov.nsor.notices.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.notices.NoticeQueue;
import pk.gov.nsor.notices.NoticeQueues.Line;
import pk.gov.nsor.shell.Shown;
import pk.gov.nsor.supervision.Escalation;
import pk.gov.nsor.supervision.Escalation.Steps;

/** Makes sentences of the lines of the lists, and says where one acts on each. */
@Component
class QueueLines {

    private final NoticeWording wording;
    private final Shown shown;
    private final Escalation escalation;
    private final Clock clock;

    QueueLines(NoticeWording wording, Shown shown, Escalation escalation, Clock clock) {
        this.wording = wording;
        this.shown = shown;
        this.escalation = escalation;
        this.clock = clock;
    }

    /**
     * A line, ready to be shown.
     *
     * @param level with whom it lies; empty where nothing escalates
     * @param path where one acts on it; null where the reader may not open the record yet
     */
    record Shows(
            String name,
            String number,
            String text,
            String level,
            @Nullable String path,
            String actionKey) {}

    List<Shows> of(NoticeQueue queue, List<Line> lines) {
        Optional<Steps> steps = steps(queue);
        return lines.stream().map(line -> show(queue, line, level(steps, line))).toList();
    }

    /** When the lines of a list go to whom; empty where they stay with the officer. */
    Optional<Steps> steps(NoticeQueue queue) {
        return switch (queue) {
            case TASKS -> Optional.of(escalation.ofTasks());
            case ANNOUNCED -> Optional.of(escalation.ofAnnouncements());
            case TO_VERIFY, DEADLINE_PASSED, VISITS -> Optional.empty();
        };
    }

    private String level(Optional<Steps> steps, Line line) {
        LocalDate since = line.since();
        return since == null
                ? ""
                : steps.map(known -> shown.text(
                                "supervision.level." + lower(known.of(since).name())))
                        .orElse("");
    }

    private Shows show(NoticeQueue queue, Line line, String level) {
        String record = "/people/" + line.person();
        return switch (queue) {
            case TO_VERIFY, DEADLINE_PASSED ->
                new Shows(
                        wording.shortName(line.name()),
                        line.number().formatted(),
                        open(line),
                        level,
                        record + "/notices/" + line.item(),
                        "notices.decide");
            case ANNOUNCED ->
                new Shows(
                        wording.shortName(line.name()),
                        line.number().formatted(),
                        shown.text(
                                "notices.row.task",
                                shown.text("notices.announced." + lower(line.kind())),
                                day(line.on())),
                        level,
                        record + "/announcements/" + line.item(),
                        "notices.look");
            case TASKS ->
                new Shows(
                        wording.shortName(line.name()),
                        line.number().formatted(),
                        shown.text(
                                "notices.row.task", shown.text("notices.task." + lower(line.kind())), day(line.on())),
                        level,
                        record + "/tasks/" + line.item(),
                        "notices.task.look");
            case VISITS ->
                new Shows(
                        wording.shortName(line.name()),
                        line.number().formatted(),
                        shown.text(
                                "notices.row.visit",
                                isolate(wording.district(NoticeWording.reader(), line.district())),
                                day(line.on()),
                                shown.day(line.until())),
                        level,
                        line.on().isAfter(LocalDate.now(clock)) ? null : record,
                        "notices.open-record");
        };
    }

    private String open(Line line) {
        String what = shown.text(
                "notices.row.open",
                shown.text("notices.kind." + lower(line.kind())),
                day(line.on()),
                shown.text("notices.state." + lower(line.state())));
        LocalDate lastDay = line.until();
        return lastDay == null
                ? what
                : what + shown.text("shell.comma") + shown.text("notices.row.last-day", day(lastDay));
    }

    private String day(LocalDate day) {
        return shown.day(day);
    }

    private static String lower(@Nullable String name) {
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    private static String isolate(String text) {
        return "\u2068" + text + "\u2069";
    }
}

package pk.gov.nsor.policing.notices.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordPurposes;
import pk.gov.nsor.foundation.escalation.EscalationSteps;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.notices.task.NoticeQueue;
import pk.gov.nsor.policing.notices.task.NoticeQueues.Line;
import pk.gov.nsor.policing.supervision.Escalation;

/** Makes sentences of the lines of the lists, and says where one acts on each. */
@Component
class NoticeQueueRows {

    private final NoticeMessages wording;
    private final UiFormat uiFormat;
    private final Escalation escalation;
    private final Clock clock;

    NoticeQueueRows(NoticeMessages wording, UiFormat uiFormat, Escalation escalation, Clock clock) {
        this.wording = wording;
        this.uiFormat = uiFormat;
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
            Line line,
            String name,
            String number,
            String text,
            String level,
            @Nullable String path,
            String actionKey) {}

    List<Shows> of(NoticeQueue queue, List<Line> lines) {
        Optional<EscalationSteps> steps = steps(queue);
        return lines.stream().map(line -> show(queue, line, level(steps, line))).toList();
    }

    /** When the lines of a list go to whom; empty where they stay with the officer. */
    Optional<EscalationSteps> steps(NoticeQueue queue) {
        return switch (queue) {
            case TASKS -> Optional.of(escalation.ofTasks());
            case ANNOUNCED -> Optional.of(escalation.ofAnnouncements());
            case TO_VERIFY, DEADLINE_PASSED, VISITS -> Optional.empty();
        };
    }

    private String level(Optional<EscalationSteps> steps, Line line) {
        LocalDate since = line.since();
        return since == null
                ? ""
                : steps.map(known -> uiFormat.text(
                                "supervision.level." + lower(known.of(since).name())))
                        .orElse("");
    }

    private Shows show(NoticeQueue queue, Line line, String level) {
        String record = "/people/" + line.person();
        return switch (queue) {
            case TO_VERIFY, DEADLINE_PASSED ->
                new Shows(
                        line,
                        wording.shortName(line.name()),
                        line.number().formatted(),
                        open(line),
                        level,
                        RecordPurposes.forTask(record + "/notices/" + line.item(), Purpose.NOTICE),
                        "notices.decide");
            case ANNOUNCED ->
                new Shows(
                        line,
                        wording.shortName(line.name()),
                        line.number().formatted(),
                        uiFormat.text(
                                "notices.row.task",
                                uiFormat.text("notices.announced." + lower(line.kind())),
                                day(line.on())),
                        level,
                        record + "/announcements/" + line.item(),
                        "notices.look");
            case TASKS ->
                new Shows(
                        line,
                        wording.shortName(line.name()),
                        line.number().formatted(),
                        uiFormat.text(
                                "notices.row.task",
                                uiFormat.text("notices.task." + lower(line.kind())),
                                day(line.on())),
                        level,
                        RecordPurposes.forTask(record + "/tasks/" + line.item(), Purpose.TASK),
                        "notices.task.look");
            case VISITS ->
                new Shows(
                        line,
                        wording.shortName(line.name()),
                        line.number().formatted(),
                        uiFormat.text(
                                "notices.row.visit",
                                isolate(wording.district(NoticeMessages.reader(), line.district())),
                                day(line.on()),
                                uiFormat.day(line.until())),
                        level,
                        line.on().isAfter(LocalDate.now(clock))
                                ? null
                                : RecordPurposes.forTask(record, Purpose.JOURNEY),
                        "notices.open-record");
        };
    }

    private String open(Line line) {
        String what = uiFormat.text(
                "notices.row.open",
                uiFormat.text("notices.kind." + lower(line.kind())),
                day(line.on()),
                uiFormat.text("notices.state." + lower(line.state())));
        LocalDate lastDay = line.until();
        return lastDay == null
                ? what
                : what + uiFormat.text("shell.comma") + uiFormat.text("notices.row.last-day", day(lastDay));
    }

    private String day(LocalDate day) {
        return uiFormat.day(day);
    }

    private static String lower(@Nullable String name) {
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    private static String isolate(String text) {
        return "\u2068" + text + "\u2069";
    }
}

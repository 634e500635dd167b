package pk.gov.nsor.notices.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.notices.NoticeQueue;
import pk.gov.nsor.notices.NoticeQueues.Line;
import pk.gov.nsor.shell.Shown;

/** Makes sentences of the lines of the lists, and says where one acts on each. */
@Component
class QueueLines {

    private final NoticeWording wording;
    private final Shown shown;
    private final Clock clock;

    QueueLines(NoticeWording wording, Shown shown, Clock clock) {
        this.wording = wording;
        this.shown = shown;
        this.clock = clock;
    }

    /**
     * A line, ready to be shown.
     *
     * @param path where one acts on it; null where the reader may not open the record yet
     */
    record Shows(
            String name,
            String number,
            String text,
            @Nullable String path,
            String actionKey) {}

    List<Shows> of(NoticeQueue queue, List<Line> lines) {
        return lines.stream().map(line -> show(queue, line)).toList();
    }

    private Shows show(NoticeQueue queue, Line line) {
        String record = "/people/" + line.person();
        return switch (queue) {
            case TO_VERIFY, DEADLINE_PASSED ->
                new Shows(
                        wording.shortName(line.name()),
                        line.number().formatted(),
                        open(line),
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
                        record + "/announcements/" + line.item(),
                        "notices.look");
            case TASKS ->
                new Shows(
                        wording.shortName(line.name()),
                        line.number().formatted(),
                        shown.text(
                                "notices.row.task", shown.text("notices.task." + lower(line.kind())), day(line.on())),
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

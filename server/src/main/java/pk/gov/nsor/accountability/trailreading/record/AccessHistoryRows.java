package pk.gov.nsor.accountability.trailreading.record;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.trailreading.web.TrailEntryRows;
import pk.gov.nsor.accountability.trailreading.web.TrailEntryRows.Who;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.UiFormat;

/**
 * Views in the reader's language. The document for the person has numbers in place of officers, assigned anew in each
 * document.
 */
@Component
class AccessHistoryRows {

    private final TrailEntryRows entries;
    private final UiFormat uiFormat;

    AccessHistoryRows(TrailEntryRows entries, UiFormat uiFormat) {
        this.entries = entries;
        this.uiFormat = uiFormat;
    }

    /** @param who the name, or the number within the document */
    record Line(
            AccessHistory.Day day,
            String who,
            String roles,
            String office,
            String action,
            String purpose,
            String link) {}

    /** How many views, by how many users, on how many days. */
    record Summary(int views, long people, long days) {}

    /** A complaint, and who took it. */
    record Taken(AccessHistory.Complaint complaint, String by) {}

    /** @param given whether officers are numbers */
    List<Line> of(List<AccessHistory.Day> days, boolean given) {
        Map<UUID, Who> known = new HashMap<>();
        Map<UUID, Integer> numbers = new HashMap<>();
        return days.stream()
                .map(day -> {
                    Who who = day.actor() == null
                            ? new Who("", "", "", "")
                            : known.computeIfAbsent(day.actor(), entries::who);
                    return new Line(
                            day,
                            given ? number(numbers, day.actor()) : who.name(),
                            who.roles(),
                            who.office(),
                            day.isListed()
                                    ? uiFormat.text(
                                            "trail-reading.views.listed",
                                            word(
                                                    "trail-reading.action.",
                                                    day.action().name()))
                                    : word("trail-reading.action.", day.action().name()),
                            word("access.purpose.", day.purpose()),
                            word("access-review.link.", day.link()));
                })
                .toList();
    }

    Summary summary(List<Line> lines) {
        return new Summary(
                lines.stream().mapToInt(line -> line.day().views()).sum(),
                lines.stream().map(line -> line.day().actor()).distinct().count(),
                lines.stream().map(line -> line.day().day()).distinct().count());
    }

    List<Taken> complaints(List<AccessHistory.Complaint> all) {
        return all.stream()
                .map(one -> new Taken(one, entries.who(one.takenBy()).name()))
                .toList();
    }

    CsvFile file(List<Line> lines) {
        CsvFile file = new CsvFile(List.of(
                uiFormat.text("trail-reading.draw.day"),
                uiFormat.text("trail-reading.draw.officer"),
                uiFormat.text("trail-reading.role"),
                uiFormat.text("trail-reading.office"),
                uiFormat.text("trail-reading.action"),
                uiFormat.text("trail-reading.purpose"),
                uiFormat.text("trail-reading.link"),
                uiFormat.text("trail-reading.views.count")));
        for (Line line : lines) {
            file.line(
                    line.day().day(),
                    line.who(),
                    line.roles(),
                    line.office(),
                    line.action(),
                    line.purpose(),
                    line.link(),
                    line.day().views());
        }
        return file;
    }

    private String number(Map<UUID, Integer> numbers, @Nullable UUID actor) {
        return actor == null
                ? ""
                : uiFormat.text(
                        "trail-reading.draw.officer.of", numbers.merge(actor, numbers.size() + 1, (old, added) -> old));
    }

    private String word(String beginning, @Nullable String name) {
        return name == null ? "" : uiFormat.text(beginning + name.toLowerCase(Locale.ROOT));
    }
}

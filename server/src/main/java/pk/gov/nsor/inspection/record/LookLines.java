package pk.gov.nsor.inspection.record;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.inspection.web.EntryLines;
import pk.gov.nsor.inspection.web.EntryLines.Who;
import pk.gov.nsor.shell.CsvFile;
import pk.gov.nsor.shell.Shown;

/** Looks in the reader's language. What the person is given has numbers for officers, anew in each document. */
@Component
class LookLines {

    private final EntryLines entries;
    private final Shown shown;

    LookLines(EntryLines entries, Shown shown) {
        this.entries = entries;
        this.shown = shown;
    }

    /** @param who the name, or the number within the document */
    record Line(Lookers.Day day, String who, String roles, String office, String action, String purpose, String link) {}

    /** How many looks, by how many, on how many days. */
    record Summary(int looks, long people, long days) {}

    /** A complaint, and who took it. */
    record Taken(Lookers.Complaint complaint, String by) {}

    /** @param given whether officers are numbers */
    List<Line> of(List<Lookers.Day> days, boolean given) {
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
                            word("inspection.action.", day.action().name()),
                            word("access.purpose.", day.purpose()),
                            word("vigilance.link.", day.link()));
                })
                .toList();
    }

    Summary summary(List<Line> lines) {
        return new Summary(
                lines.stream().mapToInt(line -> line.day().looks()).sum(),
                lines.stream().map(line -> line.day().actor()).distinct().count(),
                lines.stream().map(line -> line.day().day()).distinct().count());
    }

    List<Taken> complaints(List<Lookers.Complaint> all) {
        return all.stream()
                .map(one -> new Taken(one, entries.who(one.takenBy()).name()))
                .toList();
    }

    byte[] file(List<Line> lines) {
        CsvFile file = new CsvFile(List.of(
                shown.text("inspection.draw.day"),
                shown.text("inspection.draw.officer"),
                shown.text("inspection.role"),
                shown.text("inspection.office"),
                shown.text("inspection.action"),
                shown.text("inspection.purpose"),
                shown.text("inspection.link"),
                shown.text("inspection.looks.count")));
        for (Line line : lines) {
            file.line(
                    line.day().day(),
                    line.who(),
                    line.roles(),
                    line.office(),
                    line.action(),
                    line.purpose(),
                    line.link(),
                    line.day().looks());
        }
        return file.written();
    }

    private String number(Map<UUID, Integer> numbers, @Nullable UUID actor) {
        return actor == null
                ? ""
                : shown.text(
                        "inspection.draw.officer.of", numbers.merge(actor, numbers.size() + 1, (old, added) -> old));
    }

    private String word(String beginning, @Nullable String name) {
        return name == null ? "" : shown.text(beginning + name.toLowerCase(Locale.ROOT));
    }
}

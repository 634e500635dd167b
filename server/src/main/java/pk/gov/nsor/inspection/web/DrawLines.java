package pk.gov.nsor.inspection.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.inspection.ActionGroup;
import pk.gov.nsor.inspection.draw.Draw;
import pk.gov.nsor.inspection.draw.DrawEvidence;
import pk.gov.nsor.inspection.web.EntryLines.Who;
import pk.gov.nsor.shell.CsvFile;
import pk.gov.nsor.shell.Shown;

/** Samples and their evidence in the reader's language. */
@Component
class DrawLines {

    private final Accounts accounts;
    private final EntryLines entries;
    private final DrawEvidence evidence;
    private final Shown shown;

    DrawLines(Accounts accounts, EntryLines entries, DrawEvidence evidence, Shown shown) {
        this.accounts = accounts;
        this.entries = entries;
        this.evidence = evidence;
        this.shown = shown;
    }

    /**
     * A sample.
     *
     * @param auditor who declared it
     * @param what it is drawn from
     */
    record Line(Draw draw, String auditor, String what) {}

    /**
     * An entry of a sample, redacted.
     *
     * @param officer their number within the sample
     * @param record its number within the sample; empty where it is about none
     * @param interval since what was done about the same record before, and whether by the same officer
     */
    record Evidence(
            DrawEvidence.Line line, String officer, String role, String office, String record, String interval) {}

    List<Line> of(List<Draw> all) {
        return all.stream().map(this::of).toList();
    }

    Line of(Draw draw) {
        return new Line(
                draw,
                accounts.find(draw.declaration().auditor())
                        .map(account -> account.displayName())
                        .orElse(""),
                what(draw));
    }

    List<Evidence> evidence(UUID draw) {
        Map<UUID, Who> known = new HashMap<>();
        return evidence.of(draw).stream().map(line -> evidence(line, known)).toList();
    }

    /** Every line of it, for a spreadsheet. */
    byte[] file(UUID draw) {
        CsvFile file = new CsvFile(List.of(
                shown.text("inspection.draw.place"),
                shown.text("inspection.entry.number"),
                shown.text("inspection.entry.leaf"),
                shown.text("inspection.draw.day"),
                shown.text("inspection.action"),
                shown.text("inspection.outcome"),
                shown.text("inspection.draw.officer"),
                shown.text("inspection.role"),
                shown.text("inspection.office"),
                shown.text("inspection.draw.record"),
                shown.text("inspection.purpose"),
                shown.text("inspection.link"),
                shown.text("inspection.draw.interval"),
                shown.text("inspection.content")));
        for (Evidence one : evidence(draw)) {
            DrawEvidence.Line line = one.line();
            file.line(
                    line.place(),
                    line.entry(),
                    line.leaf(),
                    line.day(),
                    shown.text("inspection.action." + line.action().name().toLowerCase(Locale.ROOT)),
                    shown.text("inspection.outcome.done"),
                    one.officer(),
                    one.role(),
                    one.office(),
                    one.record(),
                    word("access.purpose.", line.purpose()),
                    word("vigilance.link.", line.link()),
                    one.interval(),
                    shown.text("inspection.content." + line.content().name().toLowerCase(Locale.ROOT)));
        }
        return file.written();
    }

    String word(String beginning, @Nullable String name) {
        return name == null ? "" : shown.text(beginning + name.toLowerCase(Locale.ROOT));
    }

    private Evidence evidence(DrawEvidence.Line line, Map<UUID, Who> known) {
        Who who = line.account() == null
                ? new Who("", "", "", "")
                : known.computeIfAbsent(
                        line.account(),
                        account -> accounts.find(account).map(entries::of).orElse(new Who("", "", "", "")));
        return new Evidence(
                line,
                line.officer() == 0
                        ? shown.text("inspection.draw.nobody")
                        : shown.text("inspection.draw.officer.of", line.officer()),
                who.roles(),
                who.office(),
                line.record() == 0 ? "" : shown.text("inspection.draw.record.of", line.record()),
                interval(line));
    }

    private String interval(DrawEvidence.Line line) {
        TrailAction before = line.before();
        if (before == null || line.daysSince() == null) {
            return "";
        }
        return shown.text(
                line.isOfSame() ? "inspection.draw.interval.same" : "inspection.draw.interval.other",
                line.daysSince(),
                shown.text("inspection.action." + before.name().toLowerCase(Locale.ROOT)));
    }

    /** A sort of actions where all of it is drawn from, and the actions otherwise. */
    private String what(Draw draw) {
        for (ActionGroup group : ActionGroup.values()) {
            if (draw.declaration().actions().containsAll(group.actions())
                    && draw.declaration().actions().size() == group.actions().size()) {
                return shown.text("inspection.group." + group.key());
            }
        }
        return draw.declaration().actions().stream()
                .sorted(Comparator.naturalOrder())
                .map(action -> shown.text("inspection.action." + action.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(shown.text("shell.comma")));
    }
}

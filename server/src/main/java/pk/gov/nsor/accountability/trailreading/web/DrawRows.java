package pk.gov.nsor.accountability.trailreading.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.accountability.trailreading.draw.Draw;
import pk.gov.nsor.accountability.trailreading.draw.DrawEvidence;
import pk.gov.nsor.accountability.trailreading.web.TrailEntryRows.Who;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.audit.ActionGroup;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Samples and their evidence in the reader's language. */
@Component
class DrawRows {

    private final Accounts accounts;
    private final TrailEntryRows entries;
    private final DrawEvidence evidence;
    private final UiFormat uiFormat;

    DrawRows(Accounts accounts, TrailEntryRows entries, DrawEvidence evidence, UiFormat uiFormat) {
        this.accounts = accounts;
        this.entries = entries;
        this.evidence = evidence;
        this.uiFormat = uiFormat;
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
    CsvFile file(UUID draw) {
        CsvFile file = new CsvFile(List.of(
                uiFormat.text("trail-reading.draw.place"),
                uiFormat.text("trail-reading.entry.number"),
                uiFormat.text("trail-reading.entry.leaf"),
                uiFormat.text("trail-reading.draw.day"),
                uiFormat.text("trail-reading.action"),
                uiFormat.text("trail-reading.outcome"),
                uiFormat.text("trail-reading.draw.officer"),
                uiFormat.text("trail-reading.role"),
                uiFormat.text("trail-reading.office"),
                uiFormat.text("trail-reading.draw.record"),
                uiFormat.text("trail-reading.purpose"),
                uiFormat.text("trail-reading.link"),
                uiFormat.text("trail-reading.draw.interval"),
                uiFormat.text("trail-reading.content")));
        for (Evidence one : evidence(draw)) {
            DrawEvidence.Line line = one.line();
            file.line(
                    line.place(),
                    line.entry(),
                    line.leaf(),
                    line.day(),
                    uiFormat.text("trail-reading.action." + line.action().name().toLowerCase(Locale.ROOT)),
                    uiFormat.text("trail-reading.outcome.done"),
                    one.officer(),
                    one.role(),
                    one.office(),
                    one.record(),
                    word("access.purpose.", line.purpose()),
                    word("access-review.link.", line.link()),
                    one.interval(),
                    uiFormat.text(
                            "trail-reading.content." + line.content().name().toLowerCase(Locale.ROOT)));
        }
        return file;
    }

    String word(String beginning, @Nullable String name) {
        return name == null ? "" : uiFormat.text(beginning + name.toLowerCase(Locale.ROOT));
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
                        ? uiFormat.text("trail-reading.draw.nobody")
                        : uiFormat.text("trail-reading.draw.officer.of", line.officer()),
                who.roles(),
                who.office(),
                line.record() == 0 ? "" : uiFormat.text("trail-reading.draw.record.of", line.record()),
                interval(line));
    }

    private String interval(DrawEvidence.Line line) {
        TrailAction before = line.before();
        if (before == null || line.daysSince() == null) {
            return "";
        }
        return uiFormat.text(
                line.isOfSame() ? "trail-reading.draw.interval.same" : "trail-reading.draw.interval.other",
                line.daysSince(),
                uiFormat.text("trail-reading.action." + before.name().toLowerCase(Locale.ROOT)));
    }

    /** A sort of actions where all of it is drawn from, and the actions otherwise. */
    private String what(Draw draw) {
        for (ActionGroup group : ActionGroup.values()) {
            if (draw.declaration().actions().containsAll(group.actions())
                    && draw.declaration().actions().size() == group.actions().size()) {
                return uiFormat.text("trail-reading.group." + group.key());
            }
        }
        return draw.declaration().actions().stream()
                .sorted(Comparator.naturalOrder())
                .map(action ->
                        uiFormat.text("trail-reading.action." + action.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(uiFormat.text("shell.comma")));
    }
}

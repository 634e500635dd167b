package pk.gov.nsor.publicservice.enquiry.web;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.enquiry.statistics.DisclosedFigures;
import pk.gov.nsor.publicservice.enquiry.statistics.Disclosure;
import pk.gov.nsor.publicservice.enquiry.statistics.Figures;
import pk.gov.nsor.publicservice.enquiry.statistics.Figures.Step;
import pk.gov.nsor.publicservice.enquiry.statistics.Range;
import pk.gov.nsor.publicservice.enquiry.statistics.Times;

/** The figures as a file for a spreadsheet: a line a step, times as 2026-11-24 14:05. */
@Component
class FiguresCsvExport {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final DisclosedFigures disclosed;
    private final FigureMessages texts;
    private final UiFormat uiFormat;

    FiguresCsvExport(DisclosedFigures disclosed, FigureMessages texts, UiFormat uiFormat) {
        this.disclosed = disclosed;
        this.texts = texts;
        this.uiFormat = uiFormat;
    }

    CsvFile made(Range range, Disclosure disclosure) {
        Figures figures = disclosed.of(range, disclosure);
        List<String> kinds = figures.kinds(disclosure);
        CsvFile file = new CsvFile(heading(kinds));
        for (Step step : figures.steps()) {
            file.line(line(step, kinds, disclosure).toArray());
        }
        return file;
    }

    private List<String> heading(List<String> kinds) {
        List<String> cells = new ArrayList<>();
        cells.add(uiFormat.text("figures.when"));
        cells.add(uiFormat.text("figures.questions"));
        cells.add(uiFormat.text("figures.unanswered"));
        kinds.forEach(kind -> cells.add(texts.kind(kind)));
        FiguresPage.LANGUAGES.forEach(language -> cells.add(texts.language(language)));
        cells.add(uiFormat.text("figures.file.half"));
        cells.add(uiFormat.text("figures.file.nearly-all"));
        return cells;
    }

    private List<String> line(Step step, List<String> kinds, Disclosure disclosure) {
        List<String> cells = new ArrayList<>();
        cells.add(MOMENT.format(step.begins()));
        cells.add(count(disclosure, step.questions()));
        cells.add(count(disclosure, step.unanswered()));
        kinds.forEach(kind -> cells.add(count(disclosure, step.ofKind(kind))));
        FiguresPage.LANGUAGES.forEach(language -> cells.add(count(disclosure, step.ofLanguage(language))));
        cells.add(millis(step.times().percentile(50)));
        cells.add(millis(step.times().percentile(99)));
        return cells;
    }

    /** Without marks between thousands, so that a spreadsheet reckons with it. */
    private String count(Disclosure disclosure, long figure) {
        return disclosure.hides(figure) ? uiFormat.text("figures.few") : Long.toString(figure);
    }

    /** Empty where nothing was answered. */
    private String millis(int millis) {
        return switch (millis) {
            case 0 -> "";
            case Times.LONGER -> uiFormat.text("figures.longer");
            default -> Integer.toString(millis);
        };
    }
}

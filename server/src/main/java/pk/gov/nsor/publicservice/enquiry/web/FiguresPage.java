package pk.gov.nsor.publicservice.enquiry.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.shell.dashboard.BarChart;
import pk.gov.nsor.foundation.shell.dashboard.BarChart.Bar;
import pk.gov.nsor.publicservice.enquiry.statistics.DisclosedFigures;
import pk.gov.nsor.publicservice.enquiry.statistics.Disclosure;
import pk.gov.nsor.publicservice.enquiry.statistics.FigureReading;
import pk.gov.nsor.publicservice.enquiry.statistics.FigureReading.GatewayLine;
import pk.gov.nsor.publicservice.enquiry.statistics.Figures;
import pk.gov.nsor.publicservice.enquiry.statistics.Figures.Step;
import pk.gov.nsor.publicservice.enquiry.statistics.Range;

/** Makes the page's lines and charts out of the figures. */
@Component
class FiguresPage {

    static final List<String> LANGUAGES = List.of("URDU", "ROMAN_URDU", "ENGLISH");

    private static final int HALF = 50;
    private static final int NEARLY_ALL = 99;
    /** A process says every five seconds what it does. */
    private static final Duration SILENT_AFTER = Duration.ofSeconds(30);

    private final FigureReading reading;
    private final DisclosedFigures disclosed;
    private final FigureMessages texts;
    private final List<EnquirySidePanel> beside;
    private final UiFormat uiFormat;
    private final Clock clock;

    FiguresPage(
            FigureReading reading,
            DisclosedFigures disclosed,
            FigureMessages texts,
            List<EnquirySidePanel> beside,
            UiFormat uiFormat,
            Clock clock) {
        this.reading = reading;
        this.disclosed = disclosed;
        this.texts = texts;
        this.beside = List.copyOf(beside);
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /** All that a page shows; texts are ready to be shown. */
    public record Content(
            Range range,
            String from,
            String now,
            String questions,
            String unanswered,
            String half,
            String nearlyAll,
            List<Line> beside,
            List<String> languages,
            List<KindLine> kinds,
            Chart volume,
            Chart times,
            List<StepLine> steps,
            List<Line> areas,
            List<Gateway> gateways) {}

    /** @param path where one sees to it; null for none */
    public record Line(String name, String count, @Nullable String path) {}

    /** A kind of answer, with how many in each language and in all. */
    public record KindLine(String name, List<String> byLanguage, String all) {}

    /** A minute, an hour or a day. */
    public record StepLine(String when, String questions, String unanswered, String half, String nearlyAll) {}

    /** @param most what the height of the drawing stands for */
    public record Chart(BarChart bars, String most, String first, String middle, String last) {}

    /** @param silent true where nothing was heard from it for a while */
    public record Gateway(GatewayLine line, String notedAt, boolean silent, String taken, String turnedAway) {}

    Content of(Range range, Disclosure disclosure) {
        Figures figures = disclosed.of(range, disclosure);
        List<String> languages = LANGUAGES.stream().map(texts::language).toList();
        return new Content(
                range,
                uiFormat.moment(figures.from()),
                uiFormat.moment(figures.until()),
                texts.count(disclosure, figures.questions()),
                texts.count(disclosure, figures.unanswered()),
                texts.millis(figures.times().percentile(HALF)),
                texts.millis(figures.times().percentile(NEARLY_ALL)),
                beside(figures, disclosure),
                languages,
                kinds(figures, disclosure),
                volume(figures),
                times(figures),
                steps(figures, disclosure),
                areas(figures, disclosure),
                disclosure == Disclosure.EXACT ? gateways() : List.of());
    }

    private List<Line> beside(Figures figures, Disclosure disclosure) {
        Instant from = figures.from();
        Instant until = figures.until();
        return beside.stream()
                .map(each -> new Line(
                        uiFormat.text(each.key()),
                        texts.count(
                                disclosure,
                                disclosed.told(disclosure, each.key(), from, until, each.between(from, until))),
                        disclosure == Disclosure.EXACT ? each.path().orElse(null) : null))
                .toList();
    }

    private List<KindLine> kinds(Figures figures, Disclosure disclosure) {
        List<KindLine> lines = new ArrayList<>();
        for (String kind : figures.kinds(disclosure)) {
            lines.add(new KindLine(
                    texts.kind(kind),
                    LANGUAGES.stream()
                            .map(language -> texts.count(disclosure, figures.of(kind, language)))
                            .toList(),
                    texts.count(disclosure, figures.ofKind(kind))));
        }
        if (!lines.isEmpty()) {
            lines.add(new KindLine(
                    uiFormat.text("figures.all"),
                    LANGUAGES.stream()
                            .map(language -> texts.count(disclosure, figures.ofLanguage(language)))
                            .toList(),
                    texts.count(disclosure, figures.questions())));
        }
        return lines;
    }

    private Chart volume(Figures figures) {
        BarChart bars = BarChart.of(figures.steps().stream()
                .map(step -> new Bar(step.questions() - step.unanswered(), step.unanswered()))
                .toList());
        return chart(figures, bars, texts.number(bars.most()));
    }

    private Chart times(Figures figures) {
        BarChart bars = BarChart.of(figures.steps().stream()
                .map(step -> {
                    int half = step.times().percentile(HALF);
                    return new Bar(half, step.times().percentile(NEARLY_ALL) - half);
                })
                .toList());
        return chart(figures, bars, texts.millis(figures.times().answers() == 0 ? 0 : (int) bars.most()));
    }

    private Chart chart(Figures figures, BarChart bars, String most) {
        List<Step> steps = figures.steps();
        return new Chart(
                bars,
                most,
                when(figures, steps.getFirst()),
                when(figures, steps.get(steps.size() / 2)),
                when(figures, steps.getLast()));
    }

    private List<StepLine> steps(Figures figures, Disclosure disclosure) {
        return figures.steps().reversed().stream()
                .map(step -> new StepLine(
                        when(figures, step),
                        texts.count(disclosure, step.questions()),
                        texts.count(disclosure, step.unanswered()),
                        texts.millis(step.times().percentile(HALF)),
                        texts.millis(step.times().percentile(NEARLY_ALL))))
                .toList();
    }

    private List<Line> areas(Figures figures, Disclosure disclosure) {
        return figures.areas().stream()
                .filter(area -> !disclosure.hides(area.questions()))
                .map(area -> new Line(texts.area(area.area()), texts.count(disclosure, area.questions()), null))
                .toList();
    }

    private List<Gateway> gateways() {
        Instant lately = clock.instant().minus(SILENT_AFTER);
        return reading.gateways().stream()
                .map(line -> new Gateway(
                        line,
                        uiFormat.moment(line.notedAt().toInstant()),
                        line.notedAt().toInstant().isBefore(lately),
                        texts.number(line.taken()),
                        texts.number(line.turnedAway())))
                .toList();
    }

    private String when(Figures figures, Step step) {
        return texts.when(figures.range(), step.at());
    }

    /** The ranges a reader may choose: by the minute only where every figure is seen. */
    static List<Range> ranges(Disclosure disclosure) {
        return Arrays.stream(Range.values())
                .filter(range -> disclosure == Disclosure.EXACT || range != Range.HOUR)
                .toList();
    }
}

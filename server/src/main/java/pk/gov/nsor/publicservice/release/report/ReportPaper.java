package pk.gov.nsor.publicservice.release.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.pdf.Block;
import pk.gov.nsor.foundation.pdf.Footing;
import pk.gov.nsor.foundation.pdf.Part;
import pk.gov.nsor.foundation.pdf.PdfDocument;
import pk.gov.nsor.publicservice.release.statistics.PublicTable;
import pk.gov.nsor.publicservice.release.statistics.StatisticsDocument;

/** Draws a report, in English and below it in Urdu: what it says in short, its tables with bars, what changed, and the method. */
@Component
class ReportPaper {

    private static final Locale URDU = Locale.of("ur");
    /** Stays before its number in both directions. */
    private static final char MINUS = '\u2212';

    private final MessageSource messages;

    ReportPaper(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * What is drawn.
     *
     * @param reason why a correction was made, in English; empty in the first edition
     * @param reasonUrdu the same in Urdu
     * @param told by month, what was published of it; a month of which nothing was is not there
     * @param before the same of the quarter before
     */
    record Content(
            ReportQuarter quarter,
            int edition,
            String reason,
            String reasonUrdu,
            Instant drawnAt,
            NavigableMap<YearMonth, StatisticsDocument> told,
            NavigableMap<YearMonth, StatisticsDocument> before) {

        String number() {
            return quarter.number(edition);
        }
    }

    /** @param tables in a language, as {@link ReportTables} makes them */
    byte[] draw(Content content, Function<Locale, List<ReportTable>> tables) {
        return PdfDocument.inBothLanguages(
                        text("report.paper.title", Locale.ENGLISH),
                        text("rights.paper.maker", Locale.ENGLISH),
                        content.drawnAt(),
                        Optional.empty(),
                        language -> new Footing(language, text("report.paper.foot", language, content.number())),
                        language -> part(content, tables.apply(language), language))
                .toPdf();
    }

    private Part part(Content content, List<ReportTable> tables, Locale language) {
        List<Block> blocks = new ArrayList<>();
        if (language.equals(URDU)) {
            blocks.add(new Block.NewPage());
        }
        blocks.add(new Block.Title(text("report.paper.title", language)));
        blocks.add(new Block.Fact(text("report.number", language), content.number()));
        blocks.add(new Block.Fact(text("report.quarter", language), quarter(content.quarter(), language)));
        blocks.add(new Block.Fact(
                text("report.drawn", language),
                ReportTables.day(LocalDate.ofInstant(content.drawnAt(), Day.ZONE), language)));
        if (content.edition() > 1) {
            blocks.add(new Block.Fact(
                    text("report.corrects", language),
                    language.equals(URDU) ? content.reasonUrdu() : content.reason()));
        }
        blocks.add(new Block.Heading(text("report.summary", language)));
        blocks.add(new Block.Listing(summary(content, language)));
        for (ReportTable table : tables) {
            blocks.add(new Block.Heading(table.title()));
            blocks.add(drawn(table));
            blocks.add(new Block.Note(table.note()));
        }
        if (content.before().isEmpty()) {
            blocks.add(new Block.Heading(text("report.table.changes", language)));
            blocks.add(new Block.Paragraph(text("report.changes.none", language)));
        }
        blocks.add(new Block.Heading(text("report.method", language)));
        blocks.add(new Block.Paragraph(text(
                "report.method.source",
                language,
                content.told().values().stream()
                        .map(document -> ReportTables.day(document.asOf(), language))
                        .collect(Collectors.joining(text("report.and", language))))));
        for (String method : List.of("who", "offences", "questions", "noise", "places", "once")) {
            blocks.add(new Block.Paragraph(text("statistics.method." + method, language)));
        }
        blocks.add(new Block.Paragraph(text("report.method.left-out", language)));
        return new Part(language, blocks);
    }

    private List<String> summary(Content content, Locale language) {
        List<String> lines = new ArrayList<>();
        StatisticsDocument last = content.told().lastEntry().getValue();
        int step = ReportTables.step(last, PublicTable.ALL);
        Integer people = ReportTables.country(last, PublicTable.ALL, "all");
        String day = ReportTables.day(last.asOf(), language);
        lines.add(
                people == null
                        ? text("report.summary.few", language, step, day)
                        : text("report.summary.people", language, people, day, step));
        if (!content.before().isEmpty()) {
            StatisticsDocument then = content.before().lastEntry().getValue();
            Integer before = ReportTables.country(then, PublicTable.ALL, "all");
            if (before != null) {
                lines.add(text("report.summary.before", language, ReportTables.day(then.asOf(), language), before));
            }
        }
        lines.add(entered(content, language));
        List<YearMonth> missing = content.quarter().months().stream()
                .filter(month -> !content.told().containsKey(month))
                .toList();
        if (!missing.isEmpty()) {
            lines.add(text(
                    "report.summary.missing",
                    language,
                    missing.stream()
                            .map(month -> ReportTables.month(month, language))
                            .collect(Collectors.joining(text("report.and", language)))));
        }
        return lines;
    }

    private String entered(Content content, Locale language) {
        List<Integer> flows = content.told().values().stream()
                .<@Nullable Integer>map(document -> ReportTables.country(document, PublicTable.ENTERED, "entered"))
                .filter(Objects::nonNull)
                .toList();
        return flows.isEmpty()
                ? text(
                        "report.summary.entered-few",
                        language,
                        ReportTables.step(content.told().lastEntry().getValue(), PublicTable.ENTERED))
                : text(
                        flows.size() == content.quarter().months().size()
                                ? "report.summary.entered-all"
                                : "report.summary.entered",
                        language,
                        flows.stream().mapToInt(Integer::intValue).sum(),
                        flows.size());
    }

    private static Block drawn(ReportTable table) {
        int longest = table.bars().stream()
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
        List<@Nullable Float> bars = new ArrayList<>();
        table.bars().forEach(bar -> bars.add(bar == null ? null : (float) bar / longest));
        return new Block.Table(
                table.head(),
                table.rows().stream()
                        .map(row -> row.stream().map(ReportPaper::shown).toList())
                        .toList(),
                bars);
    }

    private static String shown(Object value) {
        return value instanceof Integer number
                ? String.format(Locale.ENGLISH, "%,d", number).replace('-', MINUS)
                : value.toString();
    }

    private String quarter(ReportQuarter quarter, Locale language) {
        return ReportTables.month(quarter.months().getFirst(), language)
                + " – "
                + ReportTables.month(quarter.months().getLast(), language);
    }

    private String text(String key, Locale language, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}

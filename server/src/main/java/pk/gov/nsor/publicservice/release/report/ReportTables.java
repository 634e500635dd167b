package pk.gov.nsor.publicservice.release.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.Gazetteer;
import pk.gov.nsor.publicservice.release.statistics.Cell;
import pk.gov.nsor.publicservice.release.statistics.PublicTable;
import pk.gov.nsor.publicservice.release.statistics.StatisticsDocument;
import pk.gov.nsor.publicservice.release.statistics.StatisticsDocument.Published;

/** Makes a report's tables of published figures. Sums are sums of what is told, and differences of what is told. */
@Component
class ReportTables {

    private final Gazetteer gazetteer;
    private final MessageSource messages;

    ReportTables(Gazetteer gazetteer, MessageSource messages) {
        this.gazetteer = gazetteer;
        this.messages = messages;
    }

    /**
     * All of a quarter's.
     *
     * @param told by month, what was published of it; a month of which nothing was is not there
     * @param before the same of the quarter before
     */
    List<ReportTable> of(
            ReportQuarter quarter,
            NavigableMap<YearMonth, StatisticsDocument> told,
            NavigableMap<YearMonth, StatisticsDocument> before,
            Locale language) {
        StatisticsDocument last = told.lastEntry().getValue();
        List<ReportTable> tables = new ArrayList<>();
        tables.add(months(PublicTable.ALL, quarter, told, language));
        tables.add(months(PublicTable.ENTERED, quarter, told, language));
        for (PublicTable table : PublicTable.values()) {
            if (table.isByProvince()) {
                tables.add(provinces(table, last, language));
            }
        }
        // Months from before these were published have nothing of them.
        if (has(last, PublicTable.OFFENCE)) {
            tables.add(offences(last, language));
        }
        if (has(last, PublicTable.QUESTIONS)) {
            tables.add(months(PublicTable.QUESTIONS, quarter, told, language));
        }
        if (!before.isEmpty()) {
            tables.add(changes(before.lastEntry().getValue(), last, language));
        }
        return tables;
    }

    /** What is told of the country; null where it is fewer than the step, or nothing is told. */
    static @Nullable Integer country(StatisticsDocument document, PublicTable table, String category) {
        return sum(cells(document, table).filter(cell -> cell.category().equals(category)));
    }

    /** How far a figure of a table can be from the truth. */
    static int step(StatisticsDocument document, PublicTable table) {
        return cells(document, table).findFirst().orElseThrow().step();
    }

    private ReportTable months(
            PublicTable table,
            ReportQuarter quarter,
            NavigableMap<YearMonth, StatisticsDocument> told,
            Locale language) {
        List<String> head = new ArrayList<>();
        head.add(text("report.column.month", language));
        table.categories().forEach(category -> head.add(text("statistics.category." + category, language)));
        head.add(text("report.column.as-of", language));
        List<List<Object>> rows = new ArrayList<>();
        List<@Nullable Integer> bars = new ArrayList<>();
        for (YearMonth month : quarter.months()) {
            StatisticsDocument document = told.get(month);
            boolean isTold = document != null && has(document, table);
            List<Object> row = new ArrayList<>();
            row.add(month(month, language));
            table.categories()
                    .forEach(category -> row.add(
                            document != null && isTold
                                    ? orFew(document, table, category, language)
                                    : text("report.not-released", language)));
            row.add(document != null && isTold ? day(document.asOf(), language) : "");
            rows.add(row);
            bars.add(document == null ? null : sum(cells(document, table)));
        }
        return new ReportTable(
                table.key(),
                text("report.table." + table.key(), language),
                head,
                rows,
                bars,
                error(step(told.lastEntry().getValue(), table), language));
    }

    private ReportTable offences(StatisticsDocument document, Locale language) {
        PublicTable table = PublicTable.OFFENCE;
        List<List<Object>> rows = new ArrayList<>();
        List<@Nullable Integer> bars = new ArrayList<>();
        for (String category : table.categories()) {
            rows.add(List.of(
                    text("statistics.category." + category, language), orFew(document, table, category, language)));
            bars.add(country(document, table, category));
        }
        return new ReportTable(
                table.key(),
                text("report.table.offence", language, day(document.asOf(), language)),
                List.of(text("report.column.figure", language), text("statistics.category.all", language)),
                rows,
                bars,
                error(step(document, table), language));
    }

    private ReportTable provinces(PublicTable table, StatisticsDocument document, Locale language) {
        Map<String, List<Published>> places = new LinkedHashMap<>();
        cells(document, table)
                .forEach(cell -> places.computeIfAbsent(cell.province(), _ -> new ArrayList<>())
                        .add(cell));
        List<String> head = new ArrayList<>();
        head.add(text("statistics.province", language));
        table.categories().forEach(category -> head.add(text("statistics.category." + category, language)));
        head.add(text("statistics.total", language));
        List<List<Object>> rows = new ArrayList<>();
        List<@Nullable Integer> bars = new ArrayList<>();
        places.forEach((place, cells) -> {
            List<Object> row = new ArrayList<>();
            row.add(place(place, language));
            table.categories().forEach(category -> {
                Integer people =
                        sum(cells.stream().filter(cell -> cell.category().equals(category)));
                row.add(people == null ? few(cells.getFirst().step(), language) : people);
            });
            Integer together = sum(cells.stream());
            row.add(together == null ? text("statistics.untold", language) : together);
            rows.add(row);
            bars.add(together);
        });
        List<Object> country = new ArrayList<>();
        country.add(text("statistics.country", language));
        table.categories().forEach(category -> country.add(told(country(document, table, category), language)));
        country.add(told(sum(cells(document, table)), language));
        rows.add(country);
        bars.add(null);
        return new ReportTable(
                table.key(),
                text("report.table." + table.key(), language, day(document.asOf(), language)),
                head,
                rows,
                bars,
                error(step(document, table), language));
    }

    private ReportTable changes(StatisticsDocument before, StatisticsDocument now, Locale language) {
        List<List<Object>> rows = new ArrayList<>();
        for (PublicTable table : PublicTable.values()) {
            // A quarter from before a table was published has nothing of it.
            if (table.isOfOneMonth() || !has(before, table)) {
                continue;
            }
            for (String category : table.categories()) {
                Integer then = country(before, table, category);
                Integer today = country(now, table, category);
                boolean isComparable = step(before, table) == step(now, table);
                rows.add(List.of(
                        text("statistics.category." + category, language),
                        told(then, language),
                        told(today, language),
                        then == null || today == null || !isComparable ? "" : today - then));
            }
        }
        return new ReportTable(
                "changes",
                text("report.table.changes", language),
                List.of(
                        text("report.column.figure", language),
                        day(before.asOf(), language),
                        day(now.asOf(), language),
                        text("report.column.difference", language)),
                rows,
                List.of(),
                text("report.changes.note", language, 2 * step(now, PublicTable.ALL)));
    }

    private static boolean has(StatisticsDocument document, PublicTable table) {
        return cells(document, table).findFirst().isPresent();
    }

    private Object orFew(StatisticsDocument document, PublicTable table, String category, Locale language) {
        Integer people = country(document, table, category);
        return people == null ? few(step(document, table), language) : people;
    }

    private static Stream<Published> cells(StatisticsDocument document, PublicTable table) {
        return document.cells().stream().filter(cell -> cell.table().equals(table.key()));
    }

    private static @Nullable Integer sum(Stream<Published> cells) {
        return cells.map(Published::people)
                .filter(Objects::nonNull)
                .reduce(Integer::sum)
                .orElse(null);
    }

    private Object told(@Nullable Integer people, Locale language) {
        return people == null ? text("statistics.untold", language) : people;
    }

    private String few(int step, Locale language) {
        return text("statistics.few", language, step);
    }

    private String error(int step, Locale language) {
        return text("statistics.error", language, step);
    }

    private String place(String province, Locale language) {
        return province.equals(Cell.NOWHERE)
                ? text("statistics.nowhere", language)
                : gazetteer.provinces().stream()
                        .filter(known -> known.code().equals(province))
                        .findFirst()
                        .map(known -> known.name(language))
                        .orElse(province);
    }

    static String month(YearMonth month, Locale language) {
        return DateTimeFormatter.ofPattern("MMMM uuuu", language).format(month);
    }

    static String day(LocalDate day, Locale language) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", language).format(day);
    }

    private String text(String key, Locale language, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}

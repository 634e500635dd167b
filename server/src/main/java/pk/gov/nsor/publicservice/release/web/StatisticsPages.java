package pk.gov.nsor.publicservice.release.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.Gazetteer;
import pk.gov.nsor.foundation.reference.Province;
import pk.gov.nsor.publicservice.release.statistics.Cell;
import pk.gov.nsor.publicservice.release.statistics.PublicTable;
import pk.gov.nsor.publicservice.release.statistics.StatisticsDocument;
import pk.gov.nsor.publicservice.release.statistics.StatisticsDocument.Published;

/** A month's figures as tables with bars. Sums are sums of what is told. */
@Component
class StatisticsPages {

    private static final int FULL = 100;

    private final Gazetteer gazetteer;
    private final MessageSource messages;

    StatisticsPages(Gazetteer gazetteer, MessageSource messages) {
        this.gazetteer = gazetteer;
        this.messages = messages;
    }

    /** @param categories in their order, as headings */
    record Table(PublicTable table, int step, List<String> categories, List<Line> lines) {}

    /**
     * A place of a table.
     *
     * @param cells null where there are fewer than the step, and in a sum of which nothing is told
     * @param isSum whether it adds up the lines above
     * @param total of those that are told; null where none is
     * @param bar how long its bar is, of 100
     */
    record Line(
            String place,
            List<@Nullable Integer> cells,
            boolean isSum,
            @Nullable Integer total,
            int bar) {}

    /** All tables of a document. */
    List<Table> tables(StatisticsDocument document, Locale language) {
        List<Table> tables = new ArrayList<>();
        for (PublicTable table : PublicTable.values()) {
            List<Published> cells = document.cells().stream()
                    .filter(cell -> cell.table().equals(table.key()))
                    .toList();
            if (!cells.isEmpty()) {
                tables.add(table(table, cells, language));
            }
        }
        return tables;
    }

    private Table table(PublicTable table, List<Published> cells, Locale language) {
        Map<String, Map<String, Published>> byPlace = new LinkedHashMap<>();
        cells.forEach(cell -> byPlace.computeIfAbsent(cell.province(), _ -> new LinkedHashMap<>())
                .put(cell.category(), cell));
        Map<String, List<@Nullable Integer>> rows = new LinkedHashMap<>();
        byPlace.forEach((place, told) -> rows.put(
                name(place, language),
                figures(table.categories().stream()
                        .map(category -> List.of(Objects.requireNonNull(told.get(category))))
                        .toList())));
        if (table.isByProvince()) {
            rows.put(
                    text("statistics.country", language),
                    figures(table.categories().stream()
                            .map(category -> byPlace.values().stream()
                                    .map(told -> Objects.requireNonNull(told.get(category)))
                                    .toList())
                            .toList()));
        }
        int most = rows.values().stream()
                .map(StatisticsPages::sum)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
        List<Line> lines = new ArrayList<>();
        rows.forEach((place, figures) -> {
            Integer total = sum(figures);
            boolean isSum = table.isByProvince() && lines.size() == byPlace.size();
            lines.add(new Line(place, figures, isSum, total, total == null ? 0 : FULL * total / most));
        });
        return new Table(
                table,
                cells.getFirst().step(),
                table.categories().stream()
                        .map(category -> text("statistics.category." + category, language))
                        .collect(Collectors.toList()),
                lines);
    }

    private static List<@Nullable Integer> figures(List<List<Published>> categories) {
        List<@Nullable Integer> figures = new ArrayList<>();
        for (List<Published> told : categories) {
            List<@Nullable Integer> people = new ArrayList<>();
            told.forEach(cell -> people.add(cell.people()));
            figures.add(sum(people));
        }
        return figures;
    }

    private static @Nullable Integer sum(List<@Nullable Integer> figures) {
        Integer sum = null;
        for (Integer figure : figures) {
            if (figure != null) {
                sum = (sum == null ? 0 : sum) + figure;
            }
        }
        return sum;
    }

    private String name(String province, Locale language) {
        return switch (province) {
            case Cell.COUNTRY -> text("statistics.country", language);
            case Cell.NOWHERE -> text("statistics.nowhere", language);
            default ->
                gazetteer.provinces().stream()
                        .filter(known -> known.code().equals(province))
                        .findFirst()
                        .map((Province known) -> known.name(language))
                        .orElse(province);
        };
    }

    private String text(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }
}

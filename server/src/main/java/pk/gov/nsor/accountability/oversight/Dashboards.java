package pk.gov.nsor.accountability.oversight;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import pk.gov.nsor.accountability.oversight.Dashboard.Figure;
import pk.gov.nsor.accountability.oversight.Dashboard.Month;
import pk.gov.nsor.accountability.oversight.Dashboard.Part;
import pk.gov.nsor.accountability.oversight.Dashboard.Row;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.shell.dashboard.DashboardPart;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigure;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigures;
import pk.gov.nsor.foundation.shell.dashboard.PlaceFigures.Count;
import pk.gov.nsor.foundation.shell.dashboard.PlaceTrend;
import pk.gov.nsor.foundation.shell.dashboard.ReaderFigures;

/** The dashboards that somebody may open. */
@Service
public class Dashboards {

    private static final Comparator<PlaceFigure> IN_ORDER =
            Comparator.comparing(PlaceFigure::part).thenComparingInt(PlaceFigure::order);

    private final DashboardCounting counting;
    private final FigureRepository table;
    private final List<PlaceFigure> figures;
    private final List<ReaderFigures> ofReaders;
    private final List<PlaceTrend> trends;
    private final Districts districts;
    private final Clock clock;

    Dashboards(
            DashboardCounting counting,
            FigureRepository table,
            List<PlaceFigures> sources,
            List<ReaderFigures> ofReaders,
            List<PlaceTrend> trends,
            Districts districts,
            Clock clock) {
        this.counting = counting;
        this.table = table;
        this.figures = sources.stream()
                .flatMap(source -> source.figures().stream())
                .sorted(IN_ORDER)
                .toList();
        this.ofReaders = ofReaders;
        this.trends = trends;
        this.districts = districts;
        this.clock = clock;
    }

    /** The reader's own place; empty for somebody who supervises none. */
    public Optional<DashboardPlace> own(SignedIn reader) {
        if (reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.of(DashboardPlace.NATION);
        }
        return switch (reader.jurisdiction()) {
            case OfProvince(String code) when reader.has(Role.PROVINCIAL_SUPERVISOR) -> province(code);
            case OfDistrict(String code)
            when reader.has(Role.DISTRICT_SUPERVISOR) ->
                district(each -> each.code().equals(code));
            default -> Optional.empty();
        };
    }

    /**
     * A place within the reader's own; empty where there is none, and where it is not theirs.
     *
     * @param district empty for the whole province
     */
    public Optional<DashboardPlace> find(SignedIn reader, String province, String district) {
        Optional<DashboardPlace> asked = district.isEmpty()
                ? province(province)
                : district(each ->
                        each.code().equals(district) && each.provinceCode().equals(province));
        return asked.filter(
                place -> own(reader).filter(own -> covers(own, place)).isPresent());
    }

    private static boolean covers(DashboardPlace own, DashboardPlace place) {
        District some = place.some();
        return own.isNation() || (some != null && own.contains(some) && (place.isDistrict() || !own.isDistrict()));
    }

    private Optional<DashboardPlace> province(String code) {
        return first(each -> each.provinceCode().equals(code)).map(some -> new DashboardPlace(some, false));
    }

    private Optional<DashboardPlace> district(Predicate<District> which) {
        return first(which).map(some -> new DashboardPlace(some, true));
    }

    /** Those that have ended have a past; those that have not begun have nothing. */
    private Optional<District> first(Predicate<District> which) {
        LocalDate today = LocalDate.now(clock);
        return districts.everyDistrict().stream()
                .filter(each -> each.hasBegun(today) && which.test(each))
                .findFirst();
    }

    /** The figures of a place that {@link #own} or {@link #find} gave. */
    public Dashboard of(DashboardPlace place, SignedIn reader) {
        Instant countedAt = counting.countedAt();
        boolean isOwn = own(reader).filter(place::equals).isPresent();
        Counts counts = new Counts(table.counts(), districts.everyDistrict());
        Map<String, Map<YearMonth, Long>> months = months();
        List<Row> rows = rows(below(place, counts, months), reader, counts);
        return new Dashboard(
                place,
                countedAt,
                parts(place, isOwn, reader, counts),
                columns().map(PlaceFigure::name).toList(),
                rows,
                place.isNation()
                        ? rows(districts(place, counts, months), reader, counts)
                        : place.isDistrict() ? List.of() : rows,
                trend(place, months));
    }

    private Stream<PlaceFigure> columns() {
        return figures.stream().filter(PlaceFigure::isColumn);
    }

    private List<Part> parts(DashboardPlace place, boolean isOwn, SignedIn reader, Counts counts) {
        List<ReaderFigures.Figure> own = isOwn
                ? ofReaders.stream()
                        .flatMap(source -> source.figuresFor(reader).stream())
                        .sorted(Comparator.comparingInt(ReaderFigures.Figure::order))
                        .toList()
                : List.of();
        List<Part> parts = new ArrayList<>();
        for (DashboardPart part : DashboardPart.values()) {
            List<Figure> found = Stream.concat(
                            figures.stream()
                                    .filter(figure ->
                                            figure.part() == part && (place.isNation() || figure.place() != null))
                                    .map(figure -> figure(figure, place, isOwn, counts)),
                            own.stream()
                                    .filter(figure -> figure.part() == part)
                                    .map(figure -> new Figure(figure.name(), figure.count(), figure.path())))
                    .toList();
            if (!found.isEmpty()) {
                parts.add(new Part(part, found));
            }
        }
        return parts;
    }

    private static Figure figure(PlaceFigure figure, DashboardPlace place, boolean isOwn, Counts counts) {
        String list = figure.place();
        return new Figure(
                figure.name(),
                counts.of(figure.name(), place),
                place.isNation() || list == null ? figure.nation() : isOwn ? list : list + place.filter());
    }

    private List<Row> rows(Stream<DashboardPlace> places, SignedIn reader, Counts counts) {
        Optional<DashboardPlace> own = own(reader);
        return places.map(each -> new Row(
                        each,
                        columns()
                                .map(figure -> figure(
                                        figure, each, own.filter(each::equals).isPresent(), counts))
                                .toList()))
                .toList();
    }

    private Stream<DashboardPlace> below(
            DashboardPlace place, Counts counts, Map<String, Map<YearMonth, Long>> months) {
        if (place.isDistrict()) {
            return Stream.of(place);
        }
        return place.isNation()
                ? districts.everyDistrict().stream()
                        .map(District::provinceCode)
                        .distinct()
                        .map(this::province)
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparing(each -> each.name(java.util.Locale.ENGLISH)))
                : districts(place, counts, months);
    }

    /** Those in force, and ended ones of which there is something. */
    private Stream<DashboardPlace> districts(
            DashboardPlace place, Counts counts, Map<String, Map<YearMonth, Long>> months) {
        LocalDate today = LocalDate.now(clock);
        return districts.everyDistrict().stream()
                .filter(place::contains)
                .filter(each -> each.hasBegun(today)
                        && (each.isInForce(today) || counts.isThere(each.code()) || months.containsKey(each.code())))
                .map(each -> new DashboardPlace(each, true));
    }

    private Map<String, Map<YearMonth, Long>> months() {
        Map<String, Map<YearMonth, Long>> months = new HashMap<>();
        for (PlaceTrend trend : trends) {
            table.months(trend.name())
                    .forEach(each -> months.computeIfAbsent(each.district(), any -> new HashMap<>())
                            .merge(each.month(), each.count(), Long::sum));
        }
        return months;
    }

    private List<Month> trend(DashboardPlace place, Map<String, Map<YearMonth, Long>> months) {
        List<Map<YearMonth, Long>> within = place.isNation()
                ? List.copyOf(months.values())
                : districts.everyDistrict().stream()
                        .filter(place::contains)
                        .map(each -> months.getOrDefault(each.code(), Map.of()))
                        .toList();
        YearMonth last = YearMonth.now(clock);
        List<Month> trend = new ArrayList<>();
        for (int back = DashboardCounting.MONTHS - 1; back >= 0; back--) {
            YearMonth month = last.minusMonths(back);
            trend.add(new Month(
                    month,
                    within.stream()
                            .mapToLong(each -> each.getOrDefault(month, 0L))
                            .sum()));
        }
        return trend;
    }

    /** What was counted, by figure and place. */
    private static final class Counts {

        private final Map<String, Map<String, Long>> byDistrict;
        private final Map<String, List<String>> ofProvinces;

        Counts(List<Count> counts, List<District> known) {
            byDistrict = counts.stream()
                    .collect(Collectors.groupingBy(
                            Count::figure, Collectors.toMap(Count::district, Count::count, Long::sum)));
            ofProvinces = known.stream()
                    .collect(Collectors.groupingBy(
                            District::provinceCode, Collectors.mapping(District::code, Collectors.toList())));
        }

        long of(String figure, DashboardPlace place) {
            Map<String, Long> counts = byDistrict.getOrDefault(figure, Map.of());
            if (place.isNation()) {
                return counts.values().stream().mapToLong(Long::longValue).sum();
            }
            return place.isDistrict()
                    ? counts.getOrDefault(place.code(), 0L)
                    : ofProvinces.getOrDefault(place.code(), List.of()).stream()
                            .mapToLong(code -> counts.getOrDefault(code, 0L))
                            .sum();
        }

        boolean isThere(String district) {
            return byDistrict.values().stream().anyMatch(counts -> counts.getOrDefault(district, 0L) > 0);
        }
    }
}

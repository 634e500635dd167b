package pk.gov.nsor.publicservice.release.web;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Tehsil;
import pk.gov.nsor.publicservice.release.AreaBand;
import pk.gov.nsor.publicservice.release.AreaBands;
import pk.gov.nsor.publicservice.release.AreaBands.Month;
import pk.gov.nsor.publicservice.release.Band;

/** The lines of the releases' page and file. */
@Component
class AreaRows {

    static final Comparator<Line> BY_NAME = Comparator.comparing(
                    (Line line) -> line.district().nameEn())
            .thenComparing(line -> line.tehsil() != null)
            .thenComparing(Line::nameEn);

    private final AreaBands bands;
    private final Districts districts;

    AreaRows(AreaBands bands, Districts districts) {
        this.bands = bands;
        this.districts = districts;
    }

    /**
     * An area in a month.
     *
     * @param tehsil null for a whole district
     * @param band null where the district was divided since the release before
     * @param before the band of the release before, null where there was none
     */
    record Line(
            District district,
            @Nullable Tehsil tehsil,
            @Nullable Band band,
            @Nullable Band before) {

        public String nameEn() {
            return tehsil == null ? district.nameEn() : tehsil.nameEn();
        }

        public String code() {
            return tehsil == null ? district.code() : tehsil.code();
        }

        public boolean hasMoved() {
            return band != null && before != null && band != before;
        }
    }

    /** All lines of a month, by name; each district is followed by its tehsils. */
    List<Line> of(Month month, Optional<YearMonth> before) {
        Map<String, Band> earlier = new HashMap<>();
        before.ifPresent(last -> bands.of(last).forEach(area -> {
            Band band = area.band();
            if (band != null) {
                earlier.put(area.area(), band);
            }
        }));
        return bands.of(month.month()).stream()
                .flatMap(area -> line(area, earlier.get(area.area())))
                .sorted(BY_NAME)
                .toList();
    }

    private Stream<Line> line(AreaBand area, @Nullable Band before) {
        @Nullable
        Tehsil tehsil = switch (area.kind()) {
            case DISTRICT -> null;
            case TEHSIL -> districts.tehsil(area.area()).orElseThrow();
        };
        return districts.byCode(area.district()).stream()
                .map(district -> new Line(district, tehsil, area.band(), before));
    }

    /** Of a month in the address, 2026-11; the latest where it is none of them. */
    static Optional<Month> find(List<Month> months, String asked) {
        return months.stream()
                .filter(month -> month.month().toString().equals(asked))
                .findFirst()
                .or(() -> months.stream().findFirst());
    }

    static Optional<YearMonth> before(List<Month> months, Month month) {
        return months.stream()
                .map(Month::month)
                .filter(other -> other.isBefore(month.month()))
                .findFirst();
    }
}

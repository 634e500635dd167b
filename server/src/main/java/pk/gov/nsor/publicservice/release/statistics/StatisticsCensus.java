package pk.gov.nsor.publicservice.release.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Districts.Placing;
import pk.gov.nsor.publicservice.release.QuestionVolumes;
import pk.gov.nsor.record.registration.ReleasablePeople;
import pk.gov.nsor.record.registration.ReleasablePeople.PeopleOf;

/** Counts everybody of whom the public may learn. Confidential: the counts go to {@link SecretRounding} and nowhere else. */
@Component
class StatisticsCensus {

    private final ReleasablePeople people;
    private final Districts districts;
    private final QuestionVolumes volumes;

    StatisticsCensus(ReleasablePeople people, Districts districts, QuestionVolumes volumes) {
        this.people = people;
        this.districts = districts;
        this.volumes = volumes;
    }

    /** Every cell of every table on a day, those without anybody too, in the order in which they are published. */
    Map<Cell, Integer> on(LocalDate day) {
        Map<String, String> provinces = districts.everyDistrict().stream()
                .collect(Collectors.toMap(District::code, District::provinceCode, (one, other) -> one));
        Map<Cell, Integer> counts = empty(districts.all(day).stream()
                .map(District::provinceCode)
                .distinct()
                .sorted()
                .toList());
        Placing placing = districts.placing(day);
        for (PeopleOf kind : people.kinds(day)) {
            String district = kind.district();
            String province = district == null
                    ? Cell.NOWHERE
                    : provinces.getOrDefault(placing.districtOf(district, kind.tehsil()), Cell.NOWHERE);
            for (PublicTable table : PublicTable.values()) {
                String category = category(table, kind);
                if (category != null) {
                    Cell cell = new Cell(table, table.isByProvince() ? province : Cell.COUNTRY, category);
                    counts.merge(cell, kind.people(), Integer::sum);
                }
            }
        }
        volumes.questions(YearMonth.from(day).minusMonths(1))
                .forEach((language, questions) ->
                        counts.put(new Cell(PublicTable.QUESTIONS, Cell.COUNTRY, language), questions));
        return counts;
    }

    private static Map<Cell, Integer> empty(List<String> provinces) {
        Map<Cell, Integer> counts = new LinkedHashMap<>();
        for (PublicTable table : PublicTable.values()) {
            Stream<String> places = table.isByProvince()
                    ? Stream.concat(provinces.stream(), Stream.of(Cell.NOWHERE))
                    : Stream.of(Cell.COUNTRY);
            places.forEach(place ->
                    table.categories().forEach(category -> counts.put(new Cell(table, place, category), 0)));
        }
        return counts;
    }

    /** Null where the table does not count them. */
    private static @Nullable String category(PublicTable table, PeopleOf kind) {
        return switch (table) {
            case SEX -> kind.sex().toLowerCase(java.util.Locale.ROOT);
            case AGE -> kind.from() == null ? "unknown" : kind.from().toString();
            case TERM -> kind.life() ? "life" : "time";
            case ALL -> "all";
            case OFFENCE -> kind.offence();
            case ENTERED -> kind.entered() ? "entered" : null;
            case QUESTIONS -> null;
        };
    }
}

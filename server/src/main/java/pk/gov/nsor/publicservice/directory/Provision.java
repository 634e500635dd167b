package pk.gov.nsor.publicservice.directory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.reference.Gazetteer.Population;
import pk.gov.nsor.foundation.reference.Province;

/**
 * How many institutions of one kind the directory has for the people of a province, or of the country.
 *
 * @param province null for the country, which has those of all provinces and those that serve all of it
 * @param people how many live there; null where no census was found, of the country where it is missing for a province
 * @param census the years of the censuses, the earliest first; empty where there is none
 * @param open seen to be open or at work
 * @param notified announced, notified or designated, and not seen to be at work
 */
public record Provision(
        @Nullable Province province,
        EntryKind kind,
        @Nullable Long people,
        List<Integer> census,
        Units open,
        Units notified) {

    /** The kinds that section 3, 4, 6 and 9 of the Act ask for, and courts for violence against women. */
    public static final List<EntryKind> KINDS = List.of(
            EntryKind.CRISIS_CELL,
            EntryKind.SPECIAL_COURT,
            EntryKind.GBV_COURT,
            EntryKind.SPECIAL_PROSECUTOR,
            EntryKind.SSOIU);

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /**
     * How many there are.
     *
     * @param known those of entries that say how many they stand for
     * @param uncounted entries that stand for several, nobody knows how many
     */
    public record Units(int known, int uncounted) {

        private static Units of(Collection<Entry> entries) {
            return new Units(
                    entries.stream()
                            .mapToInt(entry -> entry.particulars().units())
                            .sum(),
                    (int) entries.stream()
                            .filter(entry -> entry.particulars().units() == 0)
                            .count());
        }
    }

    /** How many people there are for each that is open; null where none is open, or it is not known how many live there. */
    public @Nullable Long peopleForEach() {
        return people == null || open.known() == 0 ? null : Math.ceilDiv(people, (long) open.known());
    }

    /** How many are open for a million people, with two decimals; null where it is not known how many live there. */
    public @Nullable BigDecimal openPerMillion() {
        return people == null
                ? null
                : MILLION.multiply(BigDecimal.valueOf(open.known()))
                        .divide(BigDecimal.valueOf(people), 2, RoundingMode.HALF_UP);
    }

    /** For the country first, and for each province in the order given. */
    public static List<Provision> of(
            EntryKind kind, Listing listing, List<Province> provinces, List<Population> populations) {
        Map<String, Population> byProvince =
                populations.stream().collect(Collectors.toMap(Population::provinceCode, Function.identity()));
        List<Entry> all = listing.entries().stream()
                .filter(entry -> entry.particulars().kind() == kind)
                .toList();
        List<Provision> lines = new ArrayList<>();
        lines.add(of(
                null,
                kind,
                all,
                provinces.stream().map(each -> byProvince.get(each.code())).toList()));
        for (Province province : provinces) {
            List<Entry> there = all.stream()
                    .filter(entry -> province.code()
                            .equals(listing.provinceOf(entry.particulars().area())))
                    .toList();
            lines.add(of(province, kind, there, Collections.singletonList(byProvince.get(province.code()))));
        }
        return lines;
    }

    private static Provision of(
            @Nullable Province province, EntryKind kind, List<Entry> entries, List<@Nullable Population> counted) {
        List<Population> known = counted.stream().filter(Objects::nonNull).toList();
        return new Provision(
                province,
                kind,
                known.size() < counted.size()
                        ? null
                        : known.stream().mapToLong(Population::people).sum(),
                known.stream().map(Population::census).distinct().sorted().toList(),
                Units.of(with(entries, EntryStatus.OPEN)),
                Units.of(with(entries, EntryStatus.NOTIFIED)));
    }

    private static List<Entry> with(List<Entry> entries, EntryStatus status) {
        return entries.stream()
                .filter(entry -> entry.particulars().status() == status)
                .toList();
    }
}

package pk.gov.nsor.foundation.reference.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.database.KeyedRows;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Stay;
import pk.gov.nsor.foundation.reference.Tehsil;

/** The districts and their tehsils over time, as they were when they were read; it does not change. */
public final class DistrictRepository {

    private final List<District> all;
    private final Map<String, District> byCode;
    private final Map<Spelling, List<District>> byName;
    private final Map<Spelling, List<District>> byAlias;
    private final Map<Spelling, String> written;
    private final List<Tehsil> tehsils;
    private final Map<String, Tehsil> tehsilByCode;

    /** @param aliases spellings by the district's code */
    DistrictRepository(List<District> districts, Map<String, List<String>> aliases, List<Tehsil> tehsils) {
        this.all = List.copyOf(districts);
        this.byCode = all.stream().collect(Collectors.toUnmodifiableMap(District::code, Function.identity()));
        this.byName = Spelling.index(all, district -> List.of(district.nameEn(), district.nameUr()));
        this.byAlias = Spelling.index(all, district -> aliases.getOrDefault(district.code(), List.of()));
        this.written = aliases.values().stream()
                .flatMap(List::stream)
                .sorted()
                .collect(Collectors.toUnmodifiableMap(Spelling::of, Function.identity(), (first, other) -> first));
        this.tehsils = List.copyOf(tehsils);
        this.tehsilByCode =
                this.tehsils.stream().collect(Collectors.toUnmodifiableMap(Tehsil::code, Function.identity()));
    }

    public static DistrictRepository read(JdbcClient jdbc) {
        List<District> districts = jdbc.sql("""
                        select d.code, d.p_code, d.name_en, d.name_ur, d.province_code, p.name_en as province_en,
                            p.name_ur as province_ur, d.division_en, d.latitude, d.longitude, d.status,
                            d.valid_from as "from", d.valid_to as "to", d.split_from
                        from reference.district d join reference.province p on p.code = d.province_code
                        order by d.name_en
                        """).query(District.class).list();
        Map<String, List<String>> aliases = jdbc.sql("select district_code, alias from reference.district_alias")
                .query(KeyedRows.lists(String.class, String.class));
        Map<String, Map<LocalDate, String>> moves = PlaceRepository.moves(jdbc, "tehsil");
        List<Tehsil> tehsils = jdbc.sql(
                        "select code, name_en, district_code, moved_source from reference.tehsil order by name_en, code")
                .query(RecordMapper.of(Tehsil.class).with("stays", row -> PlaceRepository.stays(row, moves)))
                .list();
        return new DistrictRepository(districts, aliases, tehsils);
    }

    public List<District> all() {
        return all;
    }

    public Optional<District> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Those that had begun by the day. What is a district's own name means that district, whatever else was called so. */
    public List<District> named(String anySpelling, LocalDate day) {
        return Stream.of(Spelling.of(anySpelling), Spelling.withoutTheWordDistrict(anySpelling))
                .flatMap(spelling ->
                        Stream.of(byName.getOrDefault(spelling, List.of()), byAlias.getOrDefault(spelling, List.of())))
                .map(found -> found.stream()
                        .filter(district -> district.hasBegun(day))
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Districts with this own name, of whatever day. */
    List<District> withName(String name) {
        return byName.getOrDefault(Spelling.of(name), List.of());
    }

    /** Whether nothing has this name, on whatever day. */
    boolean isUnknown(String name) {
        Spelling spelling = Spelling.of(name);
        return !byName.containsKey(spelling) && !byAlias.containsKey(spelling);
    }

    /** Districts by their own names. */
    Map<Spelling, List<District>> byName() {
        return byName;
    }

    /** Districts by what else they are called. */
    public Map<Spelling, List<District>> byAlias() {
        return byAlias;
    }

    /** As people write what a district is called besides its name; of several ways one. */
    String written(Spelling alias) {
        return written.getOrDefault(alias, alias.letters());
    }

    /** By name. */
    public List<Tehsil> tehsils() {
        return tehsils;
    }

    public Optional<Tehsil> tehsil(String code) {
        return Optional.ofNullable(tehsilByCode.get(code));
    }

    /** The same as the database's {@code reference.district_on}. */
    public String on(String district, @Nullable String tehsil, LocalDate day) {
        String code = tehsil == null
                ? district
                : tehsil(tehsil).map(known -> known.districtOn(day)).orElse(district);
        District found = byCode.get(code);
        // Before its first day a district was part of the one it was split from; those days grow earlier on the way
        // back.
        while (found != null && !found.hasBegun(day) && found.splitFrom() != null) {
            found = byCode.get(found.splitFrom());
        }
        return found == null ? code : found.code();
    }

    /** Where an address lies from a day on, until a day or with no end. */
    public List<Stay> over(String district, @Nullable String tehsil, LocalDate from, @Nullable LocalDate until) {
        Stream<LocalDate> moves = tehsil(tehsil == null ? "" : tehsil).stream()
                .flatMap(known -> known.stays().stream())
                .flatMap(stay -> Stream.ofNullable(stay.from()));
        List<LocalDate> days = Stream.concat(Stream.concat(moves, beginnings(district, tehsil)), Stream.of(from))
                .filter(day -> !day.isBefore(from) && (until == null || !day.isAfter(until)))
                .distinct()
                .sorted()
                .toList();
        List<Stay> stays = new ArrayList<>();
        for (LocalDate day : days) {
            String here = on(district, tehsil, day);
            Stay last = stays.isEmpty() ? null : stays.getLast();
            if (last == null) {
                stays.add(new Stay(here, from, until));
            } else if (!last.districtCode().equals(here)) {
                stays.set(stays.size() - 1, new Stay(last.districtCode(), last.from(), day.minusDays(1)));
                stays.add(new Stay(here, day, until));
            }
        }
        return List.copyOf(stays);
    }

    /** First days of the districts that it may have been in, and of those they were split from. */
    private Stream<LocalDate> beginnings(String district, @Nullable String tehsil) {
        Set<String> codes = new HashSet<>(Set.of(district));
        tehsil(tehsil == null ? "" : tehsil)
                .ifPresent(known -> known.stays().forEach(stay -> codes.add(stay.districtCode())));
        return codes.stream()
                .flatMap(code -> Stream.iterate(
                        byCode.get(code),
                        java.util.Objects::nonNull,
                        each -> each.splitFrom() == null ? null : byCode.get(each.splitFrom())))
                .limit(100)
                .flatMap(each -> Stream.ofNullable(each.from()));
    }

    /** @see Districts#comparable */
    public Territory comparable(String code, LocalDate day, LocalDate otherDay) {
        LocalDate earlier = day.isBefore(otherDay) ? day : otherDay;
        LocalDate later = day.isBefore(otherDay) ? otherDay : day;
        Set<String> together = new HashSet<>(Set.of(code));
        boolean isGrowing = true;
        while (isGrowing) {
            isGrowing = false;
            for (District each : all) {
                String parent = each.splitFrom();
                boolean isSplitBetween = parent != null && !each.hasBegun(earlier) && each.hasBegun(later);
                if (isSplitBetween && (together.contains(parent) || together.contains(each.code()))) {
                    isGrowing |= together.add(parent) | together.add(each.code());
                }
            }
        }
        return new Territory(inForce(together, day), inForce(together, otherDay));
    }

    private List<District> inForce(Set<String> codes, LocalDate day) {
        return all.stream()
                .filter(district -> codes.contains(district.code()) && district.isInForce(day))
                .toList();
    }
}

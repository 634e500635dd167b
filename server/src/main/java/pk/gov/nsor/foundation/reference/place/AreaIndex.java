package pk.gov.nsor.foundation.reference.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.reference.Area;
import pk.gov.nsor.foundation.reference.AreaMeaning;
import pk.gov.nsor.foundation.reference.AreaMeaning.Known;
import pk.gov.nsor.foundation.reference.AreaMeaning.Several;
import pk.gov.nsor.foundation.reference.AreaMeaning.Unknown;
import pk.gov.nsor.foundation.reference.AreaNames;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Tehsil;

/** The areas of one day by all their names; it does not change. */
public final class AreaIndex {

    private static final Pattern TEHSIL = Pattern.compile(
            "(?<![\\p{L}\\p{Nd}])(tehsil|tahsil|taluka|taluqa|تحصیل|تعلقہ)(?![\\p{L}\\p{Nd}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{Nd}\\p{M}]+");

    /** Words of fewer letters in a longer text are no sign of a place. */
    private static final int SHORTEST_WORD = 4;
    /** Longer texts are no names of places, and not compared with any. */
    private static final int LONGEST_NAME = 40;
    /** One letter in so many may be wrong, but one in any name. */
    private static final int LETTERS_A_MISTAKE = 3;

    private final Map<String, Area> byCode = new HashMap<>();
    /** Districts by their own names. */
    private final Map<Spelling, List<Area>> own = new HashMap<>();
    /** Tehsils by their names. */
    private final Map<Spelling, List<Area>> tehsils = new HashMap<>();
    /** What is not a district's own name: what else districts are called, and tehsils. */
    private final Map<Spelling, List<Area>> others = new HashMap<>();
    /** As people write them. */
    private final Map<Spelling, String> words = new HashMap<>();

    public AreaIndex(DistrictRepository table, LocalDate day) {
        table.all().stream()
                .filter(district -> district.isInForce(day))
                .forEach(district -> byCode.put(district.code(), new Area(district, null)));
        for (Tehsil tehsil : table.tehsils()) {
            Area whole = byCode.get(table.on(tehsil.lastDistrict(), tehsil.code(), day));
            if (whole != null) {
                Area area = new Area(whole.district(), tehsil);
                byCode.put(tehsil.code(), area);
                Spelling spelling = Spelling.of(tehsil.nameEn());
                tehsils.computeIfAbsent(spelling, any -> new ArrayList<>()).add(area);
                words.put(spelling, tehsil.nameEn());
            }
        }
        table.byName().forEach((spelling, districts) -> add(own, spelling, areas(districts)));
        tehsils.forEach((spelling, areas) -> add(others, spelling, areas));
        table.byAlias().forEach((spelling, districts) -> {
            // Who calls a district by a tehsil of it means the tehsil.
            List<Area> parts = tehsils.getOrDefault(spelling, List.of());
            add(
                    others,
                    spelling,
                    areas(districts).stream()
                            .filter(area -> parts.stream()
                                    .noneMatch(part -> part.district().equals(area.district())))
                            .toList());
            words.put(spelling, table.written(spelling));
        });
    }

    private static void add(Map<Spelling, List<Area>> index, Spelling spelling, List<Area> areas) {
        if (!areas.isEmpty()) {
            index.merge(
                    spelling,
                    areas,
                    (some, more) -> Stream.concat(some.stream(), more.stream())
                            .sorted(java.util.Comparator.comparing(
                                    area -> area.district().nameEn()))
                            .toList());
        }
    }

    private List<Area> areas(List<District> districts) {
        return districts.stream()
                .flatMap(district -> Stream.ofNullable(byCode.get(district.code())))
                .toList();
    }

    public Optional<Area> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public AreaMeaning find(String text) {
        Spelling whole = Spelling.of(text);
        String withoutTehsil = TEHSIL.matcher(text).replaceAll(" ");
        if (!withoutTehsil.equals(text)) {
            // Who says that it is a tehsil does not mean a district of the same name.
            Spelling spelling = Spelling.of(withoutTehsil);
            AreaMeaning tehsil = meaning(spelling, tehsils.get(spelling));
            return tehsil == null ? find(withoutTehsil) : tehsil;
        }
        for (Spelling spelling : List.of(whole, Spelling.withoutTheWordDistrict(text))) {
            AreaMeaning district = meaning(spelling, own.get(spelling));
            AreaMeaning meaning = district == null ? meaning(spelling, others.get(spelling)) : district;
            if (meaning != null) {
                return meaning;
            }
        }
        return new Unknown(nearest(text));
    }

    private @Nullable AreaMeaning meaning(Spelling spelling, @Nullable List<Area> areas) {
        if (areas == null) {
            return null;
        }
        return areas.size() == 1
                ? new Known(areas.getFirst())
                : new Several(words.getOrDefault(spelling, areas.getFirst().nameEn()), areas);
    }

    /** Areas named by a word of the text come first, then those whose names differ least from all of it. */
    private List<Area> nearest(String text) {
        Map<String, Area> found = new LinkedHashMap<>();
        if (text.length() > LONGEST_NAME) {
            return List.of();
        }
        for (String word : NO_WORD.split(text)) {
            Spelling spelling = Spelling.of(word);
            if (spelling.letters().length() >= SHORTEST_WORD) {
                Stream.of(own.get(spelling), others.get(spelling))
                        .flatMap(Stream::ofNullable)
                        .flatMap(Collection::stream)
                        .forEach(area -> found.putIfAbsent(area.code(), area));
            }
        }
        String letters = Spelling.withoutTheWordDistrict(text).letters();
        int most = Math.max(1, letters.length() / LETTERS_A_MISTAKE);
        record Near(int mistakes, Spelling spelling) {}
        Set<Spelling> all = new HashSet<>(own.keySet());
        all.addAll(others.keySet());
        if (letters.length() > 1) {
            all.stream()
                    .map(spelling -> new Near(EditDistance.between(letters, spelling.letters(), most), spelling))
                    .filter(near -> near.mistakes() <= most)
                    .sorted(java.util.Comparator.comparingInt(Near::mistakes).thenComparing(Near::spelling))
                    .flatMap(near ->
                            own.getOrDefault(near.spelling(), others.getOrDefault(near.spelling(), List.of())).stream())
                    .forEach(area -> found.putIfAbsent(area.code(), area));
        }
        return found.values().stream().limit(AreaNames.MOST_NEAREST).toList();
    }
}

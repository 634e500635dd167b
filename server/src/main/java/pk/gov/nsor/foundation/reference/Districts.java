package pk.gov.nsor.foundation.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.reference.place.DistrictRepository;
import pk.gov.nsor.foundation.reference.place.PlaceRepository;
import pk.gov.nsor.foundation.reference.place.Spelling;
import pk.gov.nsor.foundation.reference.place.Territory;
import pk.gov.nsor.foundation.reference.source.TableVersions;

/**
 * The districts and their tehsils, always current, in every process. Methods without a day are about today. A split
 * takes effect only by the day that is asked about.
 */
@Component
public class Districts {

    static final String LOCK = "hashtextextended('reference.district', 0)";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Snapshot<DistrictRepository> table;

    Districts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.table = new Snapshot<>(jdbc, PlaceRepository.VERSION, () -> DistrictRepository.read(jdbc));
    }

    /** For commands, which run without the server. */
    public static Districts reading(JdbcClient jdbc, Clock clock) {
        return new Districts(jdbc, clock);
    }

    /** Those in force, by English name. */
    public List<District> all() {
        return all(today());
    }

    /** Those in force on a day, by English name. */
    public List<District> all(LocalDate day) {
        return table.current().all().stream()
                .filter(district -> district.isInForce(day))
                .toList();
    }

    /** All that the register knows, those that have ended or are yet to begin included, by English name. */
    public List<District> everyDistrict() {
        return table.current().all();
    }

    /** The district with this key, also where it has ended or is yet to begin; other spellings do not count. */
    public Optional<District> byCode(String code) {
        return table.current().byCode(code);
    }

    /**
     * The districts a text can mean: the whole text is a name, a usual spelling or a headquarters in either script, with
     * or without the word district. Case, spaces, dots, hyphens, marks and invisible characters do not count, nor which
     * of the like letters of Urdu and Arabic keyboards was used. One that has ended is still found by its name, one that
     * has not begun is not yet.
     *
     * @return none where nothing is known by this name; several where it is ambiguous (Karachi, Dir)
     */
    public List<District> named(String anySpelling) {
        return named(anySpelling, today());
    }

    /** As {@link #named(String)}, with the districts that had begun by a day. */
    public List<District> named(String anySpelling, LocalDate day) {
        return table.current().named(anySpelling, day);
    }

    /** The key, or a text that means districts as for {@link #named(String)}. */
    public List<District> find(String codeOrSpelling) {
        DistrictRepository districts = table.current();
        LocalDate today = today();
        return districts
                .byCode(codeOrSpelling)
                .filter(district -> district.hasBegun(today))
                .map(List::of)
                .orElseGet(() -> districts.named(codeOrSpelling, today));
    }

    public Optional<Tehsil> tehsil(String code) {
        return table.current().tehsil(code);
    }

    /** The tehsils of a district on a day, by name; those of a district that had not begun are of the one it was split from. */
    public List<Tehsil> tehsils(String districtCode, LocalDate day) {
        DistrictRepository districts = table.current();
        return districts.tehsils().stream()
                .filter(tehsil ->
                        districts.on(tehsil.lastDistrict(), tehsil.code(), day).equals(districtCode))
                .toList();
    }

    /** All tehsils by the key of the district they belong to on a day, each district's by name. */
    public Map<String, List<Tehsil>> tehsilsByDistrict(LocalDate day) {
        DistrictRepository districts = table.current();
        return districts.tehsils().stream()
                .collect(Collectors.groupingBy(tehsil -> districts.on(tehsil.lastDistrict(), tehsil.code(), day)));
    }

    /** The tehsils that belong, belonged or will belong to a district, by name. */
    public List<Tehsil> tehsilsEver(String districtCode) {
        return table.current().tehsils().stream()
                .filter(tehsil -> tehsil.isEverOf(districtCode))
                .toList();
    }

    /** The tehsils of this code or name among those that belong, belonged or will belong to a district; spelt as for districts. */
    public List<Tehsil> tehsilsNamed(String codeOrSpelling, String districtCode) {
        Spelling spelling = Spelling.of(codeOrSpelling);
        return tehsilsEver(districtCode).stream()
                .filter(tehsil -> tehsil.code().equals(codeOrSpelling)
                        || Spelling.of(tehsil.nameEn()).equals(spelling))
                .toList();
    }

    /**
     * The district in which an address lies on a day: that of the tehsil, where it is known; a district that had not begun
     * is the one it was split from.
     *
     * @param district as recorded with the address
     * @param tehsil as recorded with the address, null where it is not known
     * @return a district's key, exactly one on every day
     */
    public String on(String district, @Nullable String tehsil, LocalDate day) {
        return table.current().on(district, tehsil, day);
    }

    /** As {@link #on(String, String, LocalDate)}, for many addresses by one state of the table. */
    public Placing placing(LocalDate day) {
        DistrictRepository now = table.current();
        return (district, tehsil) -> now.on(district, tehsil, day);
    }

    /** Says in which district an address lies. */
    @FunctionalInterface
    public interface Placing {

        /** @return a district's key */
        String districtOf(String district, @Nullable String tehsil);
    }

    /**
     * The districts in which an address lies over time, in their order and without a gap.
     *
     * @param until null while somebody lives there; then moves to come are among the answer
     */
    public List<Stay> over(String district, @Nullable String tehsil, LocalDate from, @Nullable LocalDate until) {
        return table.current().over(district, tehsil, from, until);
    }

    /**
     * The smallest territory around a district of one day that can be distinguished from the rest on another day too.
     * Where no split lies between the days, it is the district itself on both.
     *
     * @param code a district in force on {@code day}
     */
    public Territory comparable(String code, LocalDate day, LocalDate otherDay) {
        return table.current().comparable(code, day, otherDay);
    }

    /**
     * Locks the places against changes until the transaction ends; several transactions may do so at once. Called
     * before a person is locked.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        jdbc.sql("select pg_advisory_xact_lock_shared(" + LOCK + ")").query(row -> {});
        TableVersions.forget();
    }

    /** Waits until no other transaction holds that lock, and excludes others until the transaction ends. */
    public void holdAlone() {
        jdbc.sql("select pg_advisory_xact_lock(" + LOCK + ")").query(row -> {});
        TableVersions.forget();
    }

    /** As they are now, for several questions that are to have one answer. */
    public DistrictRepository current() {
        return table.current();
    }

    /** Notifies all processes, once the transaction commits. */
    public void changed() {
        table.changed();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}

package pk.gov.nsor.foundation.requirement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a derivation needs besides the facts: the table of offences, the assumed values with their days, and the
 * working days. It is immutable; a change of the law makes another.
 *
 * <p>A conviction is judged by what was in force on the day for which its basis is looked up: the day of judgment, or
 * the Act's first day where that is later. This holds for the assumed values as for the table's rows, so a change that
 * starts on a given day moves no days of anybody who was judged before. The working week alone is that of each day, for
 * everybody.
 */
public final class Law {

    /** The policy that says which day is the Act's first. */
    public static final String FIRST_DAY = "registration.first-day";

    /** The policy that says which days of the week are working days; the week of each day is that in force on it, for everybody. */
    public static final String WORKING_WEEK = "working-days.week";

    private final OffenceTable offences;
    private final List<PolicyRow> policy;
    private final Set<LocalDate> holidays;
    private final TreeMap<LocalDate, LegalValues> values = new TreeMap<>();
    private final LocalDate firstDay;
    private final WorkingDays workingDays;
    private final String version;

    private Law(
            OffenceTable offences,
            List<PolicyRow> policy,
            Set<LocalDate> holidays,
            Map<LocalDate, LegalValues> values,
            LocalDate firstDay,
            WorkingDays workingDays,
            String version) {
        this.offences = offences;
        this.policy = List.copyOf(policy);
        this.holidays = Set.copyOf(holidays);
        this.values.putAll(values);
        this.firstDay = firstDay;
        this.workingDays = workingDays;
        this.version = version;
    }

    /**
     * Puts a law together.
     *
     * @param policy the rows of all days; keys that no derivation rests on may be among them
     * @throws pk.gov.nsor.foundation.kernel.InvalidValueException where a value is missing or can not be applied
     */
    public static Law of(OffenceTable offences, List<PolicyRow> policy, Set<LocalDate> holidays) {
        Map<LocalDate, LegalValues> values = new HashMap<>();
        TreeMap<LocalDate, Set<DayOfWeek>> weeks = new TreeMap<>();
        LocalDate firstDay = LocalDate.MIN;
        for (LocalDate from :
                policy.stream().map(PolicyRow::from).collect(Collectors.toCollection(java.util.TreeSet::new))) {
            Map<String, String> rows = policy.stream()
                    .filter(row -> row.inForceOn(from))
                    .collect(Collectors.toMap(PolicyRow::key, PolicyRow::value));
            values.put(from, LegalValues.of(rows));
            weeks.put(
                    from,
                    Arrays.stream(LegalValues.value(rows, WORKING_WEEK).split("\\+"))
                            .map(DayOfWeek::valueOf)
                            .collect(Collectors.toSet()));
            firstDay = LocalDate.parse(LegalValues.value(rows, FIRST_DAY));
        }
        return new Law(
                offences,
                policy,
                holidays,
                values,
                firstDay,
                new WorkingDays(weeks, holidays),
                version(offences, policy));
    }

    /** The same law with other public holidays. */
    public Law withHolidays(Set<LocalDate> holidays) {
        return new Law(offences, policy, holidays, values, firstDay, workingDays.withHolidays(holidays), version);
    }

    /** The same law with another table of offences. */
    public Law with(OffenceTable others) {
        return of(others, policy, holidays);
    }

    /** The public holidays it knows of. */
    public Set<LocalDate> holidays() {
        return holidays;
    }

    /** The same law with other assumed values. */
    public Law with(List<PolicyRow> others) {
        return of(offences, others, holidays);
    }

    /** The assumed values of all days. */
    public List<PolicyRow> policy() {
        return policy;
    }

    public OffenceTable offences() {
        return offences;
    }

    /** The values in force on a day; before the first row's day, those of the first. */
    public LegalValues valuesOn(LocalDate day) {
        var entry = values.floorEntry(day);
        return (entry == null ? values.firstEntry() : entry).getValue();
    }

    /** The Act's first day: before it nobody is registrable, and it stands in for earlier days of judgment and offence. */
    public LocalDate firstDay() {
        return firstDay;
    }

    public WorkingDays workingDays() {
        return workingDays;
    }

    /** Whether a derivation rests on the policy of this key. */
    public static boolean restsOn(String key) {
        return key.equals(FIRST_DAY) || key.equals(WORKING_WEEK) || LegalValues.KEYS.contains(key);
    }

    /** Names the table and the values by their content, so that an answer says what it rests on. */
    public String version() {
        return version;
    }

    /** The day, or the Act's first day where that is later. */
    public LocalDate notBeforeTheAct(LocalDate day) {
        return day.isBefore(firstDay) ? firstDay : day;
    }

    private static String version(OffenceTable offences, List<PolicyRow> policy) {
        String content =
                offences.rules().stream().map(OffenceRule::toString).sorted().collect(Collectors.joining("\n"))
                        + policy.stream().map(PolicyRow::toString).sorted().collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError("every Java has SHA-256", never);
        }
    }
}

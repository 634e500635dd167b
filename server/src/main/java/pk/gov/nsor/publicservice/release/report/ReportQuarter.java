package pk.gov.nsor.publicservice.release.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A quarter of a calendar year.
 *
 * @param quarter 1 to 4
 */
public record ReportQuarter(int year, int quarter) {

    private static final int MONTHS = 3;
    private static final int QUARTERS = 4;
    private static final Pattern NAME = Pattern.compile("([0-9]{4})-([1-4])");

    public ReportQuarter {
        if (quarter < 1 || quarter > QUARTERS) {
            throw new IllegalArgumentException("No quarter: " + quarter);
        }
    }

    static ReportQuarter of(LocalDate day) {
        return new ReportQuarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    }

    /** As 2026-3; empty where it is no quarter. */
    static Optional<ReportQuarter> parse(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(new ReportQuarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    ReportQuarter before() {
        return quarter == 1 ? new ReportQuarter(year - 1, QUARTERS) : new ReportQuarter(year, quarter - 1);
    }

    LocalDate firstDay() {
        return LocalDate.of(year, (quarter - 1) * MONTHS + 1, 1);
    }

    /** The first day after it. */
    LocalDate end() {
        return firstDay().plusMonths(MONTHS);
    }

    /** Its three months. What became of a month is told by the figures that are published in the month after it. */
    List<YearMonth> months() {
        return IntStream.range(0, MONTHS)
                .mapToObj(YearMonth.from(firstDay())::plusMonths)
                .toList();
    }

    /** The report's number, as QR-2026-3; a correction is QR-2026-3.2, and so on. */
    String number(int edition) {
        return "QR-" + this + (edition == 1 ? "" : "." + edition);
    }

    @Override
    public String toString() {
        return year + "-" + quarter;
    }
}

package pk.gov.nsor.publicservice.release.report;

import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.publicservice.release.statistics.PublishedChecksums.Proof;
import pk.gov.nsor.publicservice.release.statistics.StatisticsDocument;
import pk.gov.nsor.publicservice.release.statistics.StatisticsReleases;

/** The published figures that tell what became of a quarter's months: each month's in the month after it. */
@Component
class PublishedMonths {

    private final StatisticsReleases releases;

    PublishedMonths(StatisticsReleases releases) {
        this.releases = releases;
    }

    /** A month that is kept and not proven is none that was never published: it is named, and no report drawn without it. */
    private void requireAsPublished(ReportQuarter quarter) {
        List<YearMonth> published =
                quarter.months().stream().map(month -> month.plusMonths(1)).toList();
        releases.listed().stream()
                .filter(listed -> published.contains(listed.month()) && listed.proof() != Proof.AS_PUBLISHED)
                .findFirst()
                .ifPresent(listed -> {
                    throw new InvalidValueException(
                            "report.unproven",
                            "The figures published in %s cannot be proven, so no report is drawn.",
                            listed.month());
                });
    }

    /**
     * What was published of a quarter's months.
     *
     * @throws InvalidValueException where a month that is kept cannot be proven
     */
    NavigableMap<YearMonth, StatisticsDocument> of(ReportQuarter quarter) {
        NavigableMap<YearMonth, StatisticsDocument> told = new TreeMap<>();
        requireAsPublished(quarter);
        quarter.months()
                .forEach(month -> releases.find(month.plusMonths(1))
                        .ifPresent(published -> told.put(month, releases.read(published))));
        return told;
    }
}

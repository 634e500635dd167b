package pk.gov.nsor.publicservice.release.web;

import java.util.List;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.publicservice.release.AreaBands.Month;
import pk.gov.nsor.publicservice.release.Band;
import pk.gov.nsor.publicservice.release.web.AreaRows.Line;

/**
 * A month's release as open data: columns that stay the same in every language. The smallest and the largest number of
 * a band are columns of their own; an empty column is not disclosed, or has no upper limit.
 */
final class AreaCsvExport {

    private AreaCsvExport() {}

    static CsvFile made(Month month, List<Line> lines) {
        CsvFile file = new CsvFile(List.of(
                "month", "as_of", "kind", "code", "district_en", "district_ur", "tehsil_en", "province", "from", "to"));
        for (Line line : lines) {
            District district = line.district();
            Band band = line.band();
            file.line(
                    month.month(),
                    month.asOf(),
                    line.tehsil() == null ? "district" : "tehsil",
                    line.code(),
                    district.nameEn(),
                    district.nameUr(),
                    line.tehsil() == null ? "" : line.nameEn(),
                    district.provinceCode(),
                    band == null ? "" : band.from(),
                    band == null || band.to() == null ? "" : band.to());
        }
        return file;
    }
}

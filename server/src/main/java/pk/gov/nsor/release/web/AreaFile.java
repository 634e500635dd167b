package pk.gov.nsor.release.web;

import java.util.List;
import pk.gov.nsor.reference.District;
import pk.gov.nsor.release.AreaBands.Month;
import pk.gov.nsor.release.Band;
import pk.gov.nsor.release.web.AreaLines.Line;
import pk.gov.nsor.shell.CsvFile;

/**
 * A month's release as open data: columns that stay the same in every language. The
 * smallest and the largest number of a band are columns of their own; what is left empty is not told, or has no end.
 */
final class AreaFile {

    private AreaFile() {}

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

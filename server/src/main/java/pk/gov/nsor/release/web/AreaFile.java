package pk.gov.nsor.release.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import pk.gov.nsor.reference.District;
import pk.gov.nsor.release.AreaBands.Month;
import pk.gov.nsor.release.Band;
import pk.gov.nsor.release.web.AreaLines.Line;
import pk.gov.nsor.shell.CsvText;

/**
 * A month's release as open data: UTF-8 with a mark at its beginning, columns that stay the same in every language. The
 * smallest and the largest number of a band are columns of their own; what is left empty is not told, or has no end.
 */
final class AreaFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private AreaFile() {}

    static byte[] written(Month month, List<Line> lines) {
        StringWriter text = new StringWriter();
        text.append(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(
                    "month",
                    "as_of",
                    "kind",
                    "code",
                    "district_en",
                    "district_ur",
                    "tehsil_en",
                    "province",
                    "from",
                    "to");
            for (Line line : lines) {
                District district = line.district();
                Band band = line.band();
                printer.printRecord(
                        month.month(),
                        month.asOf(),
                        line.tehsil() == null ? "district" : "tehsil",
                        line.code(),
                        CsvText.safe(district.nameEn()),
                        CsvText.safe(district.nameUr()),
                        line.tehsil() == null ? "" : CsvText.safe(line.nameEn()),
                        district.provinceCode(),
                        band == null ? "" : band.from(),
                        band == null || band.to() == null ? "" : band.to());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}

package pk.gov.nsor.agencies.imports.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Numbers of a spreadsheet, and which of them are days: that only their style says. */
final class SheetDays {

    private static final LocalDate FIRST = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST_OF_1904 = LocalDate.of(1904, 1, 1);
    /** The day behind 31-12-9999. */
    private static final BigDecimal MOST = BigDecimal.valueOf(2_958_466);

    private final Set<String> styles = new HashSet<>();
    private boolean isFrom1904;

    private SheetDays() {}

    static SheetDays of(Optional<XMLStreamReader> styles, Optional<XMLStreamReader> workbook)
            throws XMLStreamException {
        SheetDays days = new SheetDays();
        if (styles.isPresent()) {
            days.readStyles(styles.get());
        }
        if (workbook.isPresent()) {
            XMLStreamReader xml = workbook.get();
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("workbookPr")) {
                    String says = xml.getAttributeValue(null, "date1904");
                    days.isFrom1904 = "1".equals(says) || "true".equals(says);
                }
            }
        }
        return days;
    }

    private void readStyles(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> formats = new HashMap<>();
        boolean isOfCells = false;
        int style = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            String name = event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
                    ? xml.getLocalName()
                    : "";
            if (name.equals("cellXfs")) {
                isOfCells = event == XMLStreamConstants.START_ELEMENT;
            } else if (event == XMLStreamConstants.START_ELEMENT && name.equals("numFmt")) {
                formats.put(xml.getAttributeValue(null, "numFmtId"), xml.getAttributeValue(null, "formatCode"));
            } else if (event == XMLStreamConstants.START_ELEMENT && isOfCells && name.equals("xf")) {
                String format = xml.getAttributeValue(null, "numFmtId");
                if (format != null && isDay(format, formats.get(format))) {
                    styles.add(Integer.toString(style));
                }
                style++;
            }
        }
    }

    private static boolean isDay(String number, @Nullable String code) {
        if (code == null) {
            return Spreadsheet.DAYS.stream()
                    .anyMatch(known -> Integer.toString(known).equals(number));
        }
        String plain = code.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
        return plain.contains("y") || plain.contains("d");
    }

    /** A number as people write it: without an exponent; a day as a day. */
    String written(String value, @Nullable String style) {
        if (value.isBlank()) {
            return "";
        }
        BigDecimal number;
        try {
            number = new BigDecimal(value.strip());
        } catch (NumberFormatException malformed) {
            throw FileProblems.spreadsheet("a number is malformed");
        }
        if (Math.abs((long) number.scale()) > 400) {
            return value;
        }
        if (style != null && styles.contains(style) && number.signum() >= 0 && number.compareTo(MOST) < 0) {
            return (isFrom1904 ? FIRST_OF_1904 : FIRST)
                    .plusDays(number.longValue())
                    .toString();
        }
        return number.stripTrailingZeros().toPlainString();
    }
}

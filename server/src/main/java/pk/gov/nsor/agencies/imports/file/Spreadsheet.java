package pk.gov.nsor.agencies.imports.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet of an XLSX file, row by row. Formulas are not worked out: a cell with one is given as its formula, which is
 * refused by the column. What the archive unpacks to is bounded before it fills the memory.
 */
final class Spreadsheet implements TableFile {

    private static final XMLInputFactory XML = factory();
    private static final String FIRST_SHEET = "xl/worksheets/sheet1.xml";

    private final ZipFile zip;
    private final XMLStreamReader sheet;
    private final FileLimits limits;
    private final SheetTexts texts;
    private final SheetDays days;
    private final List<String> headings;
    private int lines;

    private Spreadsheet(ZipFile zip, FileLimits limits) throws IOException, XMLStreamException {
        this.zip = zip;
        this.limits = limits;
        this.texts = SheetTexts.of(reader("xl/sharedStrings.xml"), limits.shared());
        this.days = SheetDays.of(reader("xl/styles.xml"), reader("xl/workbook.xml"));
        this.sheet = reader(sheetName()).orElseThrow(FileProblems::zip);
        Row first = row();
        if (first == null) {
            throw FileProblems.empty();
        }
        this.headings = FileProblems.headings(first.cells(), limits);
    }

    static TableFile open(Path file, FileLimits limits) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException damaged) {
            throw FileProblems.zip();
        }
        try {
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw FileProblems.zip();
            }
            return new Spreadsheet(zip, limits);
        } catch (XMLStreamException malformed) {
            zip.close();
            throw FileProblems.spreadsheet("its XML is malformed");
        } catch (RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    /** Texts from outside the file are never read. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    private String sheetName() {
        return zip.getEntry(FIRST_SHEET) != null
                ? FIRST_SHEET
                : zip.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.startsWith("xl/worksheets/") && name.endsWith(".xml"))
                        .sorted()
                        .findFirst()
                        .orElseThrow(FileProblems::zip);
    }

    private Optional<XMLStreamReader> reader(String name) throws IOException, XMLStreamException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null
                ? Optional.empty()
                : Optional.of(XML.createXMLStreamReader(new Bounded(zip.getInputStream(entry), limits.bytes())));
    }

    @Override
    public List<String> headings() {
        return headings;
    }

    @Override
    public @Nullable Row next() {
        try {
            for (Row row = row(); row != null; row = row()) {
                if (!row.isBlank()) {
                    lines++;
                    if (lines > limits.lines()) {
                        throw FileProblems.lines(limits.lines());
                    }
                    return new Row(row.number(), TextTable.fitted(row.number(), row.cells(), headings.size()));
                }
            }
            return null;
        } catch (XMLStreamException malformed) {
            throw FileProblems.spreadsheet("its XML is malformed");
        }
    }

    private @Nullable Row row() throws XMLStreamException {
        while (sheet.hasNext()) {
            if (sheet.next() == XMLStreamConstants.START_ELEMENT
                    && sheet.getLocalName().equals("row")) {
                return row(number(sheet.getAttributeValue(null, "r")));
            }
        }
        return null;
    }

    private Row row(long number) throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        int length = 0;
        while (sheet.hasNext()) {
            int event = sheet.next();
            if (event == XMLStreamConstants.END_ELEMENT && sheet.getLocalName().equals("row")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT
                    && sheet.getLocalName().equals("c")) {
                int column = column(sheet.getAttributeValue(null, "r"), cells.size());
                if (column >= limits.columns() + 1) {
                    throw FileProblems.columns(limits.columns());
                }
                while (cells.size() < column) {
                    cells.add("");
                }
                String cell = cell(sheet.getAttributeValue(null, "t"), sheet.getAttributeValue(null, "s"));
                cells.add(cell);
                length += cell.length();
                if (length > limits.line()) {
                    throw FileProblems.line(number, limits.line());
                }
            }
        }
        return new Row(number, cells);
    }

    private String cell(@Nullable String type, @Nullable String style) throws XMLStreamException {
        String value = "";
        StringBuilder inline = new StringBuilder();
        String formula = null;
        while (sheet.hasNext()) {
            int event = sheet.next();
            if (event == XMLStreamConstants.END_ELEMENT && sheet.getLocalName().equals("c")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (sheet.getLocalName()) {
                    case "v" -> value = sheet.getElementText();
                    case "f" -> formula = "=" + sheet.getElementText();
                    case "t" -> inline.append(sheet.getElementText());
                    default -> {
                        // Of how a text looks nothing is read.
                    }
                }
            }
        }
        if (formula != null) {
            return formula;
        }
        return switch (type == null ? "n" : type) {
            case "s" -> texts.get(value);
            case "inlineStr" -> inline.toString();
            case "str", "d" -> value;
            case "b" -> value.equals("1") ? "true" : "false";
            case "e" -> "=" + value;
            default -> days.written(value, style);
        };
    }

    private static long number(@Nullable String row) {
        try {
            return row == null ? 0 : Long.parseLong(row);
        } catch (NumberFormatException malformed) {
            throw FileProblems.spreadsheet("a row has no number");
        }
    }

    /** From 0: of C7 it is 2; of a cell that does not say, the next one. */
    private static int column(@Nullable String reference, int next) {
        if (reference == null) {
            return next;
        }
        int column = 0;
        for (int i = 0; i < Math.min(reference.length(), 4) && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
        }
        return Math.max(column - 1, next);
    }

    @Override
    public void close() {
        try {
            sheet.close();
            zip.close();
        } catch (XMLStreamException | IOException harmless) {
            // Nothing is written.
        }
    }

    /** What a part unpacks to, whatever the archive says of itself. */
    private static final class Bounded extends FilterInputStream {

        private final long most;
        private long read;

        Bounded(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int some = super.read(buffer, offset, length);
            count(Math.max(some, 0));
            return some;
        }

        private void count(int more) {
            read += more;
            if (read > most) {
                throw FileProblems.unpacked(most);
            }
        }
    }

    /** The number formats of days that every spreadsheet knows without saying so. */
    static final Set<Integer> DAYS =
            Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58);
}

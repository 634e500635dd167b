package pk.gov.nsor.agencies.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small XLSX file, as a spreadsheet program writes it. */
public final class XlsxFile {

    private static final String STYLES = """
            <styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>""";

    private XlsxFile() {}

    /**
     * @param rows what is in sheetData
     * @param shared texts that cells share
     */
    public static Path write(Path file, String rows, String... shared) throws IOException {
        StringBuilder texts = new StringBuilder("<sst>");
        for (String text : shared) {
            texts.append("<si><t>").append(text).append("</t></si>");
        }
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            part(zip, "xl/workbook.xml", "<workbook><workbookPr/></workbook>");
            part(zip, "xl/styles.xml", STYLES);
            part(zip, "xl/sharedStrings.xml", texts.append("</sst>").toString());
            part(zip, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        }
        return file;
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}

package pk.gov.nsor.foundation.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import pk.gov.nsor.testing.VisibleKeys;

/** Reads a PDF as a reader of the screen does: by what its pieces say they are, not by their glyphs. */
public final class PdfReading extends PDFStreamEngine {

    private final List<String> lines = new ArrayList<>();
    private final List<Integer> glyphs = new ArrayList<>();
    private final List<String> spoken = new ArrayList<>();

    private PdfReading() {}

    /** @return what each page says, line by line in the order it is drawn, the watermark before the text */
    public static List<List<String>> pages(byte[] pdf) {
        return read(pdf, reading -> List.copyOf(reading.lines));
    }

    /** @return all of it, a line to each, with nothing that only a programmer can read; it has to keep to PDF/UA-1 */
    public static String text(byte[] pdf) {
        assertThat(PdfUa.failures(pdf))
                .as("rules of PDF/UA-1 that a paper breaks")
                .isEmpty();
        List<String> lines = pages(pdf).stream().flatMap(List::stream).toList();
        assertThat(VisibleKeys.in(lines)).as("keys on a paper").isEmpty();
        return String.join("\n", lines);
    }

    /** @return the numbers of the glyphs that each page draws, in that order */
    static List<List<Integer>> glyphs(byte[] pdf) {
        return read(pdf, reading -> List.copyOf(reading.glyphs));
    }

    /** @return of each line of each page its language */
    static List<List<String>> spoken(byte[] pdf) {
        return read(pdf, reading -> List.copyOf(reading.spoken));
    }

    /** @return the elements of its structure in the order in which they are read, with what figures show */
    public static List<String> structure(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var elements = new ArrayList<String>();
            walk(document.getDocumentCatalog().getStructureTreeRoot(), elements);
            return elements;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void walk(PDStructureNode node, List<String> elements) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                String shows = element.getAlternateDescription();
                elements.add(element.getStructureType() + (shows == null ? "" : ": " + shows));
                walk(element, elements);
            }
        }
    }

    private static <T> List<T> read(byte[] pdf, Function<PdfReading, T> part) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var pages = new ArrayList<T>();
            for (PDPage page : document.getPages()) {
                var reading = new PdfReading();
                reading.processPage(page);
                pages.add(part.apply(reading));
            }
            return pages;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) {
        if (operator.getName().equals(OperatorName.BEGIN_MARKED_CONTENT_SEQ)
                && operands.get(1) instanceof COSDictionary properties
                && properties.getString(COSName.getPDFName("ActualText")) instanceof String text
                && !text.isEmpty()) {
            lines.add(text.stripTrailing());
        }
        if (operator.getName().equals(OperatorName.BEGIN_MARKED_CONTENT_SEQ)
                && operands.get(1) instanceof COSDictionary properties
                && properties.containsKey(COSName.LANG)) {
            spoken.add(properties.getString(COSName.LANG));
        }
        if (operator.getName().equals(OperatorName.SHOW_TEXT)) {
            var bytes = ((COSString) operands.getFirst()).getBytes();
            glyphs.add(Byte.toUnsignedInt(bytes[0]) << 8 | Byte.toUnsignedInt(bytes[1]));
        }
    }
}

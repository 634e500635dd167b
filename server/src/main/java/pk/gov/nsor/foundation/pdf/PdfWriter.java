package pk.gov.nsor.foundation.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** Writes one document as PDF. */
final class PdfWriter {

    private static final String CREATOR = "National Sex Offenders Register";
    private static final float ABOVE_THE_EDGE = 34f;

    private final PdfDocument pdfDocument;
    private final float foot;
    /** Keyed by the array itself: a picture that is drawn for both languages is stored once. */
    private final Map<byte[], PDImageXObject> images = new IdentityHashMap<>();

    PdfWriter(PdfDocument pdfDocument) {
        this.pdfDocument = pdfDocument;
        this.foot = ABOVE_THE_EDGE + (pdfDocument.footing().size() + 1) * Style.FOOT.leading() + 14f;
    }

    byte[] print() {
        var sheets = new Typesetter(foot).set(pdfDocument.parts());
        try (var document = new PDDocument();
                var fonts = new EmbeddedFonts(document)) {
            describe(document);
            for (var number = 1; number <= sheets.size(); number++) {
                document.addPage(page(document, fonts, sheets.get(number - 1), number, sheets.size()));
            }
            fonts.embed();
            var bytes = new ByteArrayOutputStream();
            document.save(bytes, CompressParameters.DEFAULT_COMPRESSION);
            return bytes.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException("A paper could not be drawn", failed);
        }
    }

    private void describe(PDDocument document) {
        var made = GregorianCalendar.from(pdfDocument.made().atZone(ZoneId.of("Asia/Karachi")));
        var information = document.getDocumentInformation();
        information.setTitle(pdfDocument.kind());
        information.setAuthor(pdfDocument.maker());
        information.setCreator(CREATOR);
        information.setProducer(CREATOR);
        information.setCreationDate(made);
        information.setModificationDate(made);
        // The file's own identifier, which would otherwise be derived from the time it is saved.
        document.setDocumentId(pdfDocument.made().toEpochMilli());
        var catalogue = document.getDocumentCatalog();
        catalogue.setLanguage(pdfDocument.parts().getFirst().language().toLanguageTag());
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalogue.setViewerPreferences(preferences);
    }

    private PDPage page(PDDocument document, EmbeddedFonts fonts, PageLayout.Sheet sheet, int number, int count)
            throws IOException {
        var page = new PDPage(new PDRectangle(PageLayout.WIDTH, PageLayout.HEIGHT));
        try (var ink = new PageWriter(document, page, fonts)) {
            for (var box : sheet.boxes()) {
                ink.frame(box);
            }
            for (var placed : sheet.pictures()) {
                ink.picture(placed, image(document, placed.picture().jpeg()));
            }
            for (var placed : sheet.lines()) {
                ink.line(placed.line(), placed.x(), placed.y(), placed.language());
            }
            foot(ink, number, count);
            pdfDocument.watermark().ifPresent(mark -> water(ink, mark));
        }
        return page;
    }

    private PDImageXObject image(PDDocument document, byte[] jpeg) throws IOException {
        var known = images.get(jpeg);
        if (known == null) {
            known = JPEGFactory.createFromByteArray(document, jpeg);
            images.put(jpeg, known);
        }
        return known;
    }

    private void foot(PageWriter ink, int number, int count) throws IOException {
        var shaper = new Shaper(Style.FOOT);
        var y = foot - 14f;
        ink.rule(PageLayout.MARGIN, y, PageLayout.WIDTH - 2 * PageLayout.MARGIN);
        for (var footing : pdfDocument.footing()) {
            y -= Style.FOOT.leading();
            var line = shaper.line(footing.text(), Typesetter.direction(footing.language()));
            ink.line(
                    line,
                    Typesetter.runsLeft(footing.language())
                            ? PageLayout.WIDTH - PageLayout.MARGIN - line.width()
                            : PageLayout.MARGIN,
                    y,
                    footing.language());
        }
        var page = shaper.line(number + " / " + count, Bidi.DIRECTION_LEFT_TO_RIGHT);
        ink.line(
                page,
                (PageLayout.WIDTH - page.width()) / 2,
                ABOVE_THE_EDGE,
                pdfDocument.parts().getFirst().language());
    }

    private static void water(PageWriter ink, Watermark mark) {
        var line = new Shaper(Style.WATERMARK).line(mark.text(), Typesetter.direction(mark.language()));
        try {
            ink.watermark(line, mark.language());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

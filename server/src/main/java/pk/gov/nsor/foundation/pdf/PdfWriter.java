package pk.gov.nsor.foundation.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/** Writes one document as PDF, tagged for screen readers (PDF/UA-1). */
final class PdfWriter {

    private static final String CREATOR = "National Sex Offenders Register";
    private static final float ABOVE_THE_EDGE = 34f;

    private final PdfDocument pdfDocument;
    private final PageSize size;
    private final float foot;
    /** Keyed by the array itself: a picture that is drawn for both languages is stored once. */
    private final Map<byte[], PDImageXObject> images = new IdentityHashMap<>();

    PdfWriter(PdfDocument pdfDocument, PageSize size) {
        this.pdfDocument = pdfDocument;
        this.size = size;
        this.foot = ABOVE_THE_EDGE + (pdfDocument.footing().size() + 1) * Style.FOOT.leading() + 14f;
    }

    byte[] print() {
        var whole = Tag.document();
        var letterhead = whole.add(Tag.Role.DIVISION);
        var sheets = new Typesetter(foot).set(pdfDocument.parts(), whole);
        var footing = whole.add(Tag.Role.DIVISION);
        try (var document = new PDDocument();
                var fonts = new EmbeddedFonts(document)) {
            describe(document);
            for (var number = 0; number < sheets.size(); number++) {
                var page =
                        new PDPage(new PDRectangle(PageLayout.WIDTH * size.scale(), PageLayout.HEIGHT * size.scale()));
                document.addPage(page);
                try (var ink = new PageWriter(document, page, number, fonts)) {
                    ink.enlarge(size.scale());
                    content(ink, document, sheets.get(number));
                    if (number == 0) {
                        letterhead(ink, letterhead);
                    }
                    var isLast = number == sheets.size() - 1;
                    foot(ink, isLast ? footing : null, number + 1 + " / " + sheets.size());
                }
            }
            fonts.embed();
            new StructureWriter(document, size.scale()).write(whole);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes, CompressParameters.DEFAULT_COMPRESSION);
            return bytes.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException("A paper could not be drawn", failed);
        }
    }

    private void describe(PDDocument document) throws IOException {
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
        document.setVersion(1.7f);
        catalogue.setMetadata(new DocumentMetadata(pdfDocument.kind(), pdfDocument.maker()).in(document));
    }

    /** Pictures, the watermark over them, and above all the text. */
    private void content(PageWriter ink, PDDocument document, PageLayout.Sheet sheet) throws IOException {
        for (var placed : sheet.pictures()) {
            ink.picture(placed, image(document, placed.picture().jpeg()));
        }
        if (pdfDocument.watermark().isPresent()) {
            var mark = pdfDocument.watermark().get();
            ink.watermark(
                    new Shaper(Style.WATERMARK).line(mark.text(), Typesetter.direction(mark.language())),
                    mark.language());
        }
        for (var box : sheet.boxes()) {
            ink.box(box);
        }
        for (var placed : sheet.codes()) {
            ink.qr(placed);
        }
        for (var placed : sheet.lines()) {
            ink.line(placed);
        }
    }

    private PDImageXObject image(PDDocument document, byte[] jpeg) throws IOException {
        var known = images.get(jpeg);
        if (known == null) {
            known = JPEGFactory.createFromByteArray(document, jpeg);
            images.put(jpeg, known);
        }
        return known;
    }

    private void letterhead(PageWriter ink, Tag tag) throws IOException {
        if (pdfDocument.letterhead().isEmpty()) {
            return;
        }
        var head = pdfDocument.letterhead().get();
        var urdu = Locale.of("ur");
        var register = PageLayout.HEIGHT - 36f;
        var office = register - Style.LETTERHEAD_OFFICE.leading();
        line(
                ink,
                head.register(),
                Style.LETTERHEAD,
                Locale.ENGLISH,
                register,
                tag.add(Tag.Role.PARAGRAPH, Locale.ENGLISH));
        line(
                ink,
                head.office(),
                Style.LETTERHEAD_OFFICE,
                Locale.ENGLISH,
                office,
                tag.add(Tag.Role.PARAGRAPH, Locale.ENGLISH));
        line(ink, head.registerInUrdu(), Style.LETTERHEAD, urdu, register, tag.add(Tag.Role.PARAGRAPH, urdu));
        line(ink, head.officeInUrdu(), Style.LETTERHEAD_OFFICE, urdu, office, tag.add(Tag.Role.PARAGRAPH, urdu));
        ink.rule(PageLayout.MARGIN, office - 6f, PageLayout.WIDTH - 2 * PageLayout.MARGIN);
    }

    /**
     * The lines at the foot, which every page shows, are read once, at the end.
     *
     * @param tag for them; null on pages where they are passed over
     */
    private void foot(PageWriter ink, @Nullable Tag tag, String page) throws IOException {
        var y = foot - 14f;
        ink.rule(PageLayout.MARGIN, y, PageLayout.WIDTH - 2 * PageLayout.MARGIN);
        for (var footing : pdfDocument.footing()) {
            y -= Style.FOOT.leading();
            line(
                    ink,
                    footing.text(),
                    Style.FOOT,
                    footing.language(),
                    y,
                    tag == null ? null : tag.add(Tag.Role.PARAGRAPH, footing.language()));
        }
        var number = new Shaper(Style.FOOT).line(page, Bidi.DIRECTION_LEFT_TO_RIGHT);
        ink.line(new PageLayout.PlacedLine(
                number,
                (PageLayout.WIDTH - number.width()) / 2,
                ABOVE_THE_EDGE,
                pdfDocument.parts().getFirst().language(),
                null,
                false));
    }

    private static void line(PageWriter ink, String text, Style style, Locale language, float y, @Nullable Tag tag)
            throws IOException {
        var line = new Shaper(style).line(text, Typesetter.direction(language));
        ink.line(new PageLayout.PlacedLine(line, Typesetter.atStart(line, language, 0), y, language, tag, false));
    }
}

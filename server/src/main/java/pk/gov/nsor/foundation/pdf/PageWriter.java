package pk.gov.nsor.foundation.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

/**
 * Draws on one page. Each glyph is put where the {@link Shaper} has it, and each line carries its text as {@code
 * ActualText}, in the order it is read, and its language: software that reads the PDF could not derive it from joined
 * and reordered glyphs alone.
 */
final class PageWriter implements AutoCloseable {

    private static final COSName ACTUAL_TEXT = COSName.getPDFName("ActualText");
    private static final COSName SPAN = COSName.getPDFName("Span");
    private static final COSName FIGURE = COSName.getPDFName("Figure");
    private static final COSName ARTIFACT = COSName.getPDFName("Artifact");
    private static final float PALE = 0.16f;
    private static final double SLANT = Math.toRadians(32);
    private static final float BETWEEN_COLUMNS = 60f;
    private static final float BETWEEN_ROWS = 88f;

    private final EmbeddedFonts fonts;
    private final PDResources resources = new PDResources();
    private final OutputStream content;
    private final ContentStreamWriter writer;

    PageWriter(PDDocument document, PDPage page, EmbeddedFonts fonts) throws IOException {
        this.fonts = fonts;
        var stream = new PDStream(document);
        page.setContents(stream);
        page.setResources(resources);
        content = stream.createOutputStream(COSName.FLATE_DECODE);
        writer = new ContentStreamWriter(content);
    }

    void line(Line line, float x, float y, Locale language) throws IOException {
        if (line.runs().isEmpty()) {
            return;
        }
        said(line.text(), line, x, y, language);
    }

    /** Stored once in the file, however often it is drawn. */
    void picture(PageLayout.PlacedPicture placed, PDImageXObject image) throws IOException {
        var properties = new COSDictionary();
        properties.setItem(COSName.ALT, new COSString(placed.picture().said()));
        properties.setString(COSName.LANG, placed.language().toLanguageTag());
        write(OperatorName.BEGIN_MARKED_CONTENT_SEQ, FIGURE, properties);
        write(OperatorName.SAVE);
        write(
                OperatorName.CONCAT,
                number(placed.width()),
                number(0),
                number(0),
                number(placed.height()),
                number(placed.x()),
                number(placed.y()));
        write(OperatorName.DRAW_OBJECT, resources.add(image));
        write(OperatorName.RESTORE);
        write(OperatorName.END_MARKED_CONTENT);
    }

    private void said(String text, Line line, float x, float y, Locale language) throws IOException {
        var properties = new COSDictionary();
        properties.setString(COSName.LANG, language.toLanguageTag());
        properties.setItem(ACTUAL_TEXT, new COSString(text));
        write(OperatorName.BEGIN_MARKED_CONTENT_SEQ, SPAN, properties);
        glyphs(line, x, y);
        write(OperatorName.END_MARKED_CONTENT);
    }

    void rule(float x, float y, float width) throws IOException {
        write(OperatorName.BEGIN_MARKED_CONTENT, ARTIFACT);
        write(OperatorName.SET_LINE_WIDTH, number(0.5f));
        write(OperatorName.MOVE_TO, number(x), number(y));
        write(OperatorName.LINE_TO, number(x + width), number(y));
        write(OperatorName.STROKE_PATH);
        write(OperatorName.END_MARKED_CONTENT);
    }

    void frame(PageLayout.Box box) throws IOException {
        write(OperatorName.BEGIN_MARKED_CONTENT, ARTIFACT);
        write(OperatorName.SET_LINE_WIDTH, number(0.8f));
        write(OperatorName.APPEND_RECT, number(box.x()), number(box.y()), number(box.width()), number(box.height()));
        write(OperatorName.STROKE_PATH);
        write(OperatorName.END_MARKED_CONTENT);
    }

    /**
     * Drawn over the content, so that nothing on the page hides it; rows are shifted against each other. A screen
     * reader reads it once.
     */
    void watermark(Line line, Locale language) throws IOException {
        var pale = new PDExtendedGraphicsState();
        pale.setNonStrokingAlphaConstant(PALE);
        write(OperatorName.BEGIN_MARKED_CONTENT, ARTIFACT);
        write(OperatorName.SAVE);
        write(OperatorName.SET_GRAPHICS_STATE_PARAMS, resources.add(pale));
        write(OperatorName.CONCAT, slanted());
        var step = line.width() + BETWEEN_COLUMNS;
        var reach = PageLayout.HEIGHT;
        var row = 0;
        var text = line.text();
        for (var y = -reach / 2; y < reach; y += BETWEEN_ROWS) {
            for (var x = -(row++ % 3) * step / 3; x < reach * 1.2f; x += step) {
                if (touchesThePage(x, y, line.width())) {
                    said(text, line, x, y, language);
                    text = "";
                }
            }
        }
        write(OperatorName.RESTORE);
        write(OperatorName.END_MARKED_CONTENT);
    }

    private static COSBase[] slanted() {
        var cosine = (float) Math.cos(SLANT);
        var sine = (float) Math.sin(SLANT);
        return new COSBase[] {number(cosine), number(sine), number(-sine), number(cosine), number(0), number(0)};
    }

    /** Whether any of its points, ten points of the page apart, is on the page. */
    private static boolean touchesThePage(float x, float y, float width) {
        for (var along = 0f; along <= width; along += 10f) {
            var right = (x + along) * Math.cos(SLANT) - y * Math.sin(SLANT);
            var up = (x + along) * Math.sin(SLANT) + y * Math.cos(SLANT);
            if (right > 0 && right < PageLayout.WIDTH && up > 0 && up < PageLayout.HEIGHT) {
                return true;
            }
        }
        return false;
    }

    private void glyphs(Line line, float x, float y) throws IOException {
        write(OperatorName.BEGIN_TEXT);
        for (var run : line.runs()) {
            var font = fonts.with(run.face(), run.glyphs());
            write(
                    OperatorName.SET_FONT_AND_SIZE,
                    resources.add(font),
                    number(line.style().size()));
            for (var glyph = 0; glyph < run.glyphs().length; glyph++) {
                write(
                        OperatorName.SET_MATRIX,
                        number(1),
                        number(0),
                        number(0),
                        number(1),
                        number(x + run.x()[glyph]),
                        number(y - run.y()[glyph]));
                write(OperatorName.SHOW_TEXT, new COSString(font.encodeGlyphId(run.glyphs()[glyph]), true));
            }
        }
        write(OperatorName.END_TEXT);
    }

    /** In thousandths of a point. */
    private static COSBase number(float value) {
        return new COSFloat(Math.round(value * 1000) / 1000f);
    }

    private void write(String operator, COSBase... operands) throws IOException {
        for (var operand : operands) {
            writer.writeToken(operand);
        }
        writer.writeToken(Operator.getOperator(operator));
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}

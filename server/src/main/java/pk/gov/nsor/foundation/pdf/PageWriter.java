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
import org.jspecify.annotations.Nullable;

/**
 * Draws on one page, each piece of content as part of its element ({@link Tag}). Each glyph is put where the {@link Shaper} has it, and each line carries its text as {@code
 * ActualText}, in the order it is read, and its language: software that reads the PDF could not derive it from joined
 * and reordered glyphs alone.
 */
final class PageWriter implements AutoCloseable {

    private static final COSName ACTUAL_TEXT = COSName.getPDFName("ActualText");
    private static final COSName SPAN = COSName.getPDFName("Span");
    private static final COSName ARTIFACT = COSName.getPDFName("Artifact");
    private static final float PALE = 0.16f;
    private static final double SLANT = Math.toRadians(32);
    private static final float BETWEEN_COLUMNS = 60f;
    private static final float BETWEEN_ROWS = 88f;

    private final EmbeddedFonts fonts;
    private final PDResources resources = new PDResources();
    private final OutputStream content;
    private final ContentStreamWriter writer;

    private final int number;
    private int pieces;

    /** @param number of the page, from 0 */
    PageWriter(PDDocument document, PDPage page, int number, EmbeddedFonts fonts) throws IOException {
        this.number = number;
        this.fonts = fonts;
        var stream = new PDStream(document);
        page.setContents(stream);
        page.setResources(resources);
        content = stream.createOutputStream(COSName.FLATE_DECODE);
        writer = new ContentStreamWriter(content);
    }

    /** What is drawn from here on is so many times as large. */
    void enlarge(float scale) throws IOException {
        if (scale != 1f) {
            write(OperatorName.CONCAT, number(scale), number(0), number(0), number(scale), number(0), number(0));
        }
    }

    void line(PageLayout.PlacedLine placed) throws IOException {
        if (placed.line().runs().isEmpty()) {
            return;
        }
        begin(placed.tag());
        var text = placed.line().text() + (placed.goesOn() ? " " : "");
        said(text, placed.line(), placed.x(), placed.y(), placed.language());
        write(OperatorName.END_MARKED_CONTENT);
    }

    /** Begins a piece of an element, or what screen readers pass over. */
    private void begin(@Nullable Tag tag) throws IOException {
        if (tag == null) {
            artifact("Pagination");
            return;
        }
        var properties = new COSDictionary();
        properties.setInt(COSName.MCID, pieces);
        tag.drawn(new Tag.Content(number, pieces++));
        write(
                OperatorName.BEGIN_MARKED_CONTENT_SEQ,
                COSName.getPDFName(tag.role().type()),
                properties);
    }

    private void artifact(String type) throws IOException {
        var properties = new COSDictionary();
        properties.setName(COSName.TYPE, type);
        write(OperatorName.BEGIN_MARKED_CONTENT_SEQ, ARTIFACT, properties);
    }

    /** Stored once in the file, however often it is drawn. */
    void picture(PageLayout.PlacedPicture placed, PDImageXObject image) throws IOException {
        begin(placed.tag());
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

    /** As one path, so that no gaps show between the modules. */
    void qr(PageLayout.PlacedQr placed) throws IOException {
        var modules = placed.modules();
        var module = placed.side() / modules.size();
        begin(placed.tag());
        write(OperatorName.SAVE);
        write(OperatorName.NON_STROKING_GRAY, number(1));
        write(
                OperatorName.APPEND_RECT,
                number(placed.x()),
                number(placed.y()),
                number(placed.side()),
                number(placed.side()));
        write(OperatorName.FILL_NON_ZERO);
        write(OperatorName.NON_STROKING_GRAY, number(0));
        for (var row = 0; row < modules.size(); row++) {
            for (var column = 0; column < modules.size(); column++) {
                if (modules.isDark(column, row)) {
                    write(
                            OperatorName.APPEND_RECT,
                            number(placed.x() + column * module),
                            number(placed.y() + placed.side() - (row + 1) * module),
                            number(module),
                            number(module));
                }
            }
        }
        write(OperatorName.FILL_NON_ZERO);
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
        artifact("Pagination");
        write(OperatorName.SET_LINE_WIDTH, number(0.5f));
        write(OperatorName.MOVE_TO, number(x), number(y));
        write(OperatorName.LINE_TO, number(x + width), number(y));
        write(OperatorName.STROKE_PATH);
        write(OperatorName.END_MARKED_CONTENT);
    }

    void box(PageLayout.Box box) throws IOException {
        artifact("Layout");
        write(OperatorName.SAVE);
        write(OperatorName.SET_LINE_WIDTH, number(0.8f));
        write(
                OperatorName.NON_STROKING_GRAY,
                number(
                        switch (box.paint()) {
                            case FRAME, RULE -> 0f;
                            case BAR -> 0.45f;
                        }));
        write(OperatorName.APPEND_RECT, number(box.x()), number(box.y()), number(box.width()), number(box.height()));
        write(box.paint() == PageLayout.Paint.FRAME ? OperatorName.STROKE_PATH : OperatorName.FILL_NON_ZERO);
        write(OperatorName.RESTORE);
        write(OperatorName.END_MARKED_CONTENT);
    }

    /** Drawn behind the text and over pictures; rows are shifted against each other. */
    void watermark(Line line, Locale language) throws IOException {
        var pale = new PDExtendedGraphicsState();
        pale.setNonStrokingAlphaConstant(PALE);
        artifact("Pagination");
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
        missing(line, x, y);
        write(OperatorName.BEGIN_TEXT);
        for (var run : line.runs()) {
            var font = fonts.with(run.face(), run.glyphs(), run.said());
            write(
                    OperatorName.SET_FONT_AND_SIZE,
                    resources.add(font),
                    number(line.style().size()));
            for (var glyph = 0; glyph < run.glyphs().length; glyph++) {
                if (run.glyphs()[glyph] == EmbeddedFonts.MISSING) {
                    continue;
                }
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

    /** An empty box for each character that no font has; the glyph for it is not allowed (PDF/UA-1, 7.21.8). */
    private void missing(Line line, float x, float y) throws IOException {
        var size = line.style().size();
        for (var run : line.runs()) {
            for (var glyph = 0; glyph < run.glyphs().length; glyph++) {
                if (run.glyphs()[glyph] == EmbeddedFonts.MISSING) {
                    write(OperatorName.SET_LINE_WIDTH, number(0.5f));
                    write(
                            OperatorName.APPEND_RECT,
                            number(x + run.x()[glyph] + size * 0.05f),
                            number(y),
                            number(size * 0.4f),
                            number(size * 0.65f));
                    write(OperatorName.STROKE_PATH);
                }
            }
        }
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

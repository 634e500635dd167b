package pk.gov.nsor.testing;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/** FIRs as PDFs: typed, scanned, and as nobody's scanner makes them. */
public final class Firs {

    private Firs() {}

    /** A page with a text layer, one line beneath the other. */
    public static byte[] page(String... lines) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(60, 700);
                for (String line : lines) {
                    content.showText(line);
                    content.newLineAtOffset(0, -30);
                }
                content.endText();
            }
            return saved(document);
        }
    }

    /** A page whose text is a picture. */
    public static byte[] scan(String text) throws IOException {
        BufferedImage picture = new BufferedImage(827, 1169, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setFont(graphics.getFont().deriveFont(Font.BOLD, 28f));
        graphics.drawString(text, 80, 200);
        graphics.dispose();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDImageXObject image = LosslessFactory.createFromImage(document, picture);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(image, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
            }
            return saved(document);
        }
    }

    /** A page with a picture that is packed so; what it has is no such picture. */
    public static byte[] packedAs(COSName filter) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDStream stream = new PDStream(
                    document, new ByteArrayInputStream("no picture".getBytes(StandardCharsets.ISO_8859_1)));
            COSStream picture = stream.getCOSObject();
            picture.setItem(COSName.TYPE, COSName.XOBJECT);
            picture.setItem(COSName.SUBTYPE, COSName.IMAGE);
            picture.setInt(COSName.WIDTH, 100);
            picture.setInt(COSName.HEIGHT, 100);
            picture.setInt(COSName.BITS_PER_COMPONENT, 8);
            picture.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
            picture.setItem(COSName.FILTER, filter);
            draws(document, page, "q 500 0 0 500 0 0 cm /P Do Q", "P", picture);
            return saved(document);
        }
    }

    /** A page that draws a form so many times, which draws another so many times, and so on. */
    public static byte[] nested(int depth, int times) throws IOException {
        try (PDDocument document = new PDDocument()) {
            COSStream inner = form(document, "0 0 1 1 re f", null);
            for (int at = 1; at < depth; at++) {
                inner = form(document, "/P Do ".repeat(times), inner);
            }
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            draws(document, page, "/P Do", "P", inner);
            return saved(document);
        }
    }

    /** An empty page of this width and height, in points. */
    public static byte[] sized(float width, float height) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage(new PDRectangle(width, height)));
            return saved(document);
        }
    }

    private static COSStream form(PDDocument document, String drawing, @Nullable COSStream inner) throws IOException {
        PDFormXObject form = new PDFormXObject(document);
        form.setBBox(new PDRectangle(100, 100));
        PDResources resources = new PDResources();
        if (inner != null) {
            resources.getCOSObject().setItem(COSName.XOBJECT, named("P", inner));
        }
        form.setResources(resources);
        try (var out = form.getContentStream().createOutputStream()) {
            out.write(drawing.getBytes(StandardCharsets.ISO_8859_1));
        }
        return form.getCOSObject();
    }

    private static void draws(PDDocument document, PDPage page, String drawing, String name, COSStream part)
            throws IOException {
        PDStream contents =
                new PDStream(document, new ByteArrayInputStream(drawing.getBytes(StandardCharsets.ISO_8859_1)));
        page.setContents(contents);
        PDResources resources = new PDResources();
        resources.getCOSObject().setItem(COSName.XOBJECT, named(name, part));
        page.setResources(resources);
    }

    private static COSDictionary named(String name, COSStream part) {
        COSDictionary named = new COSDictionary();
        named.setItem(COSName.getPDFName(name), part);
        return named;
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes, CompressParameters.NO_COMPRESSION);
        return bytes.toByteArray();
    }
}

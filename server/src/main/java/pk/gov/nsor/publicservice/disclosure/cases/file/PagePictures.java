package pk.gov.nsor.publicservice.disclosure.cases.file;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.record.register.picture.PictureMaker;

/**
 * Makes pictures of a file's pages: to be marked, and with black boxes to be kept. What is kept is made of these pictures
 * alone, in which the boxes are painted before they are packed. So nothing under a box can be had from it: there is no text,
 * no layer beneath, no attachment, no earlier version, no small picture of a page.
 */
final class PagePictures {

    /** As photographs of papers have: some 200 dots an inch of A4. */
    private static final int KEPT_SIDE = 2_400;

    private static final int SHOWN_SIDE = 1_200;
    private static final float KEPT_QUALITY = 0.7f;
    private static final float SHOWN_QUALITY = 0.6f;

    /** A page as long as its picture has dots, by 200 an inch. */
    private static final float POINTS_A_PIXEL = 72f / 200;

    private PagePictures() {}

    /** @param isSuspects whether a name or a number is the suspect's */
    static List<ShownPage> shown(DisclosureFile file, Predicate<String> isSuspects, ReadingLimit limit)
            throws IOException {
        if (file.type() == DisclosureFile.Type.JPEG) {
            return List.of(shown(scaled(picture(file.content()), SHOWN_SIDE), List.of()));
        }
        List<ShownPage> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(new LimitedRead(file.content(), limit))) {
            PageDrawing drawing = new PageDrawing(document, limit);
            for (int at = 0; at < document.getNumberOfPages(); at++) {
                List<Box> proposed = ProposedBoxes.of(TextPlaces.of(document, at, limit), isSuspects);
                pages.add(shown(drawing.page(at, SHOWN_SIDE), proposed));
            }
        }
        return pages;
    }

    /** How many boxes {@link #shown} proposes. */
    static int proposed(DisclosureFile file, Predicate<String> isSuspects, ReadingLimit limit) throws IOException {
        int proposed = 0;
        if (file.type() == DisclosureFile.Type.PDF) {
            try (PDDocument document = Loader.loadPDF(new LimitedRead(file.content(), limit))) {
                for (int at = 0; at < document.getNumberOfPages(); at++) {
                    proposed += ProposedBoxes.of(TextPlaces.of(document, at, limit), isSuspects)
                            .size();
                }
            }
        }
        return proposed;
    }

    private static ShownPage shown(BufferedImage picture, List<Box> proposed) {
        return new ShownPage(
                PictureMaker.jpeg(picture, SHOWN_QUALITY), picture.getWidth(), picture.getHeight(), proposed);
    }

    /** @throws InvalidValueException where a box is on a page that is not there */
    static DisclosureFile blackened(DisclosureFile file, Blackening blackening, ReadingLimit limit) throws IOException {
        blackening.check(file.pages());
        if (file.type() == DisclosureFile.Type.JPEG) {
            BufferedImage picture = picture(file.content());
            blacken(picture, blackening.on(1));
            return new DisclosureFile(DisclosureFile.Type.JPEG, 1, PictureMaker.jpeg(picture, KEPT_QUALITY));
        }
        try (PDDocument document = Loader.loadPDF(new LimitedRead(file.content(), limit));
                PDDocument made = new PDDocument()) {
            PageDrawing drawing = new PageDrawing(document, limit);
            for (int at = 0; at < document.getNumberOfPages(); at++) {
                BufferedImage picture = drawing.page(at, KEPT_SIDE);
                blacken(picture, blackening.on(at + 1));
                add(made, picture);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            made.save(bytes, CompressParameters.NO_COMPRESSION);
            return new DisclosureFile(DisclosureFile.Type.PDF, made.getNumberOfPages(), bytes.toByteArray());
        }
    }

    private static void add(PDDocument made, BufferedImage picture) throws IOException {
        PDPage page =
                new PDPage(new PDRectangle(picture.getWidth() * POINTS_A_PIXEL, picture.getHeight() * POINTS_A_PIXEL));
        made.addPage(page);
        PDImageXObject image = JPEGFactory.createFromByteArray(made, PictureMaker.jpeg(picture, KEPT_QUALITY));
        try (PDPageContentStream content = new PDPageContentStream(made, page)) {
            content.drawImage(
                    image,
                    0,
                    0,
                    page.getMediaBox().getWidth(),
                    page.getMediaBox().getHeight());
        }
    }

    /** Rounded to the outside: half a dot of a letter tells something. */
    private static void blacken(BufferedImage picture, List<Box> boxes) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.BLACK);
        for (Box box : boxes) {
            int left = box.left() * picture.getWidth() / Box.WHOLE;
            int top = box.top() * picture.getHeight() / Box.WHOLE;
            int right = Math.ceilDiv((box.left() + box.width()) * picture.getWidth(), Box.WHOLE);
            int bottom = Math.ceilDiv((box.top() + box.height()) * picture.getHeight(), Box.WHOLE);
            graphics.fillRect(left, top, right - left, bottom - top);
        }
        graphics.dispose();
    }

    private static BufferedImage picture(byte[] jpeg) throws IOException {
        return ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)));
    }

    private static BufferedImage scaled(BufferedImage picture, int longest) {
        double scale = Math.min(1, (double) longest / Math.max(picture.getWidth(), picture.getHeight()));
        int width = (int) Math.max(1, Math.round(picture.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(picture.getHeight() * scale));
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }
}

package pk.gov.nsor.publicservice.disclosure.cases.file;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * Draws pages of a cleaned PDF as pictures, with a limit to the work of each drawing. A picture that cannot be drawn refuses the
 * file: a page with a hole is no copy of the paper.
 */
final class PageDrawing extends PDFRenderer {

    static {
        OwnFonts.alone();
    }

    /** A page drawn within a page, and so on: each holds a picture as large as the page. */
    private static final int DEEPEST = 6;

    /** For each thing that is drawn; a scan has one or some dozens a page. */
    private static final int STEPS_A_DRAWING = 100;

    private final ReadingLimit limit;

    PageDrawing(PDDocument document, ReadingLimit limit) {
        super(document);
        this.limit = limit;
        setSubsamplingAllowed(true);
    }

    /**
     * A page as it is shown, on white.
     *
     * @param at from 0
     * @param longest of its sides, in pixels
     * @throws InvalidValueException where the limit is reached, or a picture is of a kind that is not drawn here
     */
    BufferedImage page(int at, int longest) throws IOException {
        PDRectangle box = document.getPage(at).getCropBox();
        float side = Math.max(box.getWidth(), box.getHeight());
        if (!(side > 0) || Math.min(box.getWidth(), box.getHeight()) / side * longest < 1) {
            throw PdfCleaner.damaged();
        }
        return renderImage(at, longest / side, ImageType.RGB);
    }

    /** Whether it is shown turned by a quarter. */
    static boolean isTurned(PDPage page) {
        return page.getRotation() % 180 != 0;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new Drawer(parameters);
    }

    private final class Drawer extends PageDrawer {

        private int depth;

        Drawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            limit.step(STEPS_A_DRAWING);
            super.processOperator(operator, operands);
        }

        @Override
        public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
            if (depth == DEEPEST) {
                throw PdfCleaner.damaged();
            }
            depth++;
            try {
                super.showTransparencyGroup(form);
            } finally {
                depth--;
            }
        }

        @Override
        protected void operatorException(Operator operator, List<COSBase> operands, IOException failed)
                throws IOException {
            if (failed instanceof MissingImageReaderException) {
                throw new InvalidValueException(
                        "disclosure.file.picture",
                        "A picture in this PDF is of a kind that cannot be drawn here (JBIG2 or JPEG 2000). Print it into a"
                                + " PDF again, or scan the paper as JPEG.");
            }
            super.operatorException(operator, operands, failed);
        }
    }
}

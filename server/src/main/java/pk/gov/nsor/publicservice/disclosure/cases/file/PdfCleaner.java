package pk.gov.nsor.publicservice.disclosure.cases.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * Builds a PDF anew of what can be seen of its pages. Scripts, actions, links, attachments, forms, comments, and whatever
 * says who made it, do not go on; what was typed into a form becomes part of its page.
 */
final class PdfCleaner {

    static final int MOST_PAGES = 30;
    static final long MOST_PIXELS = 40_000_000;

    private PdfCleaner() {}

    /**
     * @param limit counts what the reader reads of the file, however often it reads it
     * @throws InvalidValueException where it is encrypted, damaged, too long, a form that only some programs can show, or the
     *     limit is reached
     */
    static DisclosureFile clean(byte[] file, ReadingLimit limit) {
        try (PDDocument document = Loader.loadPDF(new LimitedRead(file, limit))) {
            if (document.isEncrypted()) {
                throw encrypted();
            }
            flatten(document, limit);
            List<COSDictionary> pages = PdfPages.of(document.getDocument().getTrailer());
            pages.forEach(PdfParts::strip);
            document.getDocument().setTrailer(trailer(pages));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(file.length);
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return new DisclosureFile(DisclosureFile.Type.PDF, pages.size(), bytes.toByteArray());
        } catch (InvalidPasswordException locked) {
            throw encrypted();
        } catch (InvalidValueException refused) {
            throw refused;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError unreadable) {
            // What readers throw at files that were made to break them is anything. Memory: of an array that a file
            // says is
            // as large as a file can say.
            throw damaged();
        }
    }

    private static void flatten(PDDocument document, ReadingLimit limit) throws IOException {
        // Without what would draw missing parts with fonts of this machine.
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            return;
        }
        if (form.xfaIsDynamic()) {
            throw PdfForms.refused();
        }
        PdfForms.check(PdfPages.of(document.getDocument().getTrailer()), form, limit);
        form.flatten(form.getFields(), false);
    }

    private static COSDictionary trailer(List<COSDictionary> pages) {
        COSDictionary tree = new COSDictionary();
        COSArray kids = new COSArray();
        for (COSDictionary page : pages) {
            page.setItem(COSName.PARENT, tree);
            kids.add(page);
        }
        tree.setItem(COSName.TYPE, COSName.PAGES);
        tree.setItem(COSName.KIDS, kids);
        tree.setInt(COSName.COUNT, pages.size());
        COSDictionary catalog = new COSDictionary();
        catalog.setItem(COSName.TYPE, COSName.CATALOG);
        catalog.setItem(COSName.PAGES, tree);
        COSDictionary trailer = new COSDictionary();
        trailer.setItem(COSName.ROOT, catalog);
        return trailer;
    }

    static InvalidValueException damaged() {
        return new InvalidValueException(
                "disclosure.file.damaged",
                "This PDF is cut off or damaged. Scan the paper again and send the new file.");
    }

    private static InvalidValueException encrypted() {
        return new InvalidValueException(
                "disclosure.file.encrypted",
                "This PDF is encrypted or has a password. Send it without, or scan the paper.");
    }
}

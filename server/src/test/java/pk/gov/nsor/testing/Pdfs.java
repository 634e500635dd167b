package pk.gov.nsor.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/** PDFs as scanners make them, and as nobody's scanner does. */
public final class Pdfs {

    private Pdfs() {}

    /** With a grey square on each page. */
    public static byte[] pages(int count) {
        return made(count, document -> {});
    }

    /** Nobody opens it without the password; with none, where that is empty. */
    public static byte[] encrypted(String password) {
        return made(1, document -> {
            StandardProtectionPolicy policy =
                    new StandardProtectionPolicy("the owner's", password, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
        });
    }

    /** With a script, an action that starts a program, a link to one, an attachment, and who made it. */
    public static byte[] active() {
        return made(2, document -> {
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('script')"));
            PDAnnotationLink link = new PDAnnotationLink();
            PDActionLaunch launch = new PDActionLaunch();
            launch.getCOSObject().setString(COSName.F, "calc.exe");
            link.setAction(launch);
            document.getPage(0).setAnnotations(new ArrayList<>(List.of(link)));
            PDComplexFileSpecification attached = new PDComplexFileSpecification();
            attached.setFile("attached.exe");
            attached.setEmbeddedFile(new PDEmbeddedFile(
                    document, new java.io.ByteArrayInputStream("MZ attached".getBytes(StandardCharsets.ISO_8859_1))));
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of("attached.exe", attached));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            document.getDocumentInformation().setAuthor("A survivor's lawyer");
        });
    }

    /** With a form, whose one field shows a small square. */
    public static byte[] filledIn() {
        return made(1, document -> {
            PDAcroForm form = new PDAcroForm(document);
            PDTextField field = new PDTextField(form);
            field.setPartialName("name");
            form.getFields().add(field);
            PDAnnotationWidget widget = field.getWidgets().getFirst();
            widget.setRectangle(new PDRectangle(100, 500, 50, 50));
            widget.setPage(document.getPage(0));
            PDAppearanceStream looks = new PDAppearanceStream(document);
            looks.setBBox(new PDRectangle(50, 50));
            try (var drawing = looks.getContentStream().createOutputStream()) {
                drawing.write("11 12 13 14 re f".getBytes(StandardCharsets.ISO_8859_1));
            }
            PDAppearanceDictionary appearances = new PDAppearanceDictionary();
            appearances.setNormalAppearance(looks);
            widget.setAppearance(appearances);
            document.getPage(0).setAnnotations(new ArrayList<>(List.of(widget)));
            document.getDocumentCatalog().setAcroForm(form);
        });
    }

    /**
     * A page whose contents are packed so.
     *
     * @param filter as it stands in the file, for example {@code /FlateDecode}
     */
    public static byte[] packed(String filter, byte[] contents) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<Integer> places = new ArrayList<>();
        write(file, "%PDF-1.5\n");
        object(file, places, "<< /Type /Catalog /Pages 2 0 R >>");
        object(file, places, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        object(file, places, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>");
        places.add(file.size());
        write(file, places.size() + " 0 obj\n<< /Length " + contents.length + " /Filter " + filter + " >>\nstream\n");
        file.writeBytes(contents);
        write(file, "\nendstream\nendobj\n");
        int table = file.size();
        write(file, "xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
        places.forEach(place -> write(file, "%010d 00000 n \n".formatted(place)));
        write(file, "trailer\n<< /Size " + (places.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return file.toByteArray();
    }

    /** How many pages it has. */
    public static int pagesOf(byte[] file) {
        try (PDDocument document = Loader.loadPDF(file)) {
            return document.getNumberOfPages();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is drawn on the first page, in the words of PDF. */
    public static String drawn(byte[] file) {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new String(document.getPage(0).getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void object(ByteArrayOutputStream file, List<Integer> places, String content) {
        places.add(file.size());
        write(file, places.size() + " 0 obj\n" + content + "\nendobj\n");
    }

    private static void write(ByteArrayOutputStream file, String text) {
        file.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] made(int count, Change change) {
        try (PDDocument document = new PDDocument()) {
            for (int at = 0; at < count; at++) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream drawing = new PDPageContentStream(document, page)) {
                    drawing.setNonStrokingColor(0.5f);
                    drawing.addRect(100, 100, 200, 200);
                    drawing.fill();
                }
            }
            change.to(document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What is done to a document before it is written. */
    @FunctionalInterface
    private interface Change {
        void to(PDDocument document) throws IOException;
    }
}

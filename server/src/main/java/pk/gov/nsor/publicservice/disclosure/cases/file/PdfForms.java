package pk.gov.nsor.publicservice.disclosure.cases.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** How large a form may be that is drawn into its pages: that reads the pages' contents as a whole, in memory. */
final class PdfForms {

    static final int MOST_FIELDS = 2_000;
    private static final int MOST_PARTS = 64;
    private static final int MOST_CONTENTS = 4 << 20;

    private PdfForms() {}

    /** @throws InvalidValueException where it has more fields, or its pages more contents, than a form has */
    static void check(List<COSDictionary> pages, PDAcroForm form, ReadingLimit limit) throws IOException {
        long fields = 0;
        for (PDField field : form.getFieldTree()) {
            limit.step(1);
            fields += Math.max(1, field.getWidgets().size());
            require(fields <= MOST_FIELDS);
        }
        long contents = 0;
        for (COSDictionary page : pages) {
            contents += contents(page.getDictionaryObject(COSName.CONTENTS), limit);
            require(contents <= MOST_CONTENTS);
        }
    }

    private static long contents(COSBase value, ReadingLimit limit) throws IOException {
        if (value instanceof COSStream stream) {
            try (InputStream unpacked = stream.createInputStream()) {
                int bytes = unpacked.readNBytes(MOST_CONTENTS + 1).length;
                limit.step(bytes);
                return bytes;
            }
        }
        long bytes = 0;
        if (value instanceof COSArray parts) {
            require(parts.size() <= MOST_PARTS);
            for (int at = 0; at < parts.size() && bytes <= MOST_CONTENTS; at++) {
                bytes += parts.getObject(at) instanceof COSStream part ? contents(part, limit) : 0;
            }
        }
        return bytes;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw refused();
        }
    }

    static InvalidValueException refused() {
        return new InvalidValueException(
                "disclosure.file.form",
                "This form shows its pages in one program alone. Print it into a PDF and send that.");
    }
}

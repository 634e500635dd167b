package pk.gov.nsor.publicservice.disclosure.cases.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** The pages of a PDF, each with nothing but what is needed to see it. */
final class PdfPages {

    private static final List<COSName> INHERITED =
            List.of(COSName.RESOURCES, COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE);
    private static final COSName USER_UNIT = COSName.getPDFName("UserUnit");
    private static final int DEEPEST = 32;

    private final List<COSDictionary> pages = new ArrayList<>();
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private PdfPages() {}

    /** @throws InvalidValueException where there is none, or too many */
    static List<COSDictionary> of(COSDictionary trailer) {
        PdfPages found = new PdfPages();
        COSDictionary root = trailer.getCOSDictionary(COSName.ROOT);
        COSDictionary tree = root == null ? null : root.getCOSDictionary(COSName.PAGES);
        if (tree != null) {
            found.collect(tree, new COSDictionary(), 0);
        }
        if (found.pages.isEmpty()) {
            throw PdfCleaner.damaged();
        }
        return found.pages;
    }

    private void collect(COSDictionary node, COSDictionary above, int depth) {
        if (depth > DEEPEST || !seen.add(node)) {
            throw PdfCleaner.damaged();
        }
        COSDictionary inherited = new COSDictionary();
        for (COSName key : INHERITED) {
            COSBase own = node.getDictionaryObject(key);
            COSBase value = own == null ? above.getDictionaryObject(key) : own;
            if (value != null) {
                inherited.setItem(key, value);
            }
        }
        COSArray kids = node.getCOSArray(COSName.KIDS);
        if (kids == null) {
            add(node, inherited);
            return;
        }
        for (int at = 0; at < kids.size(); at++) {
            if (kids.getObject(at) instanceof COSDictionary kid) {
                collect(kid, inherited, depth + 1);
            }
        }
    }

    private void add(COSDictionary node, COSDictionary page) {
        if (pages.size() == PdfCleaner.MOST_PAGES) {
            throw new InvalidValueException(
                    "disclosure.file.pages",
                    "This PDF has more than %s pages. Send the pages of the FIR or the form alone.",
                    PdfCleaner.MOST_PAGES);
        }
        page.setItem(COSName.TYPE, COSName.PAGE);
        for (COSName key : List.of(COSName.CONTENTS, USER_UNIT)) {
            COSBase value = node.getDictionaryObject(key);
            if (value != null) {
                page.setItem(key, value);
            }
        }
        pages.add(page);
    }
}

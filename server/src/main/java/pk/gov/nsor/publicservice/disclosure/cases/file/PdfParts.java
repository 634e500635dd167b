package pk.gov.nsor.publicservice.disclosure.cases.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * All that a page is drawn with: fonts, pictures, patterns. Whatever does not contribute to its appearance is removed.
 */
final class PdfParts {

    private static final List<COSName> DROPPED = names(
            "A",
            "AA",
            "AF",
            "AcroForm",
            "Alternates",
            "Annots",
            "EF",
            "JS",
            "JavaScript",
            "Metadata",
            "Names",
            "OPI",
            "OpenAction",
            "P",
            "Parent",
            "PieceInfo",
            "Ref",
            "StructParent",
            "StructParents",
            "URI");

    /** Of parts with contents of their own: where these lie in another file. */
    private static final List<COSName> ELSEWHERE = names("F", "FFilter", "FDecodeParms");

    /** Whose keys are names that the page gave, and mean nothing by themselves. */
    private static final Set<COSName> NAMING = Set.copyOf(names(
            "CharProcs",
            "ColorSpace",
            "Colorants",
            "ExtGState",
            "Font",
            "Pattern",
            "Properties",
            "Shading",
            "XObject"));

    private record Part(COSBase value, boolean isNaming) {}

    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Part> waiting = new ArrayDeque<>();

    private PdfParts() {}

    /** @throws InvalidValueException where a picture is too large to be shown, or a part is packed twice */
    static void strip(COSDictionary page) {
        PdfParts parts = new PdfParts();
        for (COSName key : List.of(COSName.RESOURCES, COSName.CONTENTS)) {
            parts.add(page.getItem(key), false);
        }
        while (!parts.waiting.isEmpty()) {
            parts.go(parts.waiting.remove());
        }
    }

    private void go(Part part) {
        switch (part.value()) {
            case COSDictionary dictionary -> {
                if (!part.isNaming()) {
                    DROPPED.forEach(dictionary::removeItem);
                }
                if (dictionary instanceof COSStream stream) {
                    check(stream);
                }
                for (COSName key : List.copyOf(dictionary.keySet())) {
                    add(dictionary.getItem(key), NAMING.contains(key) && !part.isNaming());
                }
            }
            case COSArray array -> {
                for (int at = 0; at < array.size(); at++) {
                    add(array.get(at), false);
                }
            }
            default -> {
                // A number, a name or a text.
            }
        }
    }

    private void add(COSBase value, boolean isNaming) {
        COSBase meant = value instanceof COSObject reference ? reference.getObject() : value;
        if (meant != null && seen.add(meant)) {
            waiting.add(new Part(meant, isNaming));
        }
    }

    private static void check(COSStream stream) {
        ELSEWHERE.forEach(stream::removeItem);
        PdfScan.checkFilters(filters(stream));
        if (COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
            long width = stream.getLong(COSName.WIDTH);
            long height = stream.getLong(COSName.HEIGHT);
            if (width > PdfCleaner.MOST_PIXELS
                    || height > PdfCleaner.MOST_PIXELS
                    || width * height > PdfCleaner.MOST_PIXELS) {
                throw new InvalidValueException(
                        "disclosure.file.pixels",
                        "A picture in this file has more than %s million pixels. Scan it again, coarser.",
                        PdfCleaner.MOST_PIXELS / 1_000_000);
            }
        }
    }

    private static List<String> filters(COSStream stream) {
        List<String> chain = new ArrayList<>();
        switch (stream.getFilters()) {
            case COSName name -> chain.add(name.getName());
            case COSArray array -> {
                for (int at = 0; at < array.size(); at++) {
                    chain.add(array.getObject(at) instanceof COSName name ? name.getName() : "");
                }
            }
            case null, default -> {
                // Not packed.
            }
        }
        return chain;
    }

    private static List<COSName> names(String... names) {
        return Stream.of(names).map(COSName::getPDFName).toList();
    }
}

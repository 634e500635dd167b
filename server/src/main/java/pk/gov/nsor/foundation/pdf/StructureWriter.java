package pk.gov.nsor.foundation.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.jspecify.annotations.Nullable;

/** Writes the structure of a document that is drawn: its elements, and which element each piece of a page is part of. */
final class StructureWriter {

    private static final COSName PLACEMENT = COSName.getPDFName("Placement");
    private static final COSName BLOCK = COSName.getPDFName("Block");

    private final PDDocument document;
    private final float scale;
    /** Of each page, the element of each of its pieces by the piece's number. */
    private final List<List<COSDictionary>> pieces = new ArrayList<>();

    /** @param scale how much larger the pages are than they were laid out */
    StructureWriter(PDDocument document, float scale) {
        this.document = document;
        this.scale = scale;
    }

    void write(Tag whole) {
        for (var page = 0; page < document.getNumberOfPages(); page++) {
            pieces.add(new ArrayList<>());
        }
        var root = new PDStructureTreeRoot();
        root.getCOSObject().setItem(COSName.K, element(whole, root.getCOSObject()));
        root.getCOSObject().setItem(COSName.PARENT_TREE, parents());
        root.getCOSObject().setInt(COSName.PARENT_TREE_NEXT_KEY, pieces.size());
        var catalogue = document.getDocumentCatalog();
        catalogue.setStructureTreeRoot(root);
        var marks = new PDMarkInfo();
        marks.setMarked(true);
        catalogue.setMarkInfo(marks);
        for (var page = 0; page < pieces.size(); page++) {
            document.getPage(page).setStructParents(page);
            document.getPage(page).getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
        }
    }

    private COSDictionary element(Tag tag, COSDictionary above) {
        var element = new COSDictionary();
        element.setItem(COSName.TYPE, COSName.getPDFName("StructElem"));
        element.setItem(COSName.S, COSName.getPDFName(tag.role().type()));
        element.setItem(COSName.P, above);
        if (tag.language() != null) {
            element.setString(COSName.LANG, tag.language().toLanguageTag());
        }
        if (tag.description() != null) {
            element.setItem(COSName.ALT, new COSString(tag.description()));
        }
        var attributes = attributes(tag);
        if (attributes != null) {
            element.setItem(COSName.A, attributes);
        }
        var kids = new COSArray();
        tag.below().stream().filter(below -> !below.isEmpty()).forEach(below -> kids.add(element(below, element)));
        tag.content().forEach(piece -> kids.add(reference(piece, element)));
        if (kids.size() > 0) {
            element.setItem(COSName.K, kids);
        }
        return element;
    }

    private COSBase reference(Tag.Content piece, COSDictionary element) {
        var ofPage = pieces.get(piece.page());
        while (ofPage.size() <= piece.number()) {
            ofPage.add(element);
        }
        ofPage.set(piece.number(), element);
        var reference = new COSDictionary();
        reference.setItem(COSName.TYPE, COSName.getPDFName("MCR"));
        reference.setItem(COSName.PG, document.getPage(piece.page()));
        reference.setInt(COSName.MCID, piece.number());
        return reference;
    }

    private @Nullable COSDictionary attributes(Tag tag) {
        return switch (tag.role()) {
            case LIST -> attributes("List", "ListNumbering", "Disc");
            case ROW_HEAD -> attributes("Table", "Scope", "Row");
            case COLUMN_HEAD -> attributes("Table", "Scope", "Column");
            case FIGURE -> box(Objects.requireNonNull(tag.place()));
            case DOCUMENT, SECTION, DIVISION, TITLE, HEADING, PARAGRAPH, ITEM, MARK, ITEM_BODY, TABLE, ROW, VALUE ->
                null;
        };
    }

    private static COSDictionary attributes(String owner, String key, String value) {
        var attributes = new COSDictionary();
        attributes.setItem(COSName.O, COSName.getPDFName(owner));
        attributes.setItem(COSName.getPDFName(key), COSName.getPDFName(value));
        return attributes;
    }

    private COSDictionary box(Tag.Place place) {
        var attributes = attributes("Layout", PLACEMENT.getName(), BLOCK.getName());
        var box = new COSArray();
        for (var edge : List.of(place.x(), place.y(), place.x() + place.width(), place.y() + place.height())) {
            box.add(new COSFloat(Math.round(edge * scale * 1000) / 1000f));
        }
        attributes.setItem(COSName.BBOX, box);
        return attributes;
    }

    private COSDictionary parents() {
        var numbers = new COSArray();
        for (var page = 0; page < pieces.size(); page++) {
            numbers.add(COSInteger.get(page));
            var elements = new COSArray();
            pieces.get(page).forEach(elements::add);
            numbers.add(elements);
        }
        var tree = new COSDictionary();
        tree.setItem(COSName.NUMS, numbers);
        return tree;
    }
}

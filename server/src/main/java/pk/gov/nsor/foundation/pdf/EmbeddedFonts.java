package pk.gov.nsor.foundation.pdf;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of one document, each reduced to the glyphs that are drawn. */
final class EmbeddedFonts implements AutoCloseable {

    private final PDDocument document;
    private final Map<FontFace, Embedded> fonts = new EnumMap<>(FontFace.class);

    EmbeddedFonts(PDDocument document) {
        this.document = document;
    }

    /** @param glyphs that the font has to have in the document */
    PDType0Font with(FontFace face, int[] glyphs) throws IOException {
        var embedded = fonts.get(face);
        if (embedded == null) {
            var file = new TTFParser().parse(new RandomAccessReadBufferedFile(face.trueType()));
            embedded = new Embedded(file, PDType0Font.load(document, file, true), new TreeSet<>());
            fonts.put(face, embedded);
        }
        for (var glyph : glyphs) {
            embedded.glyphs().add(glyph);
        }
        return embedded.font();
    }

    /** Once all is drawn. */
    void embed() throws IOException {
        for (var embedded : fonts.values()) {
            embedded.font().addGlyphsToSubset(embedded.glyphs());
            embedded.font().subset();
        }
    }

    @Override
    public void close() throws IOException {
        for (var embedded : fonts.values()) {
            embedded.file().close();
        }
    }

    private record Embedded(TrueTypeFont file, PDType0Font font, Set<Integer> glyphs) {}
}

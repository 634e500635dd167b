package pk.gov.nsor.foundation.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of one document, each reduced to the glyphs that are drawn. */
final class EmbeddedFonts implements AutoCloseable {

    /** The glyph for a character that a font has not; a box is drawn instead. */
    static final int MISSING = 0;

    private static final int MOST_AT_ONCE = 100;
    private static final String HEAD = """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """;

    private final PDDocument document;
    private final Map<FontFace, Embedded> fonts = new EnumMap<>(FontFace.class);

    EmbeddedFonts(PDDocument document) {
        this.document = document;
    }

    /**
     * The font for glyphs that it has to have in the document.
     *
     * @param said the characters of each glyph, by which text is found and copied
     */
    PDType0Font with(FontFace face, int[] glyphs, String[] said) throws IOException {
        var embedded = fonts.get(face);
        if (embedded == null) {
            var file = new TTFParser().parse(new RandomAccessReadBufferedFile(face.trueType()));
            embedded = new Embedded(file, PDType0Font.load(document, file, true), new TreeMap<>());
            fonts.put(face, embedded);
        }
        for (var glyph = 0; glyph < glyphs.length; glyph++) {
            if (glyphs[glyph] != MISSING) {
                embedded.glyphs().putIfAbsent(glyphs[glyph], said[glyph]);
            }
        }
        return embedded.font();
    }

    /** Once all is drawn. */
    void embed() throws IOException {
        for (var embedded : fonts.values()) {
            embedded.font().addGlyphsToSubset(embedded.glyphs().keySet());
            embedded.font().subset();
            embedded.font().getCOSObject().setItem(COSName.TO_UNICODE, characters(embedded.glyphs()));
        }
    }

    /**
     * Which characters each glyph is. The font's own table has none for glyphs that are made by joining letters, and every glyph
     * has to have some (PDF/UA-1, 7.21.7).
     */
    private PDStream characters(SortedMap<Integer, String> glyphs) throws IOException {
        var map = new StringBuilder(HEAD);
        var entries = List.copyOf(glyphs.entrySet());
        for (var from = 0; from < entries.size(); from += MOST_AT_ONCE) {
            var some = entries.subList(from, Math.min(entries.size(), from + MOST_AT_ONCE));
            map.append(some.size()).append(" beginbfchar\n");
            some.forEach(entry -> map.append("<%04X> <%s>\n".formatted(entry.getKey(), utf16(entry.getValue()))));
            map.append("endbfchar\n");
        }
        map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return new PDStream(
                document,
                new ByteArrayInputStream(map.toString().getBytes(StandardCharsets.US_ASCII)),
                COSName.FLATE_DECODE);
    }

    private static String utf16(String text) {
        return HexFormat.of()
                .withUpperCase()
                .formatHex((text.isEmpty() ? " " : text).getBytes(StandardCharsets.UTF_16BE));
    }

    @Override
    public void close() throws IOException {
        for (var embedded : fonts.values()) {
            embedded.file().close();
        }
    }

    private record Embedded(TrueTypeFont file, PDType0Font font, SortedMap<Integer, String> glyphs) {}
}

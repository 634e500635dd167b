package pk.gov.nsor.foundation.pdf;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A document before it is drawn.
 *
 * @param kind what it is, for the file's own title, such as "Certificate"; names nobody, since the title is not
 *     encrypted, is shown by every viewer and may be indexed by search on any machine
 * @param maker who made it, for the file's own author: an office or an officer, never the person it is about
 * @param made the time of creation, which is stored in the file; the same document gives the same bytes
 * @param letterhead at the top of the first page; none of papers that are not the register's own
 * @param footing the lines at the foot of each page, at most four
 */
public record PdfDocument(
        String kind,
        String maker,
        Instant made,
        Optional<Letterhead> letterhead,
        Optional<Watermark> watermark,
        List<Footing> footing,
        List<Part> parts) {

    private static final int MOST_LINES_AT_THE_FOOT = 4;
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ur"));

    /** @throws IllegalArgumentException if there is nothing to draw, or more at the foot than fits */
    public PdfDocument {
        footing = List.copyOf(footing);
        parts = List.copyOf(parts);
        if (footing.size() > MOST_LINES_AT_THE_FOOT) {
            throw new IllegalArgumentException("A paper's foot has at most " + MOST_LINES_AT_THE_FOOT + " lines");
        }
        if (parts.stream().allMatch(part -> part.blocks().isEmpty())) {
            throw new IllegalArgumentException("A paper without a block has nothing to say");
        }
    }

    /** As above, without a letterhead. */
    public PdfDocument(
            String kind,
            String maker,
            Instant made,
            Optional<Watermark> watermark,
            List<Footing> footing,
            List<Part> parts) {
        this(kind, maker, made, Optional.empty(), watermark, footing, parts);
    }

    /** A paper of the register with its letterhead, first in English and then in Urdu, with a line at the foot in each. */
    public static PdfDocument inBothLanguages(
            String kind,
            String maker,
            Instant made,
            Optional<Watermark> watermark,
            Function<Locale, Footing> footing,
            Function<Locale, Part> part) {
        return new PdfDocument(
                kind,
                maker,
                made,
                Optional.of(Letterhead.OF_THE_REGISTER),
                watermark,
                LANGUAGES.stream().map(footing).toList(),
                LANGUAGES.stream().map(part).toList());
    }

    /** @return the PDF, tagged for screen readers (PDF/UA-1, ISO 14289-1) */
    public byte[] toPdf() {
        return toPdf(PageSize.A4);
    }

    /** As above, on paper of a size. */
    public byte[] toPdf(PageSize size) {
        return new PdfWriter(this, size).print();
    }
}

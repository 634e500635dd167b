package pk.gov.nsor.foundation.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** A piece of a {@link Part}; one follows the other from top to bottom. Line breaks ({@code \n}) in texts are kept. */
public sealed interface Block {

    /** The large line at the top: the title of the document. */
    record Title(String text) implements Block {}

    /** Never placed alone at the foot of a page. */
    record Heading(String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /** Small print. */
    record Note(String text) implements Block {}

    /**
     * A row with a label and a value. A value's direction is that of its first letter, as in a page's {@code dir="auto"};
     * numbers alone run from left to right.
     */
    record Fact(String label, String value) implements Block {}

    /** The lines of a list, each with a mark before it. */
    record Listing(List<String> lines) implements Block {

        public Listing {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A code that the reader is to type or read out, in a box of its own: a verification code or a receipt's number.
     *
     * @param code Latin letters, digits and hyphens
     * @param address of the page where it is verified, drawn beside it as a QR code; never with the code in it, which would
     *     stay in the history of a telephone and in logs
     */
    record Code(String label, String code, Optional<String> address) implements Block {

        public Code(String label, String code) {
            this(label, code, Optional.empty());
        }
    }

    /**
     * A table. The first column says what each row is about.
     *
     * @param head of the columns, at least two
     * @param rows a value for each column
     * @param bars beside each row a bar of this share of the longest, from 0 to 1, or null for none; empty for a table
     *     without bars. They repeat what the table says, so screen readers pass them over.
     */
    record Table(List<String> head, List<List<String>> rows, List<@Nullable Float> bars) implements Block {

        /** @throws IllegalArgumentException where a row has other columns than the head */
        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
            bars = Collections.unmodifiableList(new ArrayList<>(bars));
            int columns = head.size();
            if (columns < 2 || rows.stream().anyMatch(row -> row.size() != columns)) {
                throw new IllegalArgumentException(
                        "Each row of a table has a value for each of its columns, at least two");
            }
            if (!bars.isEmpty() && bars.size() != rows.size()) {
                throw new IllegalArgumentException("A table has a bar for each row or none at all");
            }
        }
    }

    /**
     * A picture, as large as fits in a square of 150 points.
     *
     * @param jpeg as it is drawn
     * @param said its description, for readers who cannot see it
     * @param width of the picture, in dots
     * @param height of the picture, in dots
     */
    record Picture(byte[] jpeg, String said, int width, int height) implements Block {

        /** @throws IllegalArgumentException where it is no JPEG */
        public static Picture of(byte[] jpeg, String said) {
            try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
                ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
                reader.setInput(input);
                try {
                    return new Picture(jpeg, said, reader.getWidth(0), reader.getHeight(0));
                } finally {
                    reader.dispose();
                }
            } catch (IOException unreadable) {
                throw new IllegalArgumentException("This is no JPEG", unreadable);
            }
        }
    }

    /** A text to be read from some steps away: what a poster says. */
    record Placard(String text) implements Block {}

    /**
     * What whoever reads a poster is to do: a short number in large figures, with a QR code beside it.
     *
     * @param label what to do with the number
     * @param number digits
     * @param scanned what the QR code says to a telephone
     */
    record Call(String label, String number, String scanned) implements Block {}

    /** What follows begins on a new page. */
    record NewPage() implements Block {}
}

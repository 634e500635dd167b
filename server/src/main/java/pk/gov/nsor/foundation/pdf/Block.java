package pk.gov.nsor.foundation.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

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
     */
    record Code(String label, String code) implements Block {}

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

    /** What follows begins on a new page. */
    record NewPage() implements Block {}
}

package pk.gov.nsor.publicservice.disclosure.cases.file;

import java.io.IOException;
import java.io.Writer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The words of a page's text layer, and where each stands. */
final class TextPlaces extends PDFTextStripper {

    /** A page of a form or of an FIR has some 3,000 letters; of what is behind these nothing is proposed. */
    static final int MOST_LETTERS = 20_000;

    private static final Pattern WORD = Pattern.compile("\\S+");

    private static final int STEPS_A_DRAWING = 100;

    /** Of a letter's height, above its base line and beneath: with marks above, and long tails. */
    private static final float ABOVE = 1.5f;

    private static final float BENEATH = 0.6f;

    /** Before its first letter and after its last, of which a tail may go further than the letter is wide. */
    private static final float BESIDE = 0.7f;

    private final ReadingLimit limit;
    private final StringBuilder text = new StringBuilder();
    private final List<Word> words = new ArrayList<>();
    private float pageWidth;
    private float pageHeight;

    private TextPlaces(ReadingLimit limit) {
        this.limit = limit;
        setSortByPosition(true);
    }

    /**
     * A word of the page's text.
     *
     * @param begin where it begins in the text
     * @param end where it ends, exclusive
     */
    record Word(int begin, int end, Box box) {}

    /** @param words in the order of the text */
    record Page(String text, List<Word> words) {

        Page {
            words = List.copyOf(words);
        }
    }

    /**
     * What stands on a page.
     *
     * @param at from 0
     */
    static Page of(PDDocument document, int at, ReadingLimit limit) throws IOException {
        TextPlaces reading = new TextPlaces(limit);
        PDPage page = document.getPage(at);
        PDRectangle box = page.getCropBox();
        boolean isTurned = PageDrawing.isTurned(page);
        reading.pageWidth = isTurned ? box.getHeight() : box.getWidth();
        reading.pageHeight = isTurned ? box.getWidth() : box.getHeight();
        reading.setStartPage(at + 1);
        reading.setEndPage(at + 1);
        reading.writeText(document, Writer.nullWriter());
        return new Page(reading.text.toString(), reading.words);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        limit.step(STEPS_A_DRAWING);
        super.processOperator(operator, operands);
    }

    /** A line, or what stands of it in one column. */
    @Override
    protected void writeString(String line, List<TextPosition> letters) {
        if (letters.isEmpty() || text.length() + line.length() > MOST_LETTERS) {
            return;
        }
        List<List<TextPosition>> groups = groups(letters);
        Matcher words = WORD.matcher(line);
        int begin = text.length();
        text.append(line);
        while (words.find()) {
            place(taken(words.group(), groups, letters))
                    .ifPresent(box -> this.words.add(new Word(begin + words.start(), begin + words.end(), box)));
        }
    }

    /** Letters between blanks, as they stand from the left. */
    private static List<List<TextPosition>> groups(List<TextPosition> letters) {
        List<List<TextPosition>> groups = new ArrayList<>();
        List<TextPosition> group = new ArrayList<>();
        for (TextPosition letter : letters) {
            if (letter.getUnicode().isBlank()) {
                groups.add(group);
                group = new ArrayList<>();
            } else {
                group.add(letter);
            }
        }
        groups.add(group);
        return groups;
    }

    /**
     * The letters of a word. A line from the right is in the order of reading, and its letters in that of their places, so they
     * are found by what they are; where they cannot be told, the word's place is the line's.
     */
    private static List<TextPosition> taken(String word, List<List<TextPosition>> groups, List<TextPosition> whole) {
        String wanted = sorted(word);
        for (List<TextPosition> group : groups) {
            String found = group.stream().map(TextPosition::getUnicode).collect(Collectors.joining());
            if (sorted(found).equals(wanted)) {
                groups.remove(group);
                return group;
            }
        }
        return whole;
    }

    private static String sorted(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKC)
                .codePoints()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Optional<Box> place(List<TextPosition> letters) {
        float left = Float.MAX_VALUE;
        float top = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float bottom = -Float.MAX_VALUE;
        for (TextPosition letter : letters) {
            float height = Math.max(letter.getHeight(), letter.getFontSizeInPt() / 2);
            boolean isUpright = letter.getDir() % 180 != 0;
            float along = letter.getWidth();
            float beside = height * BESIDE;
            left = Math.min(left, letter.getX() - (isUpright ? height * ABOVE : beside));
            right = Math.max(right, letter.getX() + (isUpright ? height * ABOVE : along + beside));
            top = Math.min(top, letter.getY() - (isUpright ? along + beside : height * ABOVE));
            bottom = Math.max(bottom, letter.getY() + (isUpright ? along + beside : height * BENEATH));
        }
        int x = thousandth(left, pageWidth);
        int y = thousandth(top, pageHeight);
        int width = Math.min(thousandth(right, pageWidth) + 1, Box.WHOLE) - x;
        int height = Math.min(thousandth(bottom, pageHeight) + 1, Box.WHOLE) - y;
        return width > 0 && height > 0
                ? Optional.of(new Box(getCurrentPageNo(), x, y, width, height))
                : Optional.empty();
    }

    private static int thousandth(float at, float of) {
        return Math.clamp((long) Math.floor(at / of * Box.WHOLE), 0, Box.WHOLE);
    }

    @Override
    protected void writeWordSeparator() {
        text.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
        text.append('\n');
    }
}

package pk.gov.nsor.foundation.pdf;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Breaks a text into lines and shapes them. The order of mixed lines follows the Unicode Bidirectional Algorithm, and
 * letters are joined by HarfBuzz; both come from the JDK. A character in neither font is drawn as an empty box; its
 * text is kept.
 */
final class Shaper {

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    /** The JDK's number for a character that takes no room and is not drawn. */
    private static final int INVISIBLE = 0xFFFF;

    /**
     * Numbers with their signs, such as a CNIC, a date or "15-A", which the bidirectional algorithm would reorder
     * piece by piece after an Urdu letter. For a number with a plus, its groups, too. A minus is U+2212: a hyphen before
     * a number is no sign of it.
     */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![0-9A-Za-z])" + "(?:\\+[0-9]+(?: [0-9]+)+|[+\u2212]?[0-9](?:[0-9A-Za-z@#&+_.,:/%-]*[0-9A-Za-z%])?)");

    private static final char ISOLATE = '\u2066';
    private static final char END_OF_ISOLATE = '\u2069';
    private static final char UNBROKEN = '\u00a0';

    private final Style style;
    private final Font latin;
    private final Font arabic;

    Shaper(Style style) {
        this.style = style;
        this.latin = style.latin().font(style.size());
        this.arabic = style.arabic().font(style.size());
    }

    /** @param direction one of {@link Bidi}'s */
    Line line(String text, int direction) {
        var clean = isolated(clean(text).replace('\n', ' '));
        return shaped(clean, new Bidi(clean, direction));
    }

    /** @param width in points; a word that is wider is broken */
    List<Line> lines(String text, int direction, float width, Locale language) {
        var lines = new ArrayList<Line>();
        for (var paragraph : clean(text).split("\n", -1)) {
            wrap(isolated(paragraph.strip()), direction, width, language, lines);
        }
        return lines;
    }

    private void wrap(String text, int direction, float width, Locale language, List<Line> lines) {
        if (text.isEmpty()) {
            lines.add(new Line("", style, List.of(), 0));
            return;
        }
        var whole = new Bidi(text, direction);
        var words = BreakIterator.getLineInstance(language);
        words.setText(text);
        var letters = BreakIterator.getCharacterInstance(language);
        letters.setText(text);
        for (var start = 0; start < text.length(); ) {
            var end = furthest(words, text, whole, start, width);
            if (end == start) {
                end = Math.max(letters.following(start), furthest(letters, text, whole, start, width));
            }
            lines.add(piece(text, whole, start, end));
            start = end;
        }
    }

    private int furthest(BreakIterator places, String text, Bidi whole, int start, float width) {
        var furthest = start;
        for (var end = places.following(start); end != BreakIterator.DONE; end = places.next()) {
            if (piece(text, whole, start, end).width() > width) {
                return furthest;
            }
            furthest = end;
        }
        return furthest;
    }

    /** A piece of a paragraph, with its text directions. */
    private Line piece(String text, Bidi whole, int start, int end) {
        var stripped = text.substring(start, end).stripTrailing();
        return stripped.isEmpty()
                ? new Line("", style, List.of(), 0)
                : shaped(stripped, whole.createLineBidi(start, start + stripped.length()));
    }

    private Line shaped(String text, Bidi bidi) {
        var levels = new byte[bidi.getRunCount()];
        var order = new Integer[levels.length];
        for (var run = 0; run < levels.length; run++) {
            levels[run] = (byte) bidi.getRunLevel(run);
            order[run] = run;
        }
        Bidi.reorderVisually(levels, 0, order, 0, order.length);
        var characters = text.toCharArray();
        var runs = new ArrayList<Line.Run>();
        var x = 0f;
        for (var run : order) {
            var rightToLeft = levels[run] % 2 == 1;
            for (var span : spans(text, bidi.getRunStart(run), bidi.getRunLimit(run), rightToLeft)) {
                x += draw(characters, span, rightToLeft, x, runs);
            }
        }
        return new Line(readable(text), style, runs, x);
    }

    private float draw(char[] characters, Span span, boolean rightToLeft, float left, List<Line.Run> runs) {
        var vector = (span.arabic() ? arabic : latin)
                .layoutGlyphVector(
                        EXACT,
                        characters,
                        span.start(),
                        span.end(),
                        rightToLeft ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT);
        var count = vector.getNumGlyphs();
        var glyphs = new int[count];
        var x = new float[count];
        var y = new float[count];
        var said = new String[count];
        var starts = starts(vector, span.end() - span.start());
        var drawn = 0;
        for (var glyph = 0; glyph < count; glyph++) {
            if (vector.getGlyphCode(glyph) < INVISIBLE) {
                var place = vector.getGlyphPosition(glyph);
                glyphs[drawn] = vector.getGlyphCode(glyph);
                x[drawn] = left + (float) place.getX();
                said[drawn] = said(characters, span, vector.getGlyphCharIndex(glyph), starts);
                y[drawn++] = (float) place.getY();
            }
        }
        runs.add(new Line.Run(
                span.arabic() ? style.arabic() : style.latin(),
                Arrays.copyOf(glyphs, drawn),
                Arrays.copyOf(x, drawn),
                Arrays.copyOf(y, drawn),
                Arrays.copyOf(said, drawn)));
        return (float) vector.getGlyphPosition(count).getX();
    }

    /** Where the characters of the glyphs begin, in order, with the end. */
    private static NavigableSet<Integer> starts(GlyphVector vector, int length) {
        var starts = new TreeSet<Integer>();
        for (var glyph = 0; glyph < vector.getNumGlyphs(); glyph++) {
            starts.add(vector.getGlyphCharIndex(glyph));
        }
        starts.add(length);
        return starts;
    }

    private static String said(char[] characters, Span span, int start, NavigableSet<Integer> starts) {
        var end = Objects.requireNonNullElse(starts.higher(start), start + 1);
        return readable(new String(characters, span.start() + start, end - start));
    }

    /** A part of a run in one font, from left to right. */
    private List<Span> spans(String text, int start, int end, boolean rightToLeft) {
        var spans = new ArrayList<Span>();
        var from = start;
        var current = rightToLeft;
        for (var at = start; at < end; ) {
            var character = text.codePointAt(at);
            var wanted = isArabic(character, current, rightToLeft);
            if (wanted != current) {
                if (at > from) {
                    spans.add(new Span(from, at, current));
                }
                from = at;
                current = wanted;
            }
            at += Character.charCount(character);
        }
        spans.add(new Span(from, end, current));
        if (rightToLeft) {
            Collections.reverse(spans);
        }
        return spans;
    }

    /** Where both fonts have it, a space stays with its neighbour and a direction mark with its text. */
    private boolean isArabic(int character, boolean current, boolean rightToLeft) {
        var both = arabic.canDisplay(character) && latin.canDisplay(character);
        if (both) {
            return Character.isSpaceChar(character) || Character.getType(character) == Character.FORMAT
                    ? current
                    : rightToLeft;
        }
        return arabic.canDisplay(character);
    }

    /** Removes characters that no document needs: controls, and marks that change the direction of text. */
    private static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(character -> {
            if (character == '\n' || !Character.isISOControl(character) && !turnsDirection(character)) {
                clean.appendCodePoint(character);
            } else if (Character.isISOControl(character)) {
                clean.append(' ');
            }
        });
        return clean.toString();
    }

    /**
     * Adds direction marks around each number, unless it follows a Latin letter: such a number keeps its order by
     * itself.
     */
    private static String isolated(String text) {
        return NUMBER.matcher(text)
                .replaceAll(number -> followsLatin(text, number.start())
                        ? number.group()
                        : ISOLATE + number.group().replace(' ', UNBROKEN) + END_OF_ISOLATE);
    }

    private static boolean followsLatin(String text, int at) {
        for (var before = at - 1; before >= 0; before--) {
            var direction = Character.getDirectionality(text.charAt(before));
            if (direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
                return true;
            }
            if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
                return false;
            }
        }
        return false;
    }

    /** Removes the marks that are only for the order. */
    private static String readable(String text) {
        return text.replaceAll("[\u2066-\u2069]", "").replace(UNBROKEN, ' ');
    }

    private static boolean turnsDirection(int character) {
        return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    }

    private record Span(int start, int end, boolean arabic) {}
}

package pk.gov.nsor.publicservice.disclosure.cases.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.screening.SurvivorScreen;

/**
 * What of a page's text is proposed to be black: what the screen of own words finds, what stands behind the words by which
 * FIRs introduce whoever complains, and the numbers of people other than the suspect. Whoever marks the page decides.
 */
final class ProposedBoxes {

    /** And what follows on its line. The police's own form writes "Name and residence of informer/complainant". */
    private static final Pattern INTRODUCED = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:informants?|informers?|complainants?|victims?|survivors?|prosecutrix|abductee"
                    + "|mustaghees\\p{L}*|muddai\\p{L}*|mutasir\\p{L}*|mughwi\\p{L}*"
                    + "|مستغیث\\p{L}*|مدعی\\p{L}*|متاثر\\p{L}*|مغوی\\p{L}*|مضروب\\p{L}*|اطلاع دہند\\p{L}*)([^\\n]*\\n?)");

    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\d-])(?:\\d{5}[- ]?\\d{7}[- ]?\\d|(?:\\+?92|0092|0)?[- ]?3\\d{2}[- ]?\\d{7})(?![\\d-])");

    private ProposedBoxes() {}

    /**
     * The boxes, from the top down as the text goes on.
     *
     * @param isSuspects whether a name or a number is the suspect's
     */
    static List<Box> of(TextPlaces.Page page, Predicate<String> isSuspects) {
        boolean[] marked = new boolean[page.text().length()];
        screen(page.text(), isSuspects, marked);
        Matcher introduced = INTRODUCED.matcher(page.text());
        while (introduced.find()) {
            int end = introduced.end();
            if (introduced.group(1).codePoints().noneMatch(Character::isLetter)) {
                // In a table the answer is beneath.
                int line = page.text().indexOf('\n', end);
                end = line < 0 ? page.text().length() : line;
            }
            mark(marked, introduced.start(1), end);
        }
        String digits = western(page.text());
        Matcher number = NUMBER.matcher(digits);
        while (number.find()) {
            if (!isSuspects.test(number.group())) {
                mark(marked, number.start(), number.end());
            }
        }
        return boxes(page, marked);
    }

    /** Each line with the one before it: a page that tells of one person as a whole would make the screen stop at everybody. */
    private static void screen(String text, Predicate<String> isSuspects, boolean[] marked) {
        int before = 0;
        int begin = 0;
        while (begin < text.length()) {
            int line = text.indexOf('\n', begin);
            int end = line < 0 ? text.length() : line + 1;
            int from = Math.max(before, end - Screened.LONGEST);
            SurvivorScreen.findings(text.substring(from, end)).stream()
                    .filter(finding -> !isSuspects.test(text.substring(from + finding.begin(), from + finding.end())))
                    .forEach(finding -> mark(marked, from + finding.begin(), from + finding.end()));
            before = begin;
            begin = end;
        }
    }

    private static void mark(boolean[] marked, int begin, int end) {
        java.util.Arrays.fill(marked, begin, end, true);
    }

    /** Of as many letters as the text: Arabic digits are one letter each. */
    private static String western(String text) {
        StringBuilder western = new StringBuilder(text);
        for (int at = 0; at < text.length(); at++) {
            int digit = Character.digit(text.charAt(at), 10);
            if (digit >= 0) {
                western.setCharAt(at, (char) ('0' + digit));
            }
        }
        return western.toString();
    }

    /** Words that follow one another on a line are one box. */
    private static List<Box> boxes(TextPlaces.Page page, boolean[] marked) {
        List<Box> boxes = new ArrayList<>();
        boolean isOpen = false;
        int before = 0;
        for (TextPlaces.Word word : page.words()) {
            boolean isMarked = false;
            for (int at = word.begin(); at < word.end(); at++) {
                isMarked |= marked[at];
            }
            if (isMarked) {
                boolean isSameLine = isOpen && page.text().indexOf('\n', before) >= word.begin();
                if (isSameLine || (isOpen && page.text().indexOf('\n', before) < 0)) {
                    boxes.add(together(boxes.removeLast(), word.box()));
                } else {
                    boxes.add(word.box());
                }
            }
            isOpen = isMarked;
            before = word.end();
        }
        return boxes.size() > Blackening.MOST ? boxes.subList(0, Blackening.MOST) : boxes;
    }

    private static Box together(Box one, Box other) {
        int left = Math.min(one.left(), other.left());
        int top = Math.min(one.top(), other.top());
        return new Box(
                one.page(),
                left,
                top,
                Math.max(one.left() + one.width(), other.left() + other.width()) - left,
                Math.max(one.top() + one.height(), other.top() + other.height()) - top);
    }
}

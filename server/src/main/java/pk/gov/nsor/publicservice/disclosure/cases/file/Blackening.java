package pk.gov.nsor.publicservice.disclosure.cases.file;

import java.util.List;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * What of a file's pages is to be black before it is kept: somebody has looked at each page and marked what tells who the
 * survivor is, or says that nothing does.
 *
 * @param boxes at most {@value #MOST}
 */
public record Blackening(List<Box> boxes) {

    public static final int MOST = 300;

    public Blackening {
        boxes = List.copyOf(boxes);
    }

    /** Of whoever has looked and found nothing to mark. */
    public static Blackening nothing() {
        return new Blackening(List.of());
    }

    /**
     * Reads what a form sends.
     *
     * @param boxes as {@link Box#written()}, one a line
     * @param namesNobody whether it was said that no page tells who a survivor is
     * @throws InvalidValueException where there is no box and nothing was said, both, more than {@value #MOST} boxes, or one
     *     that cannot be read
     */
    public static Blackening read(String boxes, boolean namesNobody) {
        List<String> lines = boxes.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() && !namesNobody) {
            throw new InvalidValueException(
                    "disclosure.black.missing",
                    "Mark what tells who the survivor is, or say that nothing on these pages does. Nothing was kept.");
        }
        if (!lines.isEmpty() && namesNobody) {
            throw new InvalidValueException(
                    "disclosure.black.both",
                    "You have marked something and said that there is nothing to mark. Choose one. Nothing was kept.");
        }
        if (lines.size() > MOST) {
            throw new InvalidValueException(
                    "disclosure.black.many", "Mark at most %s places; a large box can cover several.", MOST);
        }
        return new Blackening(lines.stream().map(Box::parse).toList());
    }

    /**
     * Where nothing is to be black though places were proposed, it takes that whoever looked was told how many.
     *
     * @param proposed how many places the program proposes
     * @param seen how many of them were said to tell nothing; anything else where that was not said
     * @throws InvalidValueException where that was not said of all of them
     */
    public static void checkAgainst(int proposed, String seen) {
        if (proposed > 0 && !seen.equals(Integer.toString(proposed))) {
            throw new InvalidValueException(
                    "disclosure.black.proposed",
                    "The program proposed %s places to be black, and you have taken all of them away. Choose the file again,"
                            + " look at each of them, and say of each that it does not tell who the survivor is. Nothing was kept.",
                    proposed);
        }
    }

    List<Box> on(int page) {
        return boxes.stream().filter(box -> box.page() == page).toList();
    }

    /** @throws InvalidValueException where a box lies on a page that is not there */
    void check(int pages) {
        boxes.stream().filter(box -> box.page() > pages).findFirst().ifPresent(box -> {
            throw new InvalidValueException(
                    "disclosure.black.page",
                    "A black box is on page %s, and the file has %s. Choose the file and mark it again.",
                    box.page(),
                    pages);
        });
    }
}

package pk.gov.nsor.agencies.imports.file;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PlainLetters;

/** Why a file as a whole is refused, each with the line or the column at fault. */
final class FileProblems {

    private FileProblems() {}

    static InvalidValueException empty() {
        return refused("import.file.empty", "The file is empty: it needs a line of headings and lines below it.");
    }

    static InvalidValueException bytes(long most) {
        return refused("import.file.bytes", "The file is larger than %s MB. Divide it into several files.", mega(most));
    }

    static InvalidValueException lines(int most) {
        return refused("import.file.lines", "The file has more than %s lines. Divide it into several files.", most);
    }

    static InvalidValueException line(long number, int most) {
        return refused(
                "import.file.line",
                "Line %s is longer than %s characters. Is a quotation mark open, or is this no table?",
                number,
                most);
    }

    static InvalidValueException columns(int most) {
        return refused("import.file.columns", "The file has more than %s columns.", most);
    }

    static InvalidValueException nul(long number) {
        return refused(
                "import.file.nul",
                "Line %s has a NUL character: this is no text file, or it was damaged. Save it again as CSV UTF-8.",
                number);
    }

    static InvalidValueException encoding(long number) {
        return refused(
                "import.file.encoding",
                "Line %s is not in the encoding of the file’s beginning. Save the whole file as CSV UTF-8.",
                number);
    }

    static InvalidValueException quotes(long number) {
        return refused(
                "import.file.quotes", "At line %s a quotation mark is not closed, or text follows behind one.", number);
    }

    static InvalidValueException tooManyCells(long number, int cells, int headings) {
        return refused(
                "import.file.cells",
                "Line %s has %s cells, and there are %s headings. Is a separator within a text without quotation marks?",
                number,
                cells,
                headings);
    }

    static InvalidValueException zip() {
        return refused(
                "import.file.zip",
                "This is a ZIP archive and no spreadsheet. Unpack it, and send the table that is in it.");
    }

    static InvalidValueException spreadsheet(String what) {
        return refused("import.file.spreadsheet", "The spreadsheet cannot be read: %s. Save it as CSV UTF-8.", what);
    }

    static InvalidValueException oldSpreadsheet() {
        return refused(
                "import.file.xls", "This is a spreadsheet of the old form (XLS). Save it as XLSX or as CSV UTF-8.");
    }

    static InvalidValueException unpacked(long most) {
        return refused(
                "import.file.unpacked",
                "The spreadsheet unpacks to more than %s MB. Save it as CSV UTF-8, or divide it.",
                mega(most));
    }

    static InvalidValueException json(long number) {
        return refused(
                "import.file.json",
                "Line %s is not one JSON object of names with texts, numbers, true, false or null.",
                number);
    }

    static InvalidValueException unreadable() {
        return refused("import.file.unreadable", "The file cannot be read.");
    }

    /** Headings as they are written, each there and each once. */
    static List<String> headings(List<String> written, FileLimits limits) {
        int used = written.size();
        while (used > 0 && written.get(used - 1).isBlank()) {
            used--;
        }
        List<String> headings =
                written.subList(0, used).stream().map(String::strip).toList();
        if (headings.isEmpty()) {
            throw empty();
        }
        if (headings.size() > limits.columns()) {
            throw columns(limits.columns());
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < headings.size(); i++) {
            String heading = headings.get(i);
            if (heading.isEmpty()) {
                throw refused("import.file.heading", "Column %s has no heading.", i + 1);
            }
            if (!seen.add(PlainLetters.of(heading).isEmpty() ? heading : PlainLetters.of(heading))) {
                throw refused("import.file.twice", "The heading “%s” is there twice.", heading);
            }
        }
        return headings;
    }

    private static String mega(long bytes) {
        return Long.toString(Math.max(1, bytes >> 20));
    }

    private static InvalidValueException refused(String code, String english, Object... arguments) {
        return new InvalidValueException(code, english, arguments);
    }
}

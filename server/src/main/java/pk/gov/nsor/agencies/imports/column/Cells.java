package pk.gov.nsor.agencies.imports.column;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/** Reads the cells of a line as people write them, and gathers what is wrong with them. */
final class Cells {

    /** What a spreadsheet makes of an empty cell that it takes for a date. */
    private static final int ZERO_YEAR = 1900;

    private static final Pattern ROUNDED = Pattern.compile("[0-9](\\.[0-9]+)?[eE]\\+?[0-9]{1,2}");
    private static final Pattern PIECES = Pattern.compile("[;,/&+،؛]|\\band\\b|\\bاور\\b");
    private static final Pattern LAW = Pattern.compile("[A-Za-z]{2,10}");
    private static final Pattern UNDER = Pattern.compile("(?i)\\b(u/s|under|sections?|sec|offences?)\\b[.:]?");
    private static final Pattern NUMBER =
            Pattern.compile("[0-9]{1,4}(\\s*-?\\s*[A-Za-z]{1,2}(?![A-Za-z]))?(\\s*\\([0-9A-Za-z]{1,12}\\))*");
    private static final Pattern PARENTAGE =
            Pattern.compile("(?iu)\\s+(?:[swd]\\s*/\\s*o|son of|daughter of|wife of|ولد|بنت|زوجہ)\\.?\\s+");

    private final ColumnMapping columns;
    private final List<String> cells;
    private final List<LineProblem> problems = new ArrayList<>();

    Cells(ColumnMapping columns, List<String> cells) {
        this.columns = columns;
        this.cells = cells;
    }

    List<LineProblem> problems() {
        return problems;
    }

    void wrong(Field field, String code, String message) {
        problems.add(new LineProblem(field, code, message));
    }

    /** As it is written; null where it is blank, or a formula, which is never worked out. */
    @Nullable
    String text(Field field) {
        String cell = columns.cell(field, cells);
        if (cell != null && cell.startsWith("'")) {
            // By which spreadsheets say that the rest is a text.
            cell = cell.substring(1).strip();
        }
        if (cell != null && cell.startsWith("=")) {
            wrong(field, "import.cell.formula", "A formula is not worked out: enter what it comes to.");
            return null;
        }
        return cell == null || cell.isEmpty() ? null : cell;
    }

    @Nullable
    String day(Field field) {
        return read(field, text -> {
            LocalDate day = Day.parse(text);
            if (day.getYear() == ZERO_YEAR) {
                throw new InvalidValueException(
                        "import.cell.year-1900",
                        "A day of 1900 is what a spreadsheet makes of an empty cell: leave it empty, or enter the day.");
            }
            return day.toString();
        });
    }

    @Nullable
    String cnic(Field field) {
        return read(field, text -> {
            String plain = Digits.western(text);
            if (ROUNDED.matcher(plain).matches()) {
                throw new InvalidValueException(
                        "import.cell.rounded",
                        "A spreadsheet has rounded this CNIC: make the column text, and enter the whole number again.");
            }
            return plain;
        });
    }

    /** A value of a group of words. */
    @Nullable
    String value(Field field, String group) {
        return read(
                field,
                text -> KnownHeadings.value(group, text)
                        .orElseThrow(() -> new InvalidValueException(
                                "import.cell.word", "This word is not known here. See the help for those that are.")));
    }

    private @Nullable String read(Field field, Function<String, String> reading) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            return reading.apply(text);
        } catch (InvalidValueException refused) {
            wrong(field, refused.code(), String.valueOf(refused.getMessage()));
            return null;
        }
    }

    /** A person's name and, behind "s/o" and its like, the father's; each blank where it is not there. */
    record NameAndFather(String name, String father) {

        static NameAndFather of(String written) {
            Matcher between = PARENTAGE.matcher(written);
            return between.find()
                    ? new NameAndFather(
                            written.substring(0, between.start()).strip(),
                            written.substring(between.end()).strip())
                    : new NameAndFather(written, "");
        }
    }

    /** A section as it is written, with its law. */
    record WrittenSection(String law, String section) {}

    /** The sections of a cell; a law that is named once counts for those beside it that name none. */
    List<WrittenSection> sections(String written, @Nullable String lawColumn) {
        String plain = UNDER.matcher(Digits.western(written)).replaceAll(" ");
        List<String[]> found = new ArrayList<>();
        for (String piece : PIECES.split(plain)) {
            Matcher number = NUMBER.matcher(piece);
            if (!number.find()) {
                Matcher alone = LAW.matcher(piece);
                if (alone.find() && !found.isEmpty() && found.getLast()[0] == null) {
                    found.getLast()[0] = alone.group();
                } else if (!piece.isBlank()) {
                    wrong(Field.SECTIONS, "import.cell.section", "Write sections as in: PPC 376, PPC 377-B.");
                }
                continue;
            }
            // Letters that stand apart behind a number are a law: 376 PPC.
            String section = number.group().replaceAll("[\\s-]", "");
            String rest = piece.substring(0, number.start()) + " " + piece.substring(number.end());
            Matcher law = LAW.matcher(rest);
            found.add(new String[] {law.find() ? law.group() : null, section});
        }
        String usual = lawColumn;
        for (String[] each : found) {
            usual = usual == null ? each[0] : usual;
        }
        List<WrittenSection> sections = new ArrayList<>();
        for (String[] each : found) {
            String law = each[0] == null ? usual : each[0];
            if (law == null) {
                wrong(Field.SECTIONS, "import.cell.law", "The law is missing: write sections as in PPC 376.");
                return List.of();
            }
            sections.add(new WrittenSection(law.toUpperCase(Locale.ROOT), each[1]));
        }
        return sections;
    }
}

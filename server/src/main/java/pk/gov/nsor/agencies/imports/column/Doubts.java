package pk.gov.nsor.agencies.imports.column;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PlainLetters;

/** What is odd about columns as a whole: one that seems to be taken for something else than it is. */
public final class Doubts {

    /** The share of cells from which a column is odd. */
    private static final double MANY = 0.5;

    private static final double SOME = 0.2;
    /** Of fewer cells nothing is said. */
    private static final int FEWEST = 8;

    private static final Pattern CNIC = Pattern.compile("[0-9]{5}-?[0-9]{7}-?[0-9]");

    private final ColumnMapping columns;
    private final List<String> headings;
    private final LocalDate today;
    private final int[] filled = new int[Field.values().length];
    private final int[] odd = new int[Field.values().length];
    private int both;
    private int same;
    private final String[] examples;

    public Doubts(ColumnMapping columns, List<String> headings, LocalDate today) {
        this.columns = columns;
        this.headings = List.copyOf(headings);
        this.today = today;
        this.examples = new String[headings.size()];
    }

    public void look(List<String> cells) {
        for (int i = 0; i < examples.length; i++) {
            if (examples[i] == null && !cells.get(i).isBlank()) {
                examples[i] = cells.get(i).strip();
            }
        }
        for (Field field : columns.used()) {
            String cell = columns.cell(field, cells);
            if (cell != null) {
                filled[field.ordinal()]++;
                odd[field.ordinal()] += isOdd(field, cell) ? 1 : 0;
            }
        }
        compare(Field.NAME, Field.FATHER_NAME, cells);
    }

    private void compare(Field one, Field other, List<String> cells) {
        String first = columns.cell(one, cells);
        String second = columns.cell(other, cells);
        if (first != null && second != null) {
            both++;
            same += PlainLetters.isSame(first, second) ? 1 : 0;
        }
    }

    private boolean isOdd(Field field, String cell) {
        boolean isCnic = CNIC.matcher(Digits.western(cell).strip()).matches();
        return switch (field.value()) {
            case CNIC -> !isCnic;
            case DAY -> isNoDay(cell);
            case NAME -> Digits.western(cell).chars().anyMatch(Character::isDigit);
            case SEX -> KnownHeadings.value("sex", cell).isEmpty();
            case AGE -> KnownHeadings.value("age", cell).isEmpty();
            case EVENT -> KnownHeadings.value("event", cell).isEmpty();
            case REASON -> KnownHeadings.value("reason", cell).isEmpty();
            case TEXT -> isCnic;
        };
    }

    private boolean isNoDay(String cell) {
        try {
            LocalDate day = Day.parse(cell);
            return day.getYear() <= 1900 || day.isAfter(today);
        } catch (InvalidValueException unreadable) {
            return true;
        }
    }

    /** The first value of each column; blank where it has none. */
    public List<String> examples() {
        List<String> shown = new ArrayList<>();
        for (String example : examples) {
            shown.add(example == null ? "" : example);
        }
        return shown;
    }

    public List<LineProblem> found() {
        List<LineProblem> doubts = new ArrayList<>();
        for (Field field : columns.used()) {
            int cells = filled[field.ordinal()];
            double share = cells == 0 ? 0 : (double) odd[field.ordinal()] / cells;
            double most = field.value() == Field.Value.DAY ? SOME : MANY;
            if (cells >= FEWEST && share > most) {
                doubts.add(doubt(
                        field,
                        "import.doubt." + field.value().name().toLowerCase(java.util.Locale.ROOT),
                        "%d %% of its values are no %s.".formatted(Math.round(share * 100), what(field))));
            }
            int column = columns.column(field);
            Optional<Field> usual = KnownHeadings.exactly(columns.of(), headings.get(column));
            if (usual.isPresent() && usual.get() != field) {
                doubts.add(doubt(
                        field,
                        "import.doubt.heading",
                        "The heading usually means “%s”, and it is taken for “%s”."
                                .formatted(usual.get().key(), field.key())));
            } else if (usual.isEmpty()
                    && KnownHeadings.nearly(columns.of(), headings.get(column))
                            .filter(field::equals)
                            .isPresent()) {
                doubts.add(doubt(
                        field,
                        "import.doubt.misspelt",
                        "The heading is taken for a misspelt “%s”.".formatted(field.key())));
            }
        }
        if (both >= FEWEST && (double) same / both > MANY) {
            doubts.add(doubt(
                    Field.FATHER_NAME,
                    "import.doubt.same",
                    "In %d %% of the lines it is the same as the name.".formatted(Math.round(100.0 * same / both))));
        }
        return doubts;
    }

    private static String what(Field field) {
        return switch (field.value()) {
            case CNIC -> "CNICs";
            case DAY -> "days that can be";
            case NAME -> "names";
            case SEX -> "words for a sex";
            case AGE -> "words for a child or an adult";
            case EVENT -> "words for an event in prison";
            case REASON -> "words for a reason of release";
            case TEXT -> "such texts: they are CNICs";
        };
    }

    private static LineProblem doubt(@Nullable Field field, String code, String message) {
        return new LineProblem(field, code, message);
    }
}

package pk.gov.nsor.agencies.imports.column;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PlainLetters;

/**
 * What each column of a table is taken for, in their order; empty for one that is left out.
 *
 * @param of what the lines are
 */
public record ColumnMapping(Field.Of of, List<Optional<Field>> columns) {

    /** @throws InvalidValueException where two columns are taken for the same, or one is of another kind of file */
    public ColumnMapping {
        columns = List.copyOf(columns);
        Set<Field> seen = EnumSet.noneOf(Field.class);
        for (Optional<Field> column : columns) {
            if (column.isPresent() && column.get().of() != of) {
                throw new InvalidValueException(
                        "import.column.other-kind",
                        "“%s” is not for a file of this kind.",
                        column.get().key());
            }
            if (column.isPresent() && !seen.add(column.get())) {
                throw new InvalidValueException(
                        "import.column.twice",
                        "Two columns are taken for “%s”.",
                        column.get().key());
            }
        }
    }

    /** By the headings that are known. */
    public static ColumnMapping known(Field.Of of, List<String> headings) {
        List<Optional<Field>> columns = new ArrayList<>();
        Set<Field> taken = EnumSet.noneOf(Field.class);
        List<Optional<Field>> exact =
                headings.stream().map(each -> KnownHeadings.exactly(of, each)).toList();
        exact.forEach(each -> each.ifPresent(taken::add));
        Set<Field> used = EnumSet.noneOf(Field.class);
        for (int i = 0; i < headings.size(); i++) {
            Optional<Field> found = exact.get(i).isPresent()
                    ? exact.get(i)
                    : KnownHeadings.nearly(of, headings.get(i)).filter(field -> !taken.contains(field));
            columns.add(found.filter(used::add));
        }
        return new ColumnMapping(of, columns);
    }

    /**
     * This mapping with some columns said otherwise.
     *
     * @param said the key of a field, or nothing to leave the column out, by its heading
     * @throws InvalidValueException where there is no such heading or field
     */
    public ColumnMapping with(List<String> headings, Map<String, String> said) {
        List<Optional<Field>> changed = new ArrayList<>(columns);
        said.forEach((heading, key) -> {
            int column = column(headings, heading);
            Optional<Field> field = key.isBlank()
                    ? Optional.empty()
                    : Optional.of(Field.ofKey(key)
                            .orElseThrow(() -> new InvalidValueException(
                                    "import.column.field",
                                    "No column can be taken for “%s”. There are: %s.",
                                    key,
                                    of.fields().stream().map(Field::key).collect(Collectors.joining(", ")))));
            field.ifPresent(now -> changed.replaceAll(before -> before.equals(field) ? Optional.empty() : before));
            changed.set(column, field);
        });
        return new ColumnMapping(of, changed);
    }

    private static int column(List<String> headings, String heading) {
        for (int i = 0; i < headings.size(); i++) {
            if (PlainLetters.isSame(headings.get(i), heading)) {
                return i;
            }
        }
        throw new InvalidValueException(
                "import.column.heading",
                "The file has no heading “%s”. Its headings: %s.",
                heading,
                String.join(", ", headings));
    }

    /** What each line needs and no column gives. */
    public List<Field> missing() {
        Set<Field> used = used();
        return of.required().stream()
                .filter(field -> !used.contains(field))
                .filter(field -> field != Field.NAME || !used.contains(Field.NAME_URDU))
                .toList();
    }

    /** @throws InvalidValueException where {@link #missing} is not empty */
    public void requireWhole() {
        List<Field> missing = missing();
        if (!missing.isEmpty()) {
            throw new InvalidValueException(
                    "import.column.missing",
                    "No column is taken for: %s. Rename a heading, or say which it is; on the command line: --column HEADING=FIELD.",
                    missing.stream().map(Field::key).collect(Collectors.joining(", ")));
        }
    }

    Set<Field> used() {
        return columns.stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Field.class)));
    }

    public int column(Field field) {
        return columns.indexOf(Optional.of(field));
    }

    /** The cell of a field as it is written; null where no column is taken for it, or the cell is blank. */
    @Nullable
    String cell(Field field, List<String> cells) {
        int column = column(field);
        return column < 0 || column >= cells.size() || cells.get(column).isBlank()
                ? null
                : cells.get(column).strip();
    }

    /** For the database: names, blank for a column that is left out. */
    public String[] names() {
        return columns.stream().map(each -> each.map(Field::name).orElse("")).toArray(String[]::new);
    }

    public static ColumnMapping ofNames(Field.Of of, String[] names) {
        return new ColumnMapping(
                of,
                java.util.Arrays.stream(names)
                        .map(name -> name.isEmpty() ? Optional.<Field>empty() : Optional.of(Field.valueOf(name)))
                        .toList());
    }
}

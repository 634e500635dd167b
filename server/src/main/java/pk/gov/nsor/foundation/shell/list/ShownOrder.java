package pk.gov.nsor.foundation.shell.list;

import java.math.BigInteger;
import java.text.Collator;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;

/**
 * The order of what a column shows: numbers, days and moments by size, anything else by its text as the reader's language
 * orders it. What shows nothing comes last, either way round.
 */
final class ShownOrder {

    private static final Pattern PARTS = Pattern.compile("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");

    private ShownOrder() {}

    static <R> Comparator<R> of(ListColumn<R> column, boolean isDescending) {
        Collator texts = Collator.getInstance(LocaleContextHolder.getLocale());
        Comparator<Object> values = (one, other) -> compare(one, other, texts);
        Comparator<@Nullable Object> order = Comparator.nullsLast(isDescending ? values.reversed() : values);
        return (one, other) -> order.compare(shown(column, one), shown(column, other));
    }

    private static <R> @Nullable Object shown(ListColumn<R> column, R line) {
        return plain(Objects.requireNonNull(column.onPage()).apply(line));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Cell cell -> {
                Object own = plain(cell.value());
                yield own == null && !cell.under().isEmpty()
                        ? cell.under().getFirst().text()
                        : own;
            }
            case PersonName name -> name.any();
            case RegisterNumber number -> number.formatted();
            case String text -> text.isEmpty() ? null : text;
            default -> value;
        };
    }

    @SuppressWarnings("unchecked") // of the same class as the other
    private static int compare(Object one, Object other, Collator texts) {
        if (one instanceof Number number && other instanceof Number otherNumber) {
            return Double.compare(number.doubleValue(), otherNumber.doubleValue());
        }
        if (one instanceof Number || other instanceof Number) {
            return one instanceof Number ? -1 : 1;
        }
        if (!(one instanceof String) && one instanceof Comparable<?> && one.getClass() == other.getClass()) {
            return ((Comparable<Object>) one).compareTo(other);
        }
        return compareTexts(one.toString(), other.toString(), texts);
    }

    /** Digits in a text are compared as a number: C-9 comes before C-10. */
    private static int compareTexts(String one, String other, Collator texts) {
        String[] parts = PARTS.split(one);
        String[] otherParts = PARTS.split(other);
        for (int i = 0; i < Math.min(parts.length, otherParts.length); i++) {
            boolean areNumbers = isNumber(parts[i]) && isNumber(otherParts[i]);
            int order = areNumbers
                    ? new BigInteger(parts[i]).compareTo(new BigInteger(otherParts[i]))
                    : texts.compare(parts[i], otherParts[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(parts.length, otherParts.length);
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.charAt(0) >= '0' && part.charAt(0) <= '9';
    }
}

package pk.gov.nsor.foundation.shell.list;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a list.
 *
 * @param label the message at its head, whose last part is the column's name in addresses
 * @param onPage its value on the page; null where it is in the file alone
 * @param inFile its value in the file; null where it is on the page alone
 * @param ownOrder how the list's own order has it, as {@code aria-sort} has it; null where it is by another column
 * @param fragment the Thymeleaf fragment that shows it, "template :: fragment", to which {@code line} is the line; null
 *     where its value says how
 */
record ListColumn<R>(
        String label,
        @Nullable Function<R, ? extends @Nullable Object> onPage,
        @Nullable Function<R, ? extends @Nullable Object> inFile,
        boolean isSortable,
        @Nullable String ownOrder,
        @Nullable String fragment) {

    String name() {
        return label.substring(label.lastIndexOf('.') + 1);
    }

    ListColumn<R> sortable(@Nullable String newOwnOrder) {
        return new ListColumn<>(label, onPage, inFile, true, newOwnOrder, fragment);
    }

    ListColumn<R> filed(Function<R, ? extends @Nullable Object> newInFile) {
        return new ListColumn<>(label, onPage, newInFile, isSortable, ownOrder, fragment);
    }

    ListColumn<R> shownBy(String newFragment) {
        return new ListColumn<>(label, onPage, inFile, isSortable, ownOrder, newFragment);
    }
}

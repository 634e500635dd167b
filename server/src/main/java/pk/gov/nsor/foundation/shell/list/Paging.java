package pk.gov.nsor.foundation.shell.list;

import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.shell.list.ListView.Go;

/**
 * The part of some lines that a page shows which is about something else too; {@code shell/list-parts :: pages} shows
 * where one is.
 *
 * @param path the address of the page, without its number
 * @param at the number of the part, from 1
 */
public record Paging(String path, long at, int size, long count) {

    /** The part that is asked for; the last where there are not so many. */
    public static Paging of(String path, int wanted, int size, long count) {
        return new Paging(path, Math.clamp(wanted, 1, Math.max(1, Math.ceilDiv(count, size))), size, count);
    }

    /** How many lines come before. */
    public long after() {
        return (at - 1) * size;
    }

    public long first() {
        return count == 0 ? 0 : after() + 1;
    }

    public long last() {
        return Math.min(count, at * size);
    }

    public @Nullable Go previous() {
        return at > 1 ? to(at - 1) : null;
    }

    public @Nullable Go next() {
        return last() < count ? to(at + 1) : null;
    }

    private Go to(long page) {
        return new Go(path + "?page=" + page, null);
    }
}

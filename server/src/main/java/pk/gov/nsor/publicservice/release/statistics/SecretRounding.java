package pk.gov.nsor.publicservice.release.statistics;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a count: a multiple of the base, up or down by a secret offset of the cell. The offset stays, so that the same count
 * is told in the same way each month and twelve months say no more than one. Where the count has left what was told, another
 * offset is drawn. ADR 43 says what can be inferred from it, and what can not.
 */
final class SecretRounding {

    /** Who came in a month is few people, and told once. */
    private static final int FLOW = 2;

    private final int base;
    private final Function<String, byte[]> hash;

    /**
     * @param base at least 10, a multiple of ten
     * @param hash keyed and secret, of at least four bytes
     */
    SecretRounding(int base, Function<String, byte[]> hash) {
        if (base < StatisticsPolicy.SMALLEST || base % StatisticsPolicy.SMALLEST != 0) {
            throw new IllegalArgumentException("No base: " + base);
        }
        this.base = base;
        this.hash = hash;
    }

    /**
     * What was told of a cell.
     *
     * @param draw of its offset, from 0
     * @param people a multiple of the base; 0 says that there are fewer than the base
     */
    record Told(int draw, int people) {}

    /** The step of a table's figures. */
    int step(PublicTable table) {
        return table == PublicTable.ENTERED ? base / FLOW : base;
    }

    /**
     * Tells a count.
     *
     * @param month in which it is told, which names cells that are of one month
     * @param before what was told last; null where nothing was
     */
    Told tell(Cell cell, String month, int count, @Nullable Told before) {
        int step = step(cell.table());
        String name = cell.table().isOfOneMonth() ? cell.name() + "/" + month : cell.name() + "/" + base;
        if (before == null) {
            return new Told(0, rounded(name, 0, count, step));
        }
        if (rounded(name, before.draw(), count, step) == before.people()) {
            return before;
        }
        int next = before.draw() + 1;
        return new Told(next, rounded(name, next, count, step));
    }

    private int rounded(String name, int draw, int count, int step) {
        long secret = Integer.toUnsignedLong(
                ByteBuffer.wrap(hash.apply(name + "/" + draw)).getInt());
        int offset = (int) (secret * step >>> Integer.SIZE);
        return Math.floorDiv(count + offset, step) * step;
    }
}

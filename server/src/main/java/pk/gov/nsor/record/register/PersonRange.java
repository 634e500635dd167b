package pk.gov.nsor.record.register;

import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** People whose identifiers lie between two identifiers, both included, in the database's order. */
public record PersonRange(UUID first, UUID last) {

    private static final BigInteger IDENTIFIERS = BigInteger.ONE.shiftLeft(128);

    /** Divides everybody into so many ranges with about equally many people in each, since identifiers are random. */
    public static List<PersonRange> parts(int count) {
        return IntStream.range(0, count)
                .mapToObj(part -> new PersonRange(
                        uuid(start(part, count)), uuid(start(part + 1, count).subtract(BigInteger.ONE))))
                .toList();
    }

    /** The database's order, in which identifiers are unsigned numbers; Java's own order differs. */
    static int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    private static BigInteger start(int part, int count) {
        return IDENTIFIERS.multiply(BigInteger.valueOf(part)).divide(BigInteger.valueOf(count));
    }

    private static UUID uuid(BigInteger number) {
        return new UUID(number.shiftRight(64).longValue(), number.longValue());
    }
}

package pk.gov.nsor.publicservice.release.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.publicservice.release.statistics.SecretRounding.Told;

class SecretRoundingTest {

    private static final Cell CELL = new Cell(PublicTable.SEX, "PK-PB", "male");

    @Property(tries = 500)
    void whatIsToldIsAMultipleLessThanTheBaseAway(
            @ForAll @IntRange(max = 100_000) int count,
            @ForAll @IntRange(max = 100_000) int later,
            @ForAll int secret) {
        SecretRounding rounding = new SecretRounding(100, secret(secret));
        Told first = rounding.tell(CELL, "2026-12", count, null);
        Told second = rounding.tell(CELL, "2027-01", later, first);
        assertThat(first.people() % 100).isZero();
        assertThat(Math.abs(first.people() - count)).isLessThan(100);
        assertThat(Math.abs(second.people() - later)).isLessThan(100);
    }

    @Property(tries = 200)
    void theSameCountIsToldInTheSameWayEachMonth(@ForAll @IntRange(max = 5000) int count, @ForAll int secret) {
        SecretRounding rounding = new SecretRounding(50, secret(secret));
        Told first = rounding.tell(CELL, "2026-12", count, null);
        assertThat(rounding.tell(CELL, "2027-01", count, first)).isEqualTo(first);
        assertThat(rounding.tell(CELL, "2026-12", count, null)).isEqualTo(first);
    }

    @Test
    void overManySecretsTheFiguresAreRightInTheMiddle() {
        long sum = 0;
        for (int secret = 0; secret < 20_000; secret++) {
            sum += new SecretRounding(100, secret(secret))
                    .tell(CELL, "2026-12", 1234, null)
                    .people();
        }
        assertThat(sum / 20_000.0).isBetween(1232.0, 1236.0);
    }

    @Test
    void anotherOffsetIsDrawnWhereTheCountHasLeftWhatWasTold() {
        SecretRounding rounding = new SecretRounding(100, secret(7));
        Told first = rounding.tell(CELL, "2026-12", 1000, null);
        Told far = rounding.tell(CELL, "2027-01", 2000, first);
        assertThat(far.draw()).isEqualTo(1);
        assertThat(rounding.tell(CELL, "2027-02", 2000, far)).isEqualTo(far);
    }

    @Test
    void whoCameInAMonthIsRoundedToHalfTheBaseAndAnewEachMonth() {
        Cell entered = new Cell(PublicTable.ENTERED, Cell.COUNTRY, "entered");
        SecretRounding rounding = new SecretRounding(100, secret(7));
        assertThat(rounding.step(PublicTable.ENTERED)).isEqualTo(50);
        assertThat(rounding.tell(entered, "2026-12", 47, null).people() % 50).isZero();
    }

    @Test
    void aBaseThatIsTooSmallOrNoMultipleOfTenIsRefused() {
        for (int base : new int[] {0, 5, 55, -10}) {
            assertThatThrownBy(() -> new SecretRounding(base, secret(1))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void thereIsNoCellOfASmallerPlaceThanAProvince() {
        assertThatThrownBy(() -> new Cell(PublicTable.ENTERED, "PK-PB", "entered"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cell(PublicTable.SEX, Cell.COUNTRY, "male"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cell(PublicTable.SEX, "lahore", "male"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Function<String, byte[]> secret(int secret) {
        return name -> {
            long mixed = new java.util.SplittableRandom(secret * 31L + name.hashCode()).nextLong();
            return ByteBuffer.allocate(Long.BYTES).putLong(mixed).array();
        };
    }
}

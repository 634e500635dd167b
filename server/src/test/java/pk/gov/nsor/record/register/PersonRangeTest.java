package pk.gov.nsor.record.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonRangeTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 64})
    void partsLeaveNobodyOutAndTakeNobodyTwice(int count) {
        List<PersonRange> parts = PersonRange.parts(count);
        assertThat(parts).hasSize(count);
        assertThat(parts.getFirst().first()).hasToString("00000000-0000-0000-0000-000000000000");
        assertThat(parts.getLast().last()).hasToString("ffffffff-ffff-ffff-ffff-ffffffffffff");
        for (int i = 1; i < count; i++) {
            assertThat(parts.get(i).first()).isEqualTo(after(parts.get(i - 1).last()));
        }
    }

    @Test
    void identifiersAreInTheDatabasesOrderAndNotInJavas() {
        UUID low = UUID.fromString("7fffffff-0000-4000-8000-000000000000");
        UUID high = UUID.fromString("80000000-0000-4000-8000-000000000000");
        assertThat(low.compareTo(high)).isPositive();
        assertThat(PersonRange.compare(low, high)).isNegative();
        assertThat(PersonRange.compare(high, low)).isPositive();
        assertThat(PersonRange.compare(new UUID(1, 1), new UUID(1, -1))).isNegative();
        assertThat(PersonRange.compare(low, low)).isZero();
    }

    private static UUID after(UUID id) {
        long low = id.getLeastSignificantBits() + 1;
        return new UUID(id.getMostSignificantBits() + (low == 0 ? 1 : 0), low);
    }
}

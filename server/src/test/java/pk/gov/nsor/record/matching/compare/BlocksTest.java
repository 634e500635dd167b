package pk.gov.nsor.record.matching.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pk.gov.nsor.foundation.kernel.PersonName;

/** Whoever may be one person shares something, and few others do. */
class BlocksTest {

    @ParameterizedTest
    @CsvSource({
        "Akbar Zarghun,Ghulam Rasool,Akber Zarghun,Gulam Rasul",
        "Akbar Zarghun,Ghulam Rasool,Akbar Zarghum,Ghulam Rasool",
        "Akbar Zarghun,Ghulam Rasool,Zarghun,Ghulam Rasool",
        "Akbar Zarghun,Ghulam Rasool,Nadeem Zarghun,Bashir Rasool",
        "Akbar Zarghun,Ghulam Rasool,اکبر زرغون,غلام رسول",
    })
    void twoOfTheLeastUsualWordsAreEnough(String name, String father, String otherName, String otherFather) {
        assertThat(share(of(name, father, null), of(otherName, otherFather, null)))
                .isTrue();
    }

    @Test
    void theFathersNameAloneIsOfBrothers() {
        assertThat(share(of("Akbar", "Ghulam Rasool", null), of("Nadeem", "Ghulam Rasool", null)))
                .isFalse();
    }

    @Test
    void aDayOfBirthIsEnoughWithDayAndMonthEitherWay() {
        Described born = of("Akbar", null, LocalDate.of(1984, 5, 3));
        assertThat(share(born, of("Zarghun", null, LocalDate.of(1984, 5, 3)))).isTrue();
        assertThat(share(born, of("Zarghun", null, LocalDate.of(1984, 3, 5)))).isTrue();
        assertThat(share(born, of("Zarghun", null, LocalDate.of(1984, 5, 4)))).isFalse();
        assertThat(share(born, of("Zarghun", null, LocalDate.of(1985, 5, 3)))).isFalse();
    }

    @Test
    void aUsualNameInOneDistrictIsEnough() {
        assertThat(share(in("lahore", "Akbar"), in("lahore", "Akber"))).isTrue();
        assertThat(share(in("lahore", "Akbar"), in("quetta", "Akbar"))).isFalse();
    }

    @Test
    void halfOfACnicIsEnough() {
        assertThat(share(cnic("9352012345671"), cnic("9352012945671"))).isTrue();
        assertThat(share(cnic("9352012345671"), cnic("9532012345671"))).isTrue();
        assertThat(share(cnic("9352012345671"), cnic("9352099999999"))).isFalse();
    }

    private static boolean share(Described one, Described other) {
        Set<Integer> shared = new HashSet<>(Blocks.of(one));
        shared.retainAll(Blocks.of(other));
        return !shared.isEmpty();
    }

    private static Described in(String district, String name) {
        return of(name, null, null).with(Set.of(), Set.of(district), Set.of());
    }

    private static Described cnic(String digits) {
        return new Described(List.of(), null, null, null, Set.of(digits), Set.of(), Set.of());
    }

    private static Described of(String name, @Nullable String father, @Nullable LocalDate born) {
        return Described.of(
                List.of(written(name)),
                father == null ? null : written(father),
                born == null ? null : Birth.on(born),
                null);
    }

    private static PersonName written(String name) {
        return name.charAt(0) < 'z' ? PersonName.latin(name) : new PersonName(null, name);
    }
}

package pk.gov.nsor.foundation.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyPeriodTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    @Property
    void everyDayLiesInOnePeriodOfSoManyDays(
            @ForAll @IntRange(min = -40_000, max = 40_000) int day, @ForAll @IntRange(min = 1, max = 400) int days) {
        KeyPeriod period = new KeyPeriod(days);
        LocalDate asked = LocalDate.ofEpochDay(day);
        LocalDate first = period.firstDay(asked);
        assertThat(first).isBeforeOrEqualTo(asked).isAfter(asked.minusDays(days));
        assertThat(period.firstDay(first)).isEqualTo(first);
        assertThat(period.firstDay(first.minusDays(1))).isEqualTo(first.minusDays(days));
        assertThat(period.firstDayBefore(asked)).isEqualTo(first.minusDays(days));
        assertThat(period.number(first.minusDays(1))).isEqualTo(period.number(asked) - 1);
    }

    @Test
    void aPeriodHasAtLeastOneDay() {
        assertThat(new KeyPeriod(1).firstDay(DAY)).isEqualTo(DAY);
        assertThatThrownBy(() -> new KeyPeriod(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofManyProcessesThatNeedANewPeriodsKeyAtOnceAllGetTheSame(@TempDir Path folder) throws Exception {
        Path secrets = folder.resolve("secrets");
        SecretDirectory first = new SecretDirectory(secrets);
        byte[] master = first.key("master");
        for (int round = 0; round < 20; round++) {
            LocalDate period = DAY.plusDays(30L * round);
            CyclicBarrier together = new CyclicBarrier(8);
            List<Future<String>> hashes = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                for (int process = 0; process < 8; process++) {
                    Keys keys = new Keys(new SecretDirectory(secrets));
                    hashes.add(threads.submit(() -> {
                        together.await();
                        return HexFormat.of()
                                .formatHex(keys.keyedHash("ledger", period).of("923990000001"));
                    }));
                }
            }
            assertThat(hashes.stream().map(Future::resultNow).distinct()).hasSize(1);
        }
        assertThat(first.key("master")).isEqualTo(master);
    }

    @Test
    void theKeysOfDaysThatAreOverAreDestroyedHoweverLongAgoTheyWere(@TempDir Path folder) throws Exception {
        Keys keys = new Keys(new SecretDirectory(folder));
        byte[] context = {1};
        List<LocalDate> days = List.of(DAY.minusYears(5), DAY.minusDays(1), DAY);
        List<byte[]> sealed = days.stream()
                .map(day -> keys.ofDay(day).encrypt(new byte[] {7}, context))
                .toList();
        keys.destroyDaysBefore(DAY);
        assertThat(keys.ofDay(DAY).decrypt(sealed.getLast(), context)).containsExactly(7);
        assertThat(Files.exists(folder.resolve("day-" + DAY.minusYears(5) + ".key")))
                .isFalse();
        assertThat(Files.exists(folder.resolve("day-" + DAY.minusDays(1) + ".key")))
                .isFalse();
        assertThatThrownBy(() -> keys.ofDay(DAY.minusDays(1)).decrypt(sealed.get(1), context))
                .isInstanceOf(Encryption.WrongKeyException.class);
    }
}

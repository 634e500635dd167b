package pk.gov.nsor.record.fingerprints.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.record.fingerprints.Finger;
import pk.gov.nsor.record.fingerprints.PrintTemplate;
import pk.gov.nsor.record.fingerprints.index.PrintSearch.Hit;
import pk.gov.nsor.record.fingerprints.reading.PrintReader;
import pk.gov.nsor.testing.Prints;

class PrintSearchTest {

    private static final int OTHERS = 5_000;

    private final PrintReader reader = new PrintReader();

    @Test
    void whatIsPackedIsTheSameAgain() {
        PrintTemplate template = read(1, 0);
        PrintTemplate again = PackedPrint.template(PackedPrint.of(template));
        assertThat(again.size()).isEqualTo(template.size());
        for (int i = 0; i < again.size(); i++) {
            assertThat(List.of(again.x(i), again.y(i), again.angle(i), again.isBifurcation(i)))
                    .isEqualTo(List.of(template.x(i), template.y(i), template.angle(i), template.isBifurcation(i)));
        }
    }

    @Test
    void aPrintTakesLessThanTwoKilobytes() {
        for (int number = 1; number <= Prints.FINGERS; number++) {
            assertThat(PackedPrint.of(read(number, 0)).length).isLessThan(2_000);
        }
    }

    @Test
    void eachFingerIsFoundAmongThousandsHoweverItWasTurned() {
        List<IndexedPrint> all = new ArrayList<>();
        for (int number = 1; number <= Prints.FINGERS; number++) {
            all.add(indexed(number, read(number, 0)));
        }
        Random random = new Random(50);
        for (int other = 0; other < OTHERS; other++) {
            all.add(indexed(100 + other, scattered(random)));
        }
        for (int number = 1; number <= Prints.FINGERS; number++) {
            List<Hit> hits = PrintSearch.find(read(number, number * 7 - 20), all, 5);
            assertThat(hits.getFirst().print().number()).isEqualTo(number);
            assertThat(hits.getFirst().score()).isGreaterThan(40);
            assertThat(hits.get(1).score()).isLessThan(40);
        }
    }

    @Test
    void amongFewAllAreCompared() {
        List<IndexedPrint> few = List.of(indexed(1, read(1, 0)), indexed(2, read(2, 0)));
        assertThat(PrintSearch.find(read(3, 0), few, 10)).hasSize(2);
        assertThat(PrintSearch.find(read(3, 0), List.of(), 10)).isEmpty();
    }

    @Test
    void ofAForgottenPrintNothingIsLeft() {
        IndexedPrint print = indexed(1, read(1, 0));
        print.forget();
        assertThat(print.packed()).containsOnly(0);
        assertThat(PrintSearch.find(read(1, 0), List.of(print), 1).getFirst().score())
                .isZero();
    }

    @Test
    void minutiaeThatLieOnOneAnotherOrFarApartBreakNothing() {
        PrintTemplate same = PrintTemplate.of(new int[128], new int[128], new int[128], new boolean[128]);
        int[] far = new int[128];
        for (int i = 0; i < far.length; i++) {
            far[i] = i * 128;
        }
        PrintTemplate apart = PrintTemplate.of(far, far, far, new boolean[128]);
        List<IndexedPrint> all = List.of(indexed(1, same), indexed(2, apart));
        assertThat(PrintSearch.find(same, all, 2)).hasSize(2);
        assertThat(PrintSearch.find(apart, all, 2)).hasSize(2);
    }

    private PrintTemplate read(int number, int degrees) {
        Prints print = Prints.finger(number);
        return reader.read(
                Finger.RIGHT_THUMB,
                degrees == 0 ? print.pgm() : print.turned(degrees, 5, -7).pgm());
    }

    private static IndexedPrint indexed(int number, PrintTemplate template) {
        return new IndexedPrint(number, new UUID(0, number), Finger.RIGHT_THUMB, "MALE", 1980, template);
    }

    private static PrintTemplate scattered(Random random) {
        int size = 25 + random.nextInt(30);
        boolean[] bifurcation = new boolean[size];
        for (int i = 0; i < size; i++) {
            bifurcation[i] = random.nextBoolean();
        }
        return PrintTemplate.of(
                random.ints(size, 0, 416).toArray(),
                random.ints(size, 0, 560).toArray(),
                random.ints(size, 0, 256).toArray(),
                bifurcation);
    }
}

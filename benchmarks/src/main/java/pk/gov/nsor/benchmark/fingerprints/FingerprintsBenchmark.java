package pk.gov.nsor.benchmark.fingerprints;

import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.fingerprints.SyntheticPrints.Minutia;
import pk.gov.nsor.record.fingerprints.Finger;
import pk.gov.nsor.record.fingerprints.PrintTemplate;
import pk.gov.nsor.record.fingerprints.index.IndexedPrint;
import pk.gov.nsor.record.fingerprints.index.PrintSearch;
import pk.gov.nsor.record.fingerprints.index.PrintSearch.Hit;

/**
 * One finger among many, beside a plain loop of SourceAFIS over templates that are ready to be compared, on all processors
 * as well. docs/benchmarks.md says how.
 */
public final class FingerprintsBenchmark implements Benchmarks.Benchmark {

    private static final int PRINTS = 50_000;
    private static final int SMALL_PRINTS = 4_000;
    private static final int PROBES = 60;
    private static final int SMALL_PROBES = 10;
    private static final int FLOOR_PROBES = 10;
    private static final int WARM_UP = 5;
    private static final int SEED = 20_261_129;
    private static final double AGREES = 40;
    private static final int SHOWN = 20;

    private final List<Figure> figures = new ArrayList<>();

    @Override
    public String name() {
        return "fingerprints";
    }

    @Override
    public List<Figure> run(boolean small) {
        int prints = Integer.getInteger("nsor.bench.prints", small ? SMALL_PRINTS : PRINTS);
        int probes = Integer.getInteger("nsor.bench.probes", small ? SMALL_PROBES : PROBES);
        SyntheticPrints made = new SyntheticPrints(new Random(SEED));
        List<List<Minutia>> searched = new ArrayList<>();
        List<IndexedPrint> index = new ArrayList<>(prints);
        List<byte[]> kept = new ArrayList<>(prints);
        long empty = used();
        for (int i = 0; i < prints; i++) {
            List<Minutia> finger = made.finger();
            PrintTemplate template = made.impression(finger, 1);
            if (i < probes) {
                searched.add(finger);
            }
            kept.add(template.iso());
            index.add(indexed(i, template));
        }
        long both = used();
        long templates = kept.stream().mapToLong(iso -> iso.length + 24L).sum();
        figure("prints", prints, "prints", null, "higher");
        double megabytes = (both - empty - templates) / 1e6;
        figure("memory of the search's prints", megabytes, "MB", 1024.0, "lower");
        figure("memory of one print", megabytes * 1e6 / prints, "bytes", null, "lower");
        for (double unlike : new double[] {1, 1.6}) {
            List<PrintTemplate> asked = searched.stream()
                    .map(finger -> made.impression(finger, unlike))
                    .toList();
            measure(index, asked, unlike == 1 ? "usual impressions" : "poor impressions");
        }
        floor(kept, searched, made);
        return List.copyOf(figures);
    }

    private void measure(List<IndexedPrint> index, List<PrintTemplate> asked, String what) {
        for (int i = 0; i < WARM_UP; i++) {
            List<Hit> _ = PrintSearch.find(asked.get(i % asked.size()), index, SHOWN);
        }
        double[] millis = new double[asked.size()];
        int agreeing = 0;
        int first = 0;
        int wrong = 0;
        for (int i = 0; i < asked.size(); i++) {
            long begun = System.nanoTime();
            List<Hit> hits = PrintSearch.find(asked.get(i), index, SHOWN);
            millis[i] = (System.nanoTime() - begun) / 1e6;
            UUID wanted = index.get(i).person();
            Hit own = PrintSearch.compare(asked.get(i), List.of(index.get(i))).getFirst();
            if (own.score() >= AGREES) {
                agreeing++;
                first += hits.getFirst().print().person().equals(wanted) ? 1 : 0;
            }
            wrong += (int) hits.stream()
                    .filter(hit ->
                            hit.score() >= AGREES && !hit.print().person().equals(wanted))
                    .count();
        }
        Arrays.sort(millis);
        figure("search, " + what + ": p50", percentile(millis, 0.5), "ms", 1000.0, "lower");
        figure("search, " + what + ": p99", percentile(millis, 0.99), "ms", 1000.0, "lower");
        figure(what + " that agree when compared directly", 100.0 * agreeing / asked.size(), "%", null, "higher");
        figure("of these found first, " + what, agreeing == 0 ? 0 : 100.0 * first / agreeing, "%", 100.0, "higher");
        figure("others at the threshold of one pair, " + what, wrong, "prints", null, "lower");
    }

    /** What a program does that only has the library: every template ready in memory, and each compared. */
    private void floor(List<byte[]> kept, List<List<Minutia>> searched, SyntheticPrints made) {
        long empty = used();
        FingerprintTemplate[] ready = new FingerprintTemplate[kept.size()];
        IntStream.range(0, ready.length)
                .parallel()
                .forEach(i -> ready[i] = PrintTemplate.ofIso(kept.get(i)).forMatching());
        figure("plain loop: memory", (used() - empty) / 1e6, "MB", null, "lower");
        double[] millis = new double[Math.min(FLOOR_PROBES, searched.size())];
        for (int i = -1; i < millis.length; i++) {
            PrintTemplate probe = made.impression(searched.get(Math.max(0, i)), 1);
            long begun = System.nanoTime();
            FingerprintMatcher matcher = new FingerprintMatcher(probe.forMatching());
            double best = Arrays.stream(ready)
                    .parallel()
                    .mapToDouble(matcher::match)
                    .max()
                    .orElse(0);
            if (best >= 0 && i >= 0) {
                millis[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(millis);
        double loop = percentile(millis, 0.5);
        figure("plain loop: p50", loop, "ms", null, "lower");
        double search = figures.stream()
                .filter(figure -> figure.name().equals("search, usual impressions: p50"))
                .mapToDouble(Figure::value)
                .findFirst()
                .orElseThrow();
        figure("ratio: search over plain loop (p50)", search / loop, "", null, "lower");
    }

    private static IndexedPrint indexed(int number, PrintTemplate template) {
        return new IndexedPrint(number, new UUID(0, number), Finger.RIGHT_THUMB, "MALE", 1980, template);
    }

    /** Bytes in use after a collection. */
    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }

    private static double percentile(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }

    private void figure(String name, double value, String unit, @Nullable Double aim, String better) {
        figures.add(new Figure(name, value, unit, aim, better));
    }
}

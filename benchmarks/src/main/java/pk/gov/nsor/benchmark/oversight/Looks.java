package pk.gov.nsor.benchmark.oversight;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pk.gov.nsor.benchmark.oversight.CountingWatch.Span;
import pk.gov.nsor.benchmark.setting.OfficerSession;

/** One page opened over and over, one request after another: when each began, and how long it took. */
record Looks(List<Look> all) {

    private record Look(long from, long to) {

        double millis() {
            return (to - from) / 1e6;
        }
    }

    static Looks at(OfficerSession session, String path, Duration during, int warmUp) {
        for (int request = 0; request < warmUp; request++) {
            mustBeThere(path, session.get(path));
        }
        List<Look> looks = new ArrayList<>();
        long end = System.nanoTime() + during.toNanos();
        while (System.nanoTime() < end) {
            long begun = System.nanoTime();
            HttpResponse<String> answer = session.get(path);
            looks.add(new Look(begun, System.nanoTime()));
            mustBeThere(path, answer);
        }
        return new Looks(looks);
    }

    List<Double> millis() {
        return all.stream().map(Look::millis).toList();
    }

    List<Double> inside(List<Span> spans) {
        return all.stream()
                .filter(look -> isInside(look, spans))
                .map(Look::millis)
                .toList();
    }

    List<Double> outside(List<Span> spans) {
        return all.stream()
                .filter(look -> !isInside(look, spans))
                .map(Look::millis)
                .toList();
    }

    private static boolean isInside(Look look, List<Span> spans) {
        return spans.stream().anyMatch(span -> look.from < span.to() && look.to > span.from());
    }

    /** 0 of none. */
    static double percentile(List<Double> millis, int percent) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static void mustBeThere(String path, HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
    }
}

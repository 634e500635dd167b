package pk.gov.nsor.benchmark.supervision;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import pk.gov.nsor.benchmark.setting.OfficerSession;

/** An officer of a district who opens the day's page over and over, as a browser would, one request after another. */
final class OfficerDay {

    private static final int WARM_UP = 200;
    private static final int REQUESTS = 1_000;

    private OfficerDay() {}

    /**
     * From the request to the last byte of the answer, in ms.
     *
     * @param page the officer's day
     * @param plain the page that asks for a name and a pass-phrase, which reads nothing: what a page costs at the least
     */
    record Times(Percentiles page, Percentiles plain) {}

    record Percentiles(double median, double p99) {}

    /** @param district the code of one */
    static Times measure(Path project, Map<String, String> environment, int port, String district) {
        Percentiles plain = time(OfficerSession.ofNobody(port), "/sign-in");
        return new Times(time(OfficerSession.of(project, environment, port, district), "/"), plain);
    }

    private static Percentiles time(OfficerSession session, String path) {
        for (int request = 0; request < WARM_UP; request++) {
            mustBeThere(path, session.get(path));
        }
        double[] millis = new double[REQUESTS];
        for (int request = 0; request < REQUESTS; request++) {
            long begun = System.nanoTime();
            HttpResponse<String> answer = session.get(path);
            millis[request] = (System.nanoTime() - begun) / 1e6;
            mustBeThere(path, answer);
        }
        Arrays.sort(millis);
        return new Percentiles(millis[REQUESTS / 2], millis[REQUESTS * 99 / 100]);
    }

    private static void mustBeThere(String path, HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
    }
}

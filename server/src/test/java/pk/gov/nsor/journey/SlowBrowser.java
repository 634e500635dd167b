package pk.gov.nsor.journey;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;

/**
 * Pages on a slow computer and a slow line, where {@code NSOR_BROWSER_SLOWED} says how many times slower: a journey that looks
 * before a script or an answer has come fails then each time, and not once in a hundred.
 */
final class SlowBrowser {

    private static final @Nullable String TIMES = System.getenv("NSOR_BROWSER_SLOWED");

    /** Of each request and answer, for each time slower. */
    private static final int LATENCY_MILLIS = 40;

    private SlowBrowser() {}

    static void slow(Page page) {
        if (TIMES == null) {
            return;
        }
        int times = Integer.parseInt(TIMES);
        CDPSession session = page.context().newCDPSession(page);
        JsonObject processor = new JsonObject();
        processor.addProperty("rate", times);
        JsonObject _ = session.send("Emulation.setCPUThrottlingRate", processor);
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", times * LATENCY_MILLIS);
        line.addProperty("downloadThroughput", -1);
        line.addProperty("uploadThroughput", -1);
        JsonObject _ = session.send("Network.enable");
        JsonObject _ = session.send("Network.emulateNetworkConditions", line);
    }
}

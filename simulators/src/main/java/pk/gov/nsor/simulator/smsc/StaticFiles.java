package pk.gov.nsor.simulator.smsc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The files of the handset page, read once. */
final class StaticFiles {

    /** A file as it is served. */
    record StaticFile(String contentType, byte[] content) {}

    private final Map<String, StaticFile> files = Map.of(
            "/", read("handset.html", "text/html; charset=utf-8"),
            "/handset.css", read("handset.css", "text/css; charset=utf-8"),
            "/handset.js", read("handset.js", "text/javascript; charset=utf-8"),
            "/phone.js", read("phone.js", "text/javascript; charset=utf-8"),
            "/wrong.js", read("wrong.js", "text/javascript; charset=utf-8"),
            "/bubble.js", read("bubble.js", "text/javascript; charset=utf-8"),
            "/words.js", read("words.js", "text/javascript; charset=utf-8"),
            "/favicon.svg", read("favicon.svg", "image/svg+xml"));

    Optional<StaticFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private static StaticFile read(String name, String contentType) {
        try (InputStream stream = StaticFiles.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the simulator was built without its file " + name);
            }
            return new StaticFile(contentType, stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

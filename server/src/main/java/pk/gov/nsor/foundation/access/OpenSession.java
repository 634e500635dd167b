package pk.gov.nsor.foundation.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A session in which somebody is signed in.
 *
 * @param lastSeen to a minute
 * @param address from where they signed in
 * @param browser what it calls itself
 */
public record OpenSession(UUID id, Instant since, Instant lastSeen, String address, String browser) {

    /** By the word that a browser calls itself by; those that also call themselves by another's come before it. */
    private static final List<Known> BROWSERS = List.of(
            new Known("Edg", "Edge"),
            new Known("OPR/", "Opera"),
            new Known("SamsungBrowser", "Samsung Internet"),
            new Known("Firefox", "Firefox"),
            new Known("FxiOS", "Firefox"),
            new Known("Chrome", "Chrome"),
            new Known("CriOS", "Chrome"),
            new Known("Safari", "Safari"));

    private static final List<Known> DEVICES = List.of(
            new Known("Android", "Android"),
            new Known("iPhone", "iPhone"),
            new Known("iPad", "iPad"),
            new Known("Windows", "Windows"),
            new Known("Mac OS X", "Mac"),
            new Known("Linux", "Linux"));

    private record Known(String word, String name) {}

    /** The browser and the device as people call them; what it calls itself where neither is known. */
    public String device() {
        String names = Stream.of(BROWSERS, DEVICES)
                .flatMap(known -> known.stream()
                        .filter(each -> browser.contains(each.word()))
                        .limit(1))
                .map(Known::name)
                .collect(Collectors.joining(" · "));
        return names.isEmpty() ? browser : names;
    }
}

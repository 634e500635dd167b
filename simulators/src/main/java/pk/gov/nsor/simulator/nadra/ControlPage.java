package pk.gov.nsor.simulator.nadra;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.simulator.nadra.Dirt.Kind;

/** The page on which the simulator is switched off and on, and made as unreliable as it should be. */
final class ControlPage {

    private final boolean isLoopback;

    ControlPage(boolean isLoopback) {
        this.isLoopback = isLoopback;
    }

    /** Whether the request names this machine, and not a host name of somebody else that leads here. */
    boolean isOwn(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return !isLoopback || isLoopbackName(host);
    }

    /** Whether no other site's page sends it. */
    boolean isOfPage(HttpExchange exchange) {
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        return (origin == null
                        || origin.equals(
                                "http://" + exchange.getRequestHeaders().getFirst("Host")))
                && (site == null || site.equals("same-origin") || site.equals("none"));
    }

    private static boolean isLoopbackName(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.[0-9]{1,3}){3}");
    }

    /**
     * What a form asks for: {@code away} is {@code true} or {@code false}, each kind a share; what is not named stays.
     *
     * @throws IllegalArgumentException where a value is none
     */
    Dirt read(byte[] body, Dirt before) {
        boolean isAway = before.isAway();
        Map<Kind, Integer> shares = new EnumMap<>(Kind.class);
        shares.putAll(before.shares());
        for (String part : new String(body, StandardCharsets.US_ASCII).split("&")) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2) {
                String name = URLDecoder.decode(pair[0], StandardCharsets.UTF_8);
                String value =
                        URLDecoder.decode(pair[1], StandardCharsets.UTF_8).strip();
                if (name.equals("away")) {
                    isAway = Boolean.parseBoolean(value);
                } else {
                    shares.put(
                            Kind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')),
                            value.isEmpty() ? 0 : Integer.parseInt(value));
                }
            }
        }
        return new Dirt(isAway, shares);
    }

    String of(Dirt now, long asked, String sought) {
        StringBuilder rows = new StringBuilder();
        for (Kind kind : Kind.values()) {
            rows.append(
                    "<p><label>%s <input name=\"%s\" type=\"number\" min=\"0\" max=\"100\" value=\"%d\"> %%</label></p>"
                            .formatted(words(kind), kind.key(), now.share(kind)));
        }
        return """
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>NADRA simulator</title>
                <meta name="viewport" content="width=device-width"><style>body{font:16px/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}
                input{width:5rem}</style></head><body><h1>NADRA simulator</h1>
                <p>All its people are synthetic. Asked so far: %d. The service is <strong>%s</strong>.</p>
                <form method="post" action="/behaviour"><button name="away" value="%s">%s</button></form>
                <h2>Of a hundred answers</h2><form method="post" action="/behaviour">%s<button>Set</button></form>
                <h2>Who has a CNIC?</h2><form action="/"><input name="cnic" style="width:12rem" placeholder="9…"> <button>Look</button></form><p>%s</p>
                <p><a href="/openapi.json">The contract (OpenAPI)</a></p></body></html>
                """.formatted(
                        asked,
                        now.isAway() ? "away" : "there",
                        !now.isAway(),
                        now.isAway() ? "Bring it back" : "Take it away",
                        rows,
                        sought.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case BIDI -> "have bidi controls in addresses";
            case URDU_ONLY -> "have names in Urdu alone";
            case HALF_EMPTY -> "are half empty";
            case PAUSE -> "come after 30 seconds";
            case ERROR_AS_200 -> "are an error with status 200";
            case ERROR -> "are an error with status 500";
            case OTHER_CITIZEN -> "are about another CNIC";
            case HTML -> "are a page in HTML";
            case HUGE -> "have 10 MB";
            case MALFORMED -> "are no UTF-8";
            case CUT -> "end in the middle";
            case REDIRECT -> "lead to another address";
            case MORE_FIELDS -> "have fields that are not in the contract";
        };
    }
}

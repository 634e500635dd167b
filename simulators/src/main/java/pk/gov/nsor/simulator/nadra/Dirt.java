package pk.gov.nsor.simulator.nadra;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How the simulator is unlike its contract, each kind in so many of a hundred answers. */
public record Dirt(boolean isAway, Map<Kind, Integer> shares) {

    /** As the contract has it. */
    public static final Dirt NONE = new Dirt(false, Map.of());

    /** What the real service was seen to do, with shares that are guesses. */
    public static final Dirt TYPICAL = parse("bidi=100,urdu-only=20,half-empty=3,pause=1,error-as-200=3");

    /** What it does to an answer. */
    public enum Kind {
        /** U+202A and U+202C around Urdu addresses and in them. */
        BIDI,
        /** No name in Latin letters. */
        URDU_ONLY,
        /** A success of which half is missing. */
        HALF_EMPTY,
        /** The answer comes after 30 seconds. */
        PAUSE,
        /** An error of its own, with the status 200. */
        ERROR_AS_200,
        /** Status 500 and a page. */
        ERROR,
        /** The answer is about another CNIC. */
        OTHER_CITIZEN,
        /** A page in HTML with the status 200. */
        HTML,
        /** 10 MB. */
        HUGE,
        /** Bytes that are no UTF-8. */
        MALFORMED,
        /** Half of an answer. */
        CUT,
        /** To another address. */
        REDIRECT,
        /** Fields that the contract does not have. */
        MORE_FIELDS;

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Dirt {
        shares = Collections.unmodifiableMap(
                shares.isEmpty() ? new EnumMap<>(Kind.class) : new EnumMap<>(Map.copyOf(shares)));
        shares.values().forEach(share -> {
            if (share < 0 || share > 100) {
                throw new IllegalArgumentException("A share is 0 to 100, not " + share);
            }
        });
    }

    /**
     * @param text as {@code bidi=100,pause=5}; {@code typical}; empty for none
     * @throws IllegalArgumentException where a kind or a share is none
     */
    public static Dirt parse(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        if (text.equals("typical")) {
            return TYPICAL;
        }
        Map<Kind, Integer> shares = new EnumMap<>(Kind.class);
        for (String part : text.split(",")) {
            String[] pair = part.split("=", -1);
            if (pair.length != 2) {
                throw new IllegalArgumentException("Say each kind as bidi=100: " + part);
            }
            shares.put(
                    Kind.valueOf(pair[0].strip().toUpperCase(Locale.ROOT).replace('-', '_')),
                    Integer.valueOf(pair[1].strip()));
        }
        return new Dirt(false, shares);
    }

    public Dirt away(boolean away) {
        return new Dirt(away, shares);
    }

    public Dirt with(Kind kind, int share) {
        Map<Kind, Integer> next = new EnumMap<>(Kind.class);
        next.putAll(shares);
        next.put(kind, share);
        return new Dirt(isAway, next);
    }

    int share(Kind kind) {
        return shares.getOrDefault(kind, 0);
    }

    /** As {@link #parse} reads it. */
    String describe() {
        return Arrays.stream(Kind.values())
                .filter(kind -> share(kind) > 0)
                .map(kind -> kind.key() + "=" + share(kind))
                .collect(Collectors.joining(","));
    }
}

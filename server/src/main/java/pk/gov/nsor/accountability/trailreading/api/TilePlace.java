package pk.gov.nsor.accountability.trailreading.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tile, as C2SP tlog-tiles writes it.
 *
 * @param level 0 for hashes of leaves, at most 7
 * @param index its position in the level, from 0
 * @param width how many of its hashes are asked for, 1 to 256
 */
record TilePlace(int level, long index, int width) {

    private static final int FULL = 256;
    private static final int HEIGHT = 8;
    private static final int HIGHEST = 7;
    private static final Pattern PLACE = Pattern.compile("/((?:x[0-9]{3}/){0,4})([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /** @param place what follows the level, with its slash; empty where that is no place */
    static Optional<TilePlace> parse(int level, String place) {
        Matcher parts = PLACE.matcher(place);
        if (level < 0 || level > HIGHEST || !parts.matches()) {
            return Optional.empty();
        }
        String groups = parts.group(1);
        if (groups.startsWith("x000/")) {
            // One address for each tile.
            return Optional.empty();
        }
        long index = Long.parseLong(groups.replaceAll("[x/]", "") + parts.group(2));
        int width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
        return width > FULL || (parts.group(3) != null && width == FULL)
                ? Optional.empty()
                : Optional.of(new TilePlace(level, index, width));
    }

    /** Whether the tree of a size has a hash in this tile. */
    boolean isWithin(long size) {
        return index < ((size >>> (HEIGHT * level)) + FULL - 1) / FULL;
    }
}

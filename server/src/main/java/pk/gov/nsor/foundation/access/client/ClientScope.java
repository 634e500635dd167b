package pk.gov.nsor.foundation.access.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PlainLetters;

/**
 * What a machine client may send messages about: the whole country, or the named courts, prisons and districts; a
 * district includes its courts.
 *
 * @param districts keys
 * @param courts keys
 * @param prisons names; case, spaces and punctuation do not count
 */
public record ClientScope(boolean isCountry, Set<String> districts, Set<String> courts, Set<String> prisons) {

    /** The scope of a client without any: everything it sends is refused. */
    public static final ClientScope NONE = new ClientScope(false, Set.of(), Set.of(), Set.of());

    public static final ClientScope COUNTRY = new ClientScope(true, Set.of(), Set.of(), Set.of());

    private static final int LONGEST = 120;

    public ClientScope {
        districts = Set.copyOf(districts);
        courts = Set.copyOf(courts);
        prisons = Set.copyOf(prisons);
    }

    /**
     * Reads what {@link #written} writes: parts divided by semicolons, each {@code country}, or {@code district}, {@code court}
     * or {@code prison} and what it is called.
     *
     * @throws InvalidValueException where nothing is named, a part is none of these, or the country is not the only one
     */
    public static ClientScope parse(String text) {
        boolean isCountry = false;
        Set<String> districts = new TreeSet<>();
        Set<String> courts = new TreeSet<>();
        Set<String> prisons = new TreeSet<>();
        for (String part : text.split("[;\\n]", -1)) {
            String one = part.strip();
            if (one.isEmpty()) {
                continue;
            }
            int end = one.indexOf(' ');
            String kind = (end < 0 ? one : one.substring(0, end)).toLowerCase(Locale.ROOT);
            String name = end < 0 ? "" : one.substring(end).strip();
            if (kind.equals("country") && name.isEmpty()) {
                isCountry = true;
            } else if (name.isEmpty() || name.length() > LONGEST) {
                throw unreadable(one);
            } else if (kind.equals("district")) {
                districts.add(name);
            } else if (kind.equals("court")) {
                courts.add(name);
            } else if (kind.equals("prison") && !PlainLetters.of(name).isEmpty()) {
                prisons.add(name);
            } else {
                throw unreadable(one);
            }
        }
        ClientScope scope = new ClientScope(isCountry, districts, courts, prisons);
        boolean namesPlaces = !districts.isEmpty() || !courts.isEmpty() || !prisons.isEmpty();
        if (isCountry == namesPlaces) {
            throw new InvalidValueException(
                    "client-scope.empty", "Name the courts, prisons or districts it speaks for, or the country alone.");
        }
        return scope;
    }

    /** In one order, for a proposal. */
    public String written() {
        List<String> parts = new ArrayList<>();
        if (isCountry) {
            parts.add("country");
        }
        new TreeSet<>(districts).forEach(district -> parts.add("district " + district));
        new TreeSet<>(courts).forEach(court -> parts.add("court " + court));
        new TreeSet<>(prisons).forEach(prison -> parts.add("prison " + prison));
        return String.join("; ", parts);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** @param district in which it lies */
    public boolean coversCourt(String court, String district) {
        return isCountry || courts.contains(court) || districts.contains(district);
    }

    public boolean coversDistrict(String district) {
        return isCountry || districts.contains(district);
    }

    public boolean coversPrison(String name) {
        return isCountry || prisons.stream().anyMatch(prison -> PlainLetters.isSame(prison, name));
    }

    private static InvalidValueException unreadable(String part) {
        return new InvalidValueException(
                "client-scope.part", "%s is not a country, a district, a court or a prison.", part);
    }
}

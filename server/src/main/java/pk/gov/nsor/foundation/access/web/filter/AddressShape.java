package pk.gov.nsor.foundation.access.web.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * What all addresses of a pattern have in common: the number of parts between slashes, and the constant parts. It
 * matches each address that the pattern matches, and few others.
 */
final class AddressShape {

    /** Stands for a part that can be anything. */
    private static final String ANY = "";

    private final String[] parts;
    private final boolean isOpen;

    /** @param isOpen whether any number of parts may follow */
    private AddressShape(List<String> parts, boolean isOpen) {
        this.parts = parts.toArray(String[]::new);
        this.isOpen = isOpen;
    }

    /** @param pattern as Spring writes them: {@code /people/{id}}, {@code /*.txt}, {@code /files/**} */
    static AddressShape of(String pattern) {
        List<String> parts = new ArrayList<>();
        for (String part : parts(pattern)) {
            if (part.startsWith("{*") || part.equals("**")) {
                return new AddressShape(parts, true);
            }
            parts.add(part.indexOf('{') >= 0 || part.indexOf('*') >= 0 || part.indexOf('?') >= 0 ? ANY : part);
        }
        return new AddressShape(parts, false);
    }

    /** Between the slashes of an address; the last one is empty where it ends with one. */
    static String[] parts(String address) {
        return address.split("/", -1);
    }

    boolean admits(String[] address) {
        if (isOpen ? address.length < parts.length : address.length != parts.length) {
            return false;
        }
        for (int at = 0; at < parts.length; at++) {
            String part = parts[at];
            if (!part.isEmpty() && !part.equals(address[at])) {
                return false;
            }
        }
        return true;
    }
}

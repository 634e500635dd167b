package pk.gov.nsor.foundation.shell.web;

import java.util.regex.Pattern;

/** A path of this server to which a page may send its reader back; no other address is accepted. */
final class LocalPath {

    // One slash and then none: two, or a backslash, which browsers take for one, would name another host.
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]{0,2000}");

    private LocalPath() {}

    static String orHome(String path) {
        return LOCAL.matcher(path).matches() ? path : "/";
    }
}

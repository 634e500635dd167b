package pk.gov.nsor.shell.web;

import java.util.regex.Pattern;

/** Where a page may send its reader back to: a path of this server, and no other. */
final class LocalPath {

    // One slash and then none: two, or a backslash, which browsers take for one, would name another host.
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]{0,2000}");

    private LocalPath() {}

    static String orHome(String path) {
        return LOCAL.matcher(path).matches() ? path : "/";
    }
}

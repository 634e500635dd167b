package pk.gov.nsor.foundation.shell;

/**
 * A step between an entry of the navigation and a page, such as a record; a controller puts it into the model as
 * {@code crumb}.
 *
 * @param text shown as it is
 * @param path where it leads
 */
public record Crumb(String text, String path) {}

package pk.gov.nsor.shell;

/**
 * A step of the way from home to a page.
 *
 * @param text shown as it is
 * @param path where it leads
 */
public record Crumb(String text, String path) {}

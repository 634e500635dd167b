package pk.gov.nsor.agencies.imports.file;

/**
 * How much of a file is taken.
 *
 * @param bytes of the file; of a spreadsheet also what it unpacks to
 * @param lines without the headings
 * @param line characters in all cells of a line together
 * @param columns headings
 * @param shared characters of the texts that the cells of a spreadsheet share, which have to be held in memory
 */
public record FileLimits(long bytes, int lines, int line, int columns, int shared) {

    public static final FileLimits USUAL = new FileLimits(1L << 30, 1_100_000, 100_000, 200, 64_000_000);

    public FileLimits withBytes(long other) {
        return new FileLimits(other, lines, line, columns, shared);
    }
}

package pk.gov.nsor.foundation.pdf;

/** What a document is printed on. A larger sheet has the same lines, as much larger. */
public enum PageSize {
    A4(1),
    /** Twice the area of A4, of the same shape. */
    A3(2);

    private final int sheets;

    PageSize(int sheets) {
        this.sheets = sheets;
    }

    /** How much longer everything is than on A4. */
    float scale() {
        return (float) Math.sqrt(sheets);
    }
}

package pk.gov.nsor.kernel;

/**
 * Which CNICs this installation takes: a live register takes those a province issues (1 to 8); a demonstration or a test
 * also the synthetic ones, which begin with 9.
 */
public enum CnicFormat {
    LIVE,
    WITH_SYNTHETIC;

    /**
     * Reads a CNIC as people write it.
     *
     * @throws InvalidValueException as {@link Cnic#parse}, and for a first digit that no province has
     */
    public Cnic parse(String text) {
        Cnic cnic = Cnic.parse(text);
        if (this == LIVE && cnic.isSynthetic()) {
            throw new InvalidValueException("cnic.province", "No province issues CNICs that begin with 9.");
        }
        return cnic;
    }
}

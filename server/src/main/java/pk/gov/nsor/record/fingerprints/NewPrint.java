package pk.gov.nsor.record.fingerprints;

/** The print of a finger whose file was read and accepted: see {@link Fingerprints#read}. */
public record NewPrint(Finger finger, PrintTemplate template) {}

package pk.gov.nsor.policing.exitcontrol;

/** A list of exit controls. The names, in lower case with dashes, are what addresses call them. */
public enum ExitControlList {
    /** Those that hold today. */
    LASTING,
    /** Those of them that end in the coming two weeks. */
    ENDING,
    /** Those that ended, by themselves or before. */
    ENDED
}

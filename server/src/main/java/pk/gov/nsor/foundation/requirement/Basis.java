package pk.gov.nsor.foundation.requirement;

/** The Act's two definitions of who is a sex offender; a conviction can fall under both. */
public enum Basis {
    /** s.2(1)(h): convicted under one of the sections it names, whoever the victim. */
    NARROW,
    /** s.24, Explanation: convicted of a scheduled offence against a woman or a child. */
    WIDE
}

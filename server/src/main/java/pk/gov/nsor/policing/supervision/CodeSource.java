package pk.gov.nsor.policing.supervision;

/** Draws the codes that verify telephones. */
@FunctionalInterface
public interface CodeSource {

    /** Six digits that nobody can foresee. */
    String next();
}

package pk.gov.nsor.policing.notices;

/** Which way somebody crossed the border. The names are stored. */
public enum Direction {
    DEPARTED,
    ARRIVED
}

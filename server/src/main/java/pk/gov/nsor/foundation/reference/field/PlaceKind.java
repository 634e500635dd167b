package pk.gov.nsor.foundation.reference.field;

/** What a field for a place takes. */
public enum PlaceKind {
    COUNTRY,
    PROVINCE,
    DISTRICT,
    TEHSIL,
    STATION
}

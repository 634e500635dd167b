package pk.gov.nsor.publicservice.justice;

/** Who says it. What a court says counts before what the prosecution says of the same stage. The names are stored. */
enum CaseSender {
    COURT,
    PROSECUTION
}

package pk.gov.nsor.reference;

/**
 * A police station.
 *
 * @param confidence {@code assumed} where no official list names it
 */
public record PoliceStation(String code, String nameEn, String nameUr, String districtCode, String confidence) {

    public Certainty certainty() {
        return Certainty.of(confidence);
    }
}

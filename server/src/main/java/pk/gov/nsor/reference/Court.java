package pk.gov.nsor.reference;

/**
 * A court that tries the Act's offences.
 *
 * @param confidence {@code assumed} where no official list names it
 */
public record Court(String code, String nameEn, String nameUr, String districtCode, String confidence) {

    public Certainty certainty() {
        return Certainty.of(confidence);
    }
}

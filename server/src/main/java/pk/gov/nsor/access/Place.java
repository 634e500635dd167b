package pk.gov.nsor.access;

/**
 * Where something is that only those of the place may see.
 *
 * @param province the code of the province in which the district lies
 * @param district a district's code
 */
public record Place(String province, String district) {}

package pk.gov.nsor.foundation.reference;

/**
 * Which policies are of a server: a bean of the vault, which has other ones than the register. The others have no meaning there, so no
 * page shows them and nobody changes them.
 */
public interface PolicyScope {

    /** The register's: all but those of the vault. */
    PolicyScope REGISTER = key -> !key.startsWith("vault.");

    /** Whether the policy is of this server. */
    boolean covers(String key);
}

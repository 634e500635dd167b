/** What a person signs in with: pass-phrases, codes, passkeys, links to a provider, and their reset. */
@NullMarked
@NamedInterface("credential")
package pk.gov.nsor.foundation.access.credential;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

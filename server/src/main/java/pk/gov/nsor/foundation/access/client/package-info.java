/** Agencies' systems: their credentials and the scopes each may use. */
@NullMarked
@NamedInterface("client")
package pk.gov.nsor.foundation.access.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

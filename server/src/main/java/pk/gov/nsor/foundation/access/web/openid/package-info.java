/** Signing in at an OpenID Connect provider. */
@NullMarked
package pk.gov.nsor.foundation.access.web.openid;

import org.jspecify.annotations.NullMarked;

/** Pages and checks of signing in with pass-phrase, code, passkey and recovery codes. */
@NullMarked
package pk.gov.nsor.foundation.access.web.signin;

import org.jspecify.annotations.NullMarked;

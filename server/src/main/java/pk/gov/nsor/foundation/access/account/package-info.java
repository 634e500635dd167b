/** Whose an account is, how its first secret is handed over, and when it is closed because nobody uses it. */
@NullMarked
@NamedInterface("account")
package pk.gov.nsor.foundation.access.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

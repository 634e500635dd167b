/** How accounts, machine clients and sign-in are kept and checked. */
@NullMarked
package pk.gov.nsor.foundation.access.internal;

import org.jspecify.annotations.NullMarked;

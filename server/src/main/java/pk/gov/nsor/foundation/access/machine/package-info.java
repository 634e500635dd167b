/** Tokens of machine clients, and how clients prove their identity. */
@NullMarked
package pk.gov.nsor.foundation.access.machine;

import org.jspecify.annotations.NullMarked;

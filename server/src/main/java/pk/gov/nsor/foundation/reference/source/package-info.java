/** Where each fact comes from, and how certain it is. */
@NullMarked
package pk.gov.nsor.foundation.reference.source;

import org.jspecify.annotations.NullMarked;

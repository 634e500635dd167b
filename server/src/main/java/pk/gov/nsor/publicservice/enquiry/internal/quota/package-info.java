/** How much one sender may ask. */
@NullMarked
package pk.gov.nsor.publicservice.enquiry.internal.quota;

import org.jspecify.annotations.NullMarked;

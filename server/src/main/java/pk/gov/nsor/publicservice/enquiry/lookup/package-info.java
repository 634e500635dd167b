/**
 * How often registered people were looked up by SMS: counted without keys, disclosed in bands, after a quarter's
 * delay, with the approval of two people.
 */
@NullMarked
package pk.gov.nsor.publicservice.enquiry.lookup;

import org.jspecify.annotations.NullMarked;

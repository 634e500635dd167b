/** How often registered people were looked up by SMS: counted without keys, told in bands, a quarter late, by two people. */
@NullMarked
package pk.gov.nsor.enquiry.lookup;

import org.jspecify.annotations.NullMarked;

/**
 * A person's rights: a copy of their record, correction, "not this person", and how often they were looked up; each request with
 * a receipt and a deadline, taken by one officer and decided by another.
 */
@NullMarked
package pk.gov.nsor.publicservice.disclosure.rights;

import org.jspecify.annotations.NullMarked;

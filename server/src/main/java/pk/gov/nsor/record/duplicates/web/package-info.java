/** The pairs that may be one person: the list, the two records beside each other, and what is decided. */
@NullMarked
package pk.gov.nsor.record.duplicates.web;

import org.jspecify.annotations.NullMarked;

/** Convictions and facts in the database, with all their versions. */
@NullMarked
package pk.gov.nsor.record.conviction.repository;

import org.jspecify.annotations.NullMarked;

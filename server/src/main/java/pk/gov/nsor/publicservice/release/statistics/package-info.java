/**
 * The monthly figures that anybody may read. What leaves here goes through one gate: {@link
 * pk.gov.nsor.publicservice.release.statistics.PublicTable} says which cells there are, none smaller than a province, and {@link
 * pk.gov.nsor.publicservice.release.statistics.SecretRounding} what is said of each.
 */
@NullMarked
package pk.gov.nsor.publicservice.release.statistics;

import org.jspecify.annotations.NullMarked;

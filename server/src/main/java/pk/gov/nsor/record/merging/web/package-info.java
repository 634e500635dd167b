/** The page on which joined records are parted. */
@NullMarked
package pk.gov.nsor.record.merging.web;

import org.jspecify.annotations.NullMarked;

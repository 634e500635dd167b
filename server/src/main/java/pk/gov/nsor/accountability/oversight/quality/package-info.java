/** Standing checks of data quality, counted each night: how many records have which finding, where, and whose they are. */
@NullMarked
package pk.gov.nsor.accountability.oversight.quality;

import org.jspecify.annotations.NullMarked;

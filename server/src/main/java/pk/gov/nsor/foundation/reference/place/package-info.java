/** Districts, tehsils and places as data: how they are read, found by name and split. */
@NullMarked
package pk.gov.nsor.foundation.reference.place;

import org.jspecify.annotations.NullMarked;

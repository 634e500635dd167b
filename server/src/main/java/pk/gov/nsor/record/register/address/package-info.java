/** Addresses in the database, and addresses whose tehsil is not known. */
@NullMarked
@NamedInterface("address")
package pk.gov.nsor.record.register.address;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/**
 * Case-bound disclosure: an investigating officer asks about a named suspect of an FIR, the District Public Prosecutor
 * checks, the National Police Bureau decides. What the officer sends is kept in a vault until it is destroyed.
 */
@NullMarked
@NamedInterface("cases")
package pk.gov.nsor.publicservice.disclosure.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/**
 * Case-bound disclosure: an investigating officer asks about a named suspect of an FIR, the District Public Prosecutor
 * checks, the National Police Bureau decides. What the officer sends lies in a vault until it is destroyed.
 */
@NullMarked
@NamedInterface("cases")
package pk.gov.nsor.disclosure.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** The queue of requests of those whom the register is about, and what their records say of them. */
@NullMarked
package pk.gov.nsor.disclosure.rights.web;

import org.jspecify.annotations.NullMarked;

/** Pages for confirming identities, entering and withdrawing CNICs, photographs, and unassigned addresses. */
@NullMarked
package pk.gov.nsor.record.register.web;

import org.jspecify.annotations.NullMarked;

/** Finding people, confirming identities, and new addresses. */
@NullMarked
package pk.gov.nsor.register.web;

import org.jspecify.annotations.NullMarked;

/** The OpenAPI description of the API, made from its code. */
@NullMarked
package pk.gov.nsor.foundation.access.web.description;

import org.jspecify.annotations.NullMarked;

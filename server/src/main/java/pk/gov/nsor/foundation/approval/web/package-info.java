/** Pages of two-person approval. */
@NullMarked
package pk.gov.nsor.foundation.approval.web;

import org.jspecify.annotations.NullMarked;

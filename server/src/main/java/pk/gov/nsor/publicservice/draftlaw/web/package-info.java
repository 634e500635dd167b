@NullMarked
package pk.gov.nsor.publicservice.draftlaw.web;

import org.jspecify.annotations.NullMarked;

/** Awareness campaigns: approved by two, sent to followers behind everything else, and measured against districts drawn by lot. */
@NullMarked
package pk.gov.nsor.publicservice.outreach.campaign;

import org.jspecify.annotations.NullMarked;

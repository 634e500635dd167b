/** What a sender sees of its own messages: what it said, and what its receipts say. */
@NullMarked
@NamedInterface("sent")
package pk.gov.nsor.agencies.intake.sent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

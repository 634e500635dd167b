/** What every client may ask of its own messages. */
@NullMarked
package pk.gov.nsor.foundation.feeds.api;

import org.jspecify.annotations.NullMarked;

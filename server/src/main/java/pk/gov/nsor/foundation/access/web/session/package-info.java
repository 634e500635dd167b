/** The session of a browser: its cookie, its purpose, and messages shown once after a redirect. */
@NullMarked
package pk.gov.nsor.foundation.access.web.session;

import org.jspecify.annotations.NullMarked;

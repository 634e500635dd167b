/**
 * Draws documents on A4 or A3 as PDF, in English and Urdu, without a browser: headings, paragraphs, facts, tables, a watermark
 * behind the text, a footer that says who made it and why. Tagged for screen readers (PDF/UA). Plain Java, no framework.
 */
@NullMarked
@ApplicationModule(
        id = "pdf",
        displayName = "Paper",
        allowedDependencies = {})
package pk.gov.nsor.foundation.pdf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Draws documents on A4 as PDF, in English and Urdu, without a browser: headings, paragraphs, facts, a watermark over
 * every page, a footer that says who made it and why. Plain Java, no framework.
 */
@NullMarked
@ApplicationModule(
        id = "pdf",
        displayName = "Paper",
        allowedDependencies = {})
package pk.gov.nsor.foundation.pdf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

package pk.gov.nsor.foundation.pdf;

import java.util.Locale;

/** A line at the foot of every page: who made the document and why, or how it is verified. */
public record Footing(Locale language, String text) {}

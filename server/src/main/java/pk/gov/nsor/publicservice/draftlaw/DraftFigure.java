package pk.gov.nsor.publicservice.draftlaw;

import org.jspecify.annotations.Nullable;

/**
 * A figure of a draft.
 *
 * @param name {@code people-before}, {@code people-after}, {@code enter}, {@code leave}, {@code tier-up}, {@code tier-down},
 *     {@code longer}, {@code shorter}, {@code open} (another time, whose end is not known yet); {@code appearances-before-2027} and the like, and {@code appearances-after-2027}
 * @param told a multiple of the step; null where there are fewer
 * @param step the true number is nearer than this
 */
public record DraftFigure(String name, @Nullable Long told, int step) {}

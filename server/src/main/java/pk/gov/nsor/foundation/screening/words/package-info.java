/** Texts in words, and the lists of words by which the screen reads them. */
@NamedInterface("words")
@NullMarked
package pk.gov.nsor.foundation.screening.words;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

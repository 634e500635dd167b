/** Records of one person that two people have joined, and which of them leads. */
@NullMarked
@NamedInterface("merged")
package pk.gov.nsor.record.register.merged;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

package pk.gov.nsor.accountability.trailreading.draw;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sample that was declared.
 *
 * @param number what people call it by
 * @param reason what for
 * @param made null while it is not drawn
 * @param canBeDrawn whether a checkpoint was signed with the declaration in the tree, and it is not drawn yet
 */
public record Draw(
        UUID id,
        long number,
        Declaration declaration,
        String reason,
        @Nullable Made made,
        boolean canBeDrawn) {

    /**
     * How it was drawn.
     *
     * @param secret the auditor's, known to all now
     * @param declaredLeaf the index of the leaf of the declaration's entry
     * @param size of the checkpoint whose root is in the seed
     * @param root 32 bytes
     * @param population from how many entries
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Made(String secret, long declaredLeaf, long size, byte[] root, long population, Instant at) {

        /** In hexadecimal digits, as programs for hashes write it. */
        public String rootText() {
            return HexFormat.of().formatHex(root);
        }

        /** In hexadecimal digits. */
        public String seedText() {
            return HexFormat.of().formatHex(SampleDraw.seed(secret, root));
        }
    }
}

package pk.gov.nsor.publicservice.disclosure.cases.file;

import java.util.Arrays;

/**
 * A file made harmless.
 *
 * @param pages at least 1
 */
public record DisclosureFile(Type type, int pages, byte[] content) {

    /** What it is now, whatever was sent. */
    public enum Type {
        PDF("application/pdf", "pdf"),
        JPEG("image/jpeg", "jpg");

        private final String mediaType;
        private final String ending;

        Type(String mediaType, String ending) {
            this.mediaType = mediaType;
            this.ending = ending;
        }

        public String mediaType() {
            return mediaType;
        }

        /** Of a file's name, without the dot. */
        public String ending() {
            return ending;
        }

        /** @throws IllegalArgumentException for another */
        public static Type of(String mediaType) {
            return Arrays.stream(values())
                    .filter(type -> type.mediaType.equals(mediaType))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Not a type of the vault"));
        }
    }

    /** Without the content, so that it reaches no log. */
    @Override
    public String toString() {
        return type + ", " + pages + " pages";
    }
}

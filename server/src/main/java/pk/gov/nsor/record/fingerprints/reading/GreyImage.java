package pk.gov.nsor.record.fingerprints.reading;

/**
 * A picture in shades of grey.
 *
 * @param pixels by rows, from 0 for black to 255 for white
 * @param dpi as the file says it; 0 where it does not
 */
record GreyImage(int width, int height, byte[] pixels, int dpi) {

    int at(int x, int y) {
        return pixels[y * width + x] & 0xff;
    }
}

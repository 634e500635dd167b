package pk.gov.nsor.record.register.picture;

/**
 * A file that is a picture by its content, whatever its name.
 *
 * @param format ImageIO's name of it
 * @param width in pixels, as its header says
 * @param height in pixels, as its header says
 * @param orientation as EXIF counts: 1 for upright, 2 to 8 for rotated or mirrored
 * @param essential the file reduced to what the picture needs
 */
record PictureFile(String format, int width, int height, int orientation, byte[] essential) {}

package pk.gov.nsor.register.picture;

/**
 * A file that is a picture by its content, whatever it was called.
 *
 * @param format what ImageIO calls it
 * @param width in pixels, as its header says
 * @param height in pixels, as its header says
 * @param orientation as EXIF counts: 1 for upright, 2 to 8 for turned or mirrored
 * @param essential the file again with nothing in it but what the picture needs
 */
record PictureFile(String format, int width, int height, int orientation, byte[] essential) {}

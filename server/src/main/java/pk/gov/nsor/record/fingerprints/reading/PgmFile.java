package pk.gov.nsor.record.fingerprints.reading;

/** A binary PGM of one byte a pixel (P5). */
final class PgmFile {

    private static final int WHITE = 255;
    private static final int LONGEST_NUMBER = 6;

    private final byte[] file;
    private int place = 2;

    private PgmFile(byte[] file) {
        this.file = file;
    }

    static boolean is(byte[] file) {
        return file.length > 2 && file[0] == 'P' && file[1] == '5' && isSpace(file[2]);
    }

    static GreyImage read(byte[] file) {
        return new PgmFile(file).image();
    }

    private GreyImage image() {
        int width = number();
        int height = number();
        int white = number();
        Limits.check(width, height);
        // One character of white space stands between the numbers and the pixels.
        place++;
        if (white < 1 || white > WHITE || file.length - place < width * height) {
            throw Refusals.damaged();
        }
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.min(WHITE, (file[place + i] & 0xff) * WHITE / white);
        }
        return new GreyImage(width, height, pixels, 0);
    }

    private int number() {
        skipSpaceAndComments();
        int begin = place;
        int value = 0;
        while (place < file.length && file[place] >= '0' && file[place] <= '9') {
            if (place - begin == LONGEST_NUMBER) {
                throw Refusals.damaged();
            }
            value = value * 10 + file[place++] - '0';
        }
        if (place == begin || place == file.length) {
            throw Refusals.damaged();
        }
        return value;
    }

    private void skipSpaceAndComments() {
        boolean isComment = false;
        while (place < file.length && (isComment || isSpace(file[place]) || file[place] == '#')) {
            isComment = file[place] == '#' || isComment && file[place] != '\n';
            place++;
        }
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }
}

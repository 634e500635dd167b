package pk.gov.nsor.record.register.picture;

/** Reads the orientation of the camera, and nothing else, from the EXIF of a picture. */
final class Exif {

    private static final int UPRIGHT = 1;
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;

    private Exif() {}

    /** 1 to 8, as EXIF counts; 1 where it is missing or invalid. */
    static int orientation(byte[] file, int from, int to) {
        if (to - from < 8 || to > file.length) {
            return UPRIGHT;
        }
        boolean isLittle = Bytes.startsWith(file, from, "II");
        long entries = from + number(file, from + 4, 4, isLittle);
        if (entries + 2 > to) {
            return UPRIGHT;
        }
        int count = (int) number(file, (int) entries, 2, isLittle);
        for (int i = 0; i < count; i++) {
            long entry = entries + 2 + (long) i * ENTRY;
            if (entry + ENTRY > to) {
                return UPRIGHT;
            }
            if (number(file, (int) entry, 2, isLittle) == ORIENTATION) {
                int value = (int) number(file, (int) entry + 8, 2, isLittle);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static long number(byte[] file, int at, int bytes, boolean isLittle) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | (file[isLittle ? at + bytes - 1 - i : at + i] & 0xFF);
        }
        return number;
    }
}

package pk.gov.nsor.foundation.pdf;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A QR code (ISO/IEC 18004), drawn as squares, so that it is sharp in every size. */
final class QrModules {

    private static final int QUIET_ZONE = 4;

    private final BitMatrix modules;

    private QrModules(BitMatrix modules) {
        this.modules = modules;
    }

    /** @throws IllegalArgumentException where the text does not fit in a QR code */
    static QrModules of(String text) {
        try {
            return new QrModules(new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8")));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("The text does not fit in a QR code", tooLong);
        }
    }

    /** Modules on each side, the quiet zone included. */
    int size() {
        return modules.getWidth();
    }

    /** Whether the module is dark; rows from the top. */
    boolean isDark(int column, int row) {
        return modules.get(column, row);
    }
}

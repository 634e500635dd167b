package pk.gov.nsor.foundation.access.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    @Test
    void aScannerReadsWhatWasDrawn() throws Exception {
        String text = "otpauth://totp/NSOR:registrar1?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=NSOR";
        QrCode drawn = QrCode.of(text);
        BitMatrix modules = new BitMatrix(drawn.size() - 8);
        Pattern.compile("M([0-9]+) ([0-9]+)h1v1h-1z")
                .matcher(drawn.path())
                .results()
                .forEach(dark -> modules.set(Integer.parseInt(dark.group(1)) - 4, Integer.parseInt(dark.group(2)) - 4));
        assertThat(new Decoder().decode(modules).getText()).isEqualTo(text);
    }
}

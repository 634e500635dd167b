package pk.gov.nsor.record.fingerprints.reading;

import com.machinezoo.fingerprintio.TemplateFormat;
import com.machinezoo.fingerprintio.iso19794p2v2005.Iso19794p2v2005Fingerprint;
import com.machinezoo.fingerprintio.iso19794p2v2005.Iso19794p2v2005Template;
import com.machinezoo.fingerprintio.iso19794p2v2011.Iso19794p2v2011Fingerprint;
import com.machinezoo.fingerprintio.iso19794p2v2011.Iso19794p2v2011Template;
import com.machinezoo.sourceafis.FingerprintCompatibility;
import java.util.List;
import java.util.Optional;
import pk.gov.nsor.record.fingerprints.Finger;
import pk.gov.nsor.record.fingerprints.PrintTemplate;

/** A template of ISO/IEC 19794-2, of 2005 or 2011, with one finger. */
final class TemplateFile {

    /** Such a template has some hundred bytes; extensions may add to it. */
    private static final int LARGEST = 64 * 1024;

    /** Of pixels a centimetre: 250 to 1,000 dpi. */
    private static final int COARSEST = 98;

    private static final int FINEST = 394;
    private static final double CENTIMETRES = 2.54;

    private TemplateFile() {}

    /** @param finger which it says it is of; empty where it does not say */
    record Found(PrintTemplate template, Optional<Finger> finger) {}

    static boolean is(byte[] file) {
        return file.length > 4 && file[0] == 'F' && file[1] == 'M' && file[2] == 'R' && file[3] == 0;
    }

    static Found read(byte[] file) {
        if (file.length > LARGEST) {
            throw Refusals.tooLarge(LARGEST / 1024);
        }
        TemplateFormat format = TemplateFormat.identify(file);
        int position;
        if (format == TemplateFormat.ISO_19794_2_2005) {
            Iso19794p2v2005Template template = new Iso19794p2v2005Template(file);
            Iso19794p2v2005Fingerprint only = only(template.fingerprints);
            checkResolution(template.resolutionX, template.resolutionY);
            checkSize(only.minutiae.size());
            position = only.position.ordinal();
        } else if (format == TemplateFormat.ISO_19794_2_2011) {
            Iso19794p2v2011Fingerprint only = only(new Iso19794p2v2011Template(file).fingerprints);
            checkResolution(only.resolutionX, only.resolutionY);
            checkSize(only.minutiae.size());
            position = only.position.ordinal();
        } else {
            throw Refusals.type();
        }
        return new Found(
                PrintTemplate.of(FingerprintCompatibility.importTemplate(file)), Finger.ofIsoPosition(position));
    }

    private static <T> T only(List<T> fingerprints) {
        if (fingerprints.size() != 1) {
            throw Refusals.several();
        }
        return fingerprints.getFirst();
    }

    private static void checkResolution(int x, int y) {
        if (Math.min(x, y) < COARSEST || Math.max(x, y) > FINEST) {
            throw Refusals.resolution((int) Math.round(Math.min(x, y) * CENTIMETRES));
        }
    }

    private static void checkSize(int minutiae) {
        if (minutiae > PrintTemplate.MOST_MINUTIAE) {
            throw Refusals.damaged();
        }
    }
}

package pk.gov.nsor.record.fingerprints.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.fingerprints.Finger;
import pk.gov.nsor.record.fingerprints.Fingerprints;
import pk.gov.nsor.record.fingerprints.NewPrint;
import pk.gov.nsor.record.fingerprints.SameFingerException;
import pk.gov.nsor.record.fingerprints.reading.PrintReader;

/** Reads the files of a form that has a field for each finger, named by {@link #field}. */
@Component
public class PrintFiles {

    private static final int KILOBYTE = 1024;

    private final Fingerprints fingerprints;
    private final UiFormat uiFormat;

    PrintFiles(Fingerprints fingerprints, UiFormat uiFormat) {
        this.fingerprints = fingerprints;
        this.uiFormat = uiFormat;
    }

    /** The name of the field of a finger. */
    public static String field(Finger finger) {
        return finger.name().toLowerCase(Locale.ROOT);
    }

    /** The largest file that is taken, in bytes. */
    public int getLargest() {
        return PrintReader.largest();
    }

    /** As {@link #getLargest}, for a hint. */
    public int getKilobytes() {
        return PrintReader.largest() / KILOBYTE;
    }

    public List<Finger> getRight() {
        return List.of(Finger.values()).subList(0, Finger.values().length / 2);
    }

    public List<Finger> getLeft() {
        return List.of(Finger.values()).subList(Finger.values().length / 2, Finger.values().length);
    }

    /** The prints that could be read; what is wrong with each of the others becomes a problem of its field. */
    List<NewPrint> read(Form form, Map<String, MultipartFile> files) {
        List<NewPrint> prints = new ArrayList<>();
        boolean isAnyGiven = false;
        for (Finger finger : Finger.values()) {
            MultipartFile file = files.get(field(finger));
            if (file != null && !file.isEmpty()) {
                isAnyGiven = true;
                read(form, finger, field(finger), file).ifPresent(prints::add);
            }
        }
        if (!isAnyGiven) {
            form.reject(field(Finger.RIGHT_THUMB), "fingerprint.file.missing");
        }
        return prints;
    }

    /** The print of one finger, or empty and what is wrong with it. */
    Optional<NewPrint> read(Form form, Finger finger, String field, MultipartFile file) {
        return form.check(field, () -> fingerprints.read(finger, bytes(file)));
    }

    /** That one finger was given under two names. */
    void refuse(Form form, SameFingerException same) {
        form.reject(
                field(same.given()),
                "fingerprint.same",
                uiFormat.text(same.same().messageKey()));
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException impossible) {
            // It is in memory already.
            throw new UncheckedIOException(impossible);
        }
    }
}

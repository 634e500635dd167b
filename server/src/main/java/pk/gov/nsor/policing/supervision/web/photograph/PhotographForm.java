package pk.gov.nsor.policing.supervision.web.photograph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.register.picture.NewPhotograph;
import pk.gov.nsor.record.register.picture.Photographs;

/** Reads the file of a form's field {@code photograph}. */
@Component
public class PhotographForm {

    private final Photographs photographs;
    private final DataSize largest;

    PhotographForm(Photographs photographs, @Value("${nsor.upload.largest}") DataSize largest) {
        this.photographs = photographs;
        this.largest = largest;
    }

    /** The largest size of a file, for the field, which reports a larger one before anything is sent. */
    public DataSize getLargest() {
        return largest;
    }

    public static boolean isGiven(@Nullable MultipartFile file) {
        return file != null && !file.isEmpty();
    }

    /** The photograph, or empty and what is wrong with it. */
    public Optional<NewPhotograph> read(Form form, UUID id, LocalDate takenOn, MultipartFile file) {
        return form.whole("photograph", () -> photographs.read(id, takenOn, bytes(file)));
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

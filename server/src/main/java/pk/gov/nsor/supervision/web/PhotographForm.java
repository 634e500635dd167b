package pk.gov.nsor.supervision.web;

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
import pk.gov.nsor.register.NewPhotograph;
import pk.gov.nsor.register.Photographs;
import pk.gov.nsor.shell.Form;

/** Reads the file of a form's field {@code photograph}. */
@Component
class PhotographForm {

    private final Photographs photographs;
    private final DataSize largest;

    PhotographForm(Photographs photographs, @Value("${nsor.upload.largest}") DataSize largest) {
        this.photographs = photographs;
        this.largest = largest;
    }

    /** How large a file can be, for the field, which tells before anything is sent. */
    public DataSize getLargest() {
        return largest;
    }

    static boolean isGiven(@Nullable MultipartFile file) {
        return file != null && !file.isEmpty();
    }

    /** The photograph, or empty and what is wrong with it. */
    Optional<NewPhotograph> read(Form form, UUID id, LocalDate takenOn, MultipartFile file) {
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

package pk.gov.nsor.record.register.picture;

import java.time.LocalDate;
import java.util.UUID;
import pk.gov.nsor.record.register.picture.PictureMaker.Pictures;

/** A photograph whose file was read and accepted: see {@link Photographs#read}. */
public final class NewPhotograph {

    private final UUID id;
    private final LocalDate takenOn;
    private final Pictures pictures;

    NewPhotograph(UUID id, LocalDate takenOn, Pictures pictures) {
        this.id = id;
        this.takenOn = takenOn;
        this.pictures = pictures;
    }

    /** Its identifier, made by the client; a photograph that is sent again is recorded once. */
    public UUID id() {
        return id;
    }

    public LocalDate takenOn() {
        return takenOn;
    }

    Pictures pictures() {
        return pictures;
    }
}

package pk.gov.nsor.survivors.alerts;

import java.util.Locale;

/** What a survivor can be told. The names are stored. */
public enum AlertKind {
    /** The person escaped from custody. */
    ESCAPED(true),
    /** The person was released, and nobody had announced it. */
    RELEASED_UNANNOUNCED(true),
    /** A release is announced, with its day. */
    RELEASE_PLANNED(false),
    /** The person was released as it had been announced. */
    RELEASED(true),
    /** The person moved into a district that the survivor has named. */
    MOVED_NEAR(true),
    /** Nobody knows where the person is. */
    WHEREABOUTS_UNKNOWN(true),
    /** The person is in custody again, or it is known again where they are. */
    FOUND(false),
    /** The person, or her case, is no longer on the register: the order ended, or they died, or a court decided so. */
    OFF_REGISTER(false),
    /** What she was told is not so, or no longer: the release that was announced will not be, or what came before was a mistake. */
    TAKEN_BACK(false),
    /** The number is that of the person in her case by now: nothing is sent to it, and an adviser reaches her otherwise. */
    NUMBER(true),
    /** The vault was put back to an earlier moment: nothing is sent before an adviser has asked her for her number and what she wants. */
    RESTORED(false),
    /** Nothing happened: the message says that the service works, and looks as any other. */
    CHECK(false);

    private final boolean urgent;

    AlertKind(boolean urgent) {
        this.urgent = urgent;
    }

    /** Whether it goes within a minute. What is not urgent is spread over hours. */
    public boolean isUrgent() {
        return urgent;
    }

    /** Whether a survivor chooses to be told of it; the others come to everybody. */
    public boolean isChosen() {
        return isSent() && this != TAKEN_BACK && this != CHECK;
    }

    /** Whether it is sent; the others are for advisers alone. */
    public boolean isSent() {
        return this != NUMBER && this != RESTORED;
    }

    /** Whether numbers are agreed for it. */
    public boolean hasNumbers() {
        return isSent() && this != CHECK;
    }

    /** Whether it goes also where there are more alerts than usual, unless what happened lies a day back. */
    public boolean passesBrake() {
        return this == ESCAPED || this == RELEASED_UNANNOUNCED;
    }

    /** As messages and fields call it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package pk.gov.nsor.publicservice.enquiry.probe;

import java.util.Locale;

/** Classes of people about whom the public channel is asked. The names are stored. */
public enum ProbeKind {
    /** On the register, adult at every offence, nothing withheld: the one class that must be told of. */
    REGISTERED(true),
    /** Under 18 at every offence of a judgment that stands. */
    JUVENILE(false),
    /** A court has ordered that the judgment is not for public release. */
    WITHHELD(false),
    /** Every judgment was quashed, or was recorded in error. */
    OVERTURNED(false),
    /** The time on the register has ended. */
    ENDED(false),
    /** Nothing that the law registers was ever recorded. */
    NEVER_REGISTRABLE(false),
    /** A death is reported or established. */
    DEAD(false),
    /** On the register, under a CNIC that nobody has confirmed as theirs, or that is in doubt. */
    UNCONFIRMED(false),
    /** A CNIC that was withdrawn: it was never theirs. */
    WITHDRAWN_CNIC(false),
    /** Numbers drawn at random that nobody on record has. */
    NOBODY(false);

    private final boolean isTold;

    ProbeKind(boolean isTold) {
        this.isTold = isTold;
    }

    /** Whether the public must be told "on the register". */
    public boolean isTold() {
        return isTold;
    }

    /** As message keys name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package pk.gov.nsor.conviction;

/** All that is ever held of a survivor, since the law's rules need it; of several, a child and a woman count first. */
public record Victim(Age age, VictimSex sex) {

    /** CHILD where any of them was under 18. */
    public enum Age {
        CHILD,
        ADULT
    }

    /** FEMALE where any of them was. */
    public enum VictimSex {
        FEMALE,
        MALE,
        OTHER
    }

    /** The Act's Schedules speak of offences against a woman or a child only. */
    public boolean isWomanOrChild() {
        return age == Age.CHILD || sex == VictimSex.FEMALE;
    }
}

package pk.gov.nsor.record.conviction;

/**
 * The only data kept about a survivor, since the law's rules need it. Where there are several survivors, a child and a
 * woman take precedence.
 */
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

    /** The Act's Schedules apply to offences against a woman or a child only. */
    public boolean isWomanOrChild() {
        return age == Age.CHILD || sex == VictimSex.FEMALE;
    }
}

package pk.gov.nsor.publicservice.justice;

/** The stages of a case, in the order in which they happen. */
public enum CaseStage {
    FIR("firOn"),
    /** The police's report to the court. */
    CHALLAN("challanOn"),
    /** The court took the case up: from here the Act's months run (s.16). */
    COGNIZANCE("cognizanceOn"),
    CHARGE("chargeOn"),
    JUDGMENT("judgmentOn"),
    APPEAL("appealOn"),
    APPEAL_DECIDED("appealDecidedOn");

    private final String field;

    CaseStage(String field) {
        this.field = field;
    }

    /** The field of a message that has its day. */
    public String field() {
        return field;
    }

    /** The same as a JSON pointer. */
    String pointer() {
        return "/" + field;
    }
}

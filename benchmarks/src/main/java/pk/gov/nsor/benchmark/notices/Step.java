package pk.gov.nsor.benchmark.notices;

/** A request of the way from an empty page to a decided notice. */
enum Step {
    KIND_PAGE("kind: page"),
    KIND("kind: sent"),
    PARTICULARS_PAGE("particulars: page"),
    PARTICULARS("particulars: sent"),
    TOLD_PAGE("told: page"),
    TOLD("told: sent"),
    CHECK_PAGE("check: page"),
    TAKE("check: sent, the notice is taken"),
    RECEIPT("receipt"),
    NOTICE_PAGE("notice: page"),
    DECIDE("decision: sent");

    private final String label;

    Step(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}

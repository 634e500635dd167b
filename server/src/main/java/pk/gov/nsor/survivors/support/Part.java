package pk.gov.nsor.survivors.support;

/**
 * What a service sees of a case: its own referral, with what may be shared. Once it has it no more, nothing of her.
 *
 * @param cell the district of the cell that referred her
 * @param called how she wants to be called; empty once it is over
 * @param contact empty where it is not shared
 * @param courtCase empty where it is not shared
 */
public record Part(Referral referral, String cell, String called, String contact, String courtCase) {

    static Part of(SupportCase one, Referral referral) {
        boolean isOpen = referral.state().isOpen();
        CaseDetails details = one.details();
        return new Part(
                referral,
                one.cell(),
                isOpen ? details.called() : "",
                isOpen && referral.shared().contains(Shared.CONTACT) ? details.contact() : "",
                isOpen && referral.shared().contains(Shared.COURT_CASE) ? details.courtCase() : "");
    }

    /** Without anything of her, so that nothing reaches a log. */
    @Override
    public String toString() {
        return "a part of a case";
    }
}

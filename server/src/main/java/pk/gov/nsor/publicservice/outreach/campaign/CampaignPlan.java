package pk.gov.nsor.publicservice.outreach.campaign;

import java.time.LocalDate;
import java.util.List;

/**
 * A campaign as it is proposed.
 *
 * @param districts the keys of those that take part
 * @param compared how many of them are told nothing, so that the effect can be seen; drawn by lot when it is approved. 0: it is not
 *     measured
 * @param mostParts the budget, in parts of SMS
 */
record CampaignPlan(
        String title,
        CampaignTexts texts,
        List<String> districts,
        int compared,
        LocalDate beginsOn,
        LocalDate endsOn,
        int mostParts) {

    CampaignPlan {
        districts = List.copyOf(districts);
    }
}

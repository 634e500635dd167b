package pk.gov.nsor.policing.supervision.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.caseload.CaseRow;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidences;
import pk.gov.nsor.policing.supervision.web.knowledge.KnowledgeMessages;

/** How sure the addresses of the people on a page are, said once for each: of several addresses the least sure. */
@Component
class CaseHomes {

    private final AddressConfidences sureties;
    private final KnowledgeMessages wording;

    CaseHomes(AddressConfidences sureties, KnowledgeMessages wording) {
        this.sureties = sureties;
        this.wording = wording;
    }

    /**
     * How sure.
     *
     * @param mark for the eye alone
     */
    record Home(String mark, String what) {}

    /** The same rows with it, of those who have an address. */
    List<CaseloadRow> with(List<CaseloadRow> rows) {
        Map<PersonId, Home> homes = of(rows.stream().map(CaseloadRow::row).toList());
        return rows.stream().map(row -> row.at(homes.get(row.row().person()))).toList();
    }

    private Map<PersonId, Home> of(List<CaseRow> rows) {
        Map<PersonId, Home> homes = new HashMap<>();
        sureties.of(rows.stream().map(CaseRow::person).distinct().toList())
                .forEach((person, addresses) -> AddressConfidences.leastSure(addresses)
                        .ifPresent(address -> homes.put(
                                person,
                                new Home(
                                        KnowledgeMessages.mark(
                                                address.confidence().level()),
                                        wording.confidence(address.confidence())))));
        return homes;
    }
}

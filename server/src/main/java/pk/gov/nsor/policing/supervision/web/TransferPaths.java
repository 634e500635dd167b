package pk.gov.nsor.policing.supervision.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.assignment.Transfer;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.record.mentions.RecordOfPath;

/** Forms by which a district answers a transfer that it is offered. */
@Component
class TransferPaths implements RecordOfPath {

    private static final Pattern PATH =
            Pattern.compile("/caseload/transfers/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/.*");

    private final Transfers transfers;

    TransferPaths(Transfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Optional<PersonId> record(String path) {
        Matcher of = PATH.matcher(path);
        return of.matches() ? transfers.find(UUID.fromString(of.group(1))).map(Transfer::person) : Optional.empty();
    }
}

package pk.gov.nsor.agencies.intake;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.message.CheckedFact;
import pk.gov.nsor.agencies.intake.message.CheckedMessage;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.reference.Court;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;

/**
 * Whether a court's or a prison's system speaks of its own. What a message itself says is checked before the register
 * is searched, and refused; what only the record says is answered as if it were not there.
 */
@Component
class SenderScope {

    private final Courts courts;
    private final ClientScopes scopes;
    private final MachineClients clients;

    SenderScope(Courts courts, ClientScopes scopes, MachineClients clients) {
        this.courts = courts;
        this.scopes = scopes;
        this.clients = clients;
    }

    /** What a client may speak for today in a message that it sent before: nothing where it was disabled since. */
    ClientScope now(UUID client) {
        return clients.find(client).filter(MachineClient::enabled).isPresent() ? scopes.of(client) : ClientScope.NONE;
    }

    void refuse(CheckedMessage message, ClientScope scope) {
        refuseCourt("/court", message.court(), scope);
    }

    void refuse(CheckedFact message, ClientScope scope) {
        switch (message.content()) {
            case CheckedFact.Custody custody -> {
                // A transfer names the prison it leads to: whose it is to report is known from the stay.
                if (custody.type() != CustodyEvent.Type.TRANSFERRED) {
                    refusePrison(custody.prison(), scope);
                }
            }
            case CheckedFact.ReleaseToCome release -> {
                CheckedFact.Plan plan = release.plan();
                if (plan != null) {
                    refusePrison(plan.prison(), scope);
                }
            }
            case CheckedFact.AppealDecided _ -> {
                CheckedFact.Case named = message.conviction();
                if (named != null) {
                    refuseCourt("/conviction/court", named.court(), scope);
                }
            }
            case CheckedFact.Died _ -> {
                // It names neither: whose the person is, the record says.
            }
        }
        refuseNobodys(scope);
    }

    /** What names nothing of anybody's is refused to whoever speaks for nothing. */
    void refuseNobodys(ClientScope scope) {
        if (scope.isNone()) {
            throw ClientScopes.outside("");
        }
    }

    /** A name that means no court waits for a registrar, as from any sender with a scope. */
    private void refuseCourt(String field, String written, ClientScope scope) {
        List<Court> meant = courts.named(written);
        boolean isOwn = scope.isCountry()
                || (!scope.isNone() && meant.isEmpty())
                || meant.stream().anyMatch(court -> covers(scope, court));
        if (!isOwn) {
            throw ClientScopes.outside(field);
        }
    }

    private static void refusePrison(String prison, ClientScope scope) {
        if (!scope.coversPrison(prison)) {
            throw ClientScopes.outside("/prison");
        }
    }

    /** Where the person is in this stay, the last prison that is on record: only there something can be said of it. */
    boolean holds(LegalFile file, CustodyPeriodId custodyPeriod, ClientScope scope) {
        return file.custody().stream()
                .filter(fact -> fact.inForce() && fact.now().custodyPeriod().equals(custodyPeriod))
                .reduce((one, later) -> later)
                .map(last -> scope.coversPrison(last.now().prison()))
                .orElse(false);
    }

    /** Whether the person was convicted by a court, or held in a prison, that the client speaks for. */
    boolean knows(LegalFile file, ClientScope scope) {
        return scope.isCountry()
                || file.convictions().stream()
                        .filter(Fact::inForce)
                        .anyMatch(fact -> coversCourt(scope, fact.now().courtCode()))
                || file.custody().stream()
                        .filter(Fact::inForce)
                        .anyMatch(fact -> scope.coversPrison(fact.now().prison()));
    }

    private boolean coversCourt(ClientScope scope, String code) {
        return scope.isCountry()
                || courts.byCode(code).map(court -> covers(scope, court)).orElse(false);
    }

    private static boolean covers(ClientScope scope, Court court) {
        return scope.coversCourt(court.code(), court.districtCode());
    }
}

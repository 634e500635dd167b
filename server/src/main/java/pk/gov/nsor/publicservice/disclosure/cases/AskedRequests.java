package pk.gov.nsor.publicservice.disclosure.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.WorkPlace;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.publicservice.disclosure.cases.file.Blackening;
import pk.gov.nsor.publicservice.disclosure.cases.file.DisclosureFile;

/** What an investigating officer does with a request of their own. */
@Service
public class AskedRequests {

    private static final int LONGEST_STATION = 100;

    private final RequestRepository table;
    private final Requests requests;
    private final RequestContents contents;
    private final Vault vault;
    private final VaultDestruction destruction;
    private final FileHolds holds;
    private final RequestPlaces places;
    private final Districts districts;
    private final DisclosurePolicy policy;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    AskedRequests(
            RequestRepository table,
            Requests requests,
            RequestContents contents,
            Vault vault,
            VaultDestruction destruction,
            FileHolds holds,
            RequestPlaces places,
            Districts districts,
            DisclosurePolicy policy,
            Trail trail,
            TransactionOperations transaction,
            Clock clock) {
        this.table = table;
        this.requests = requests;
        this.contents = contents;
        this.vault = vault;
        this.destruction = destruction;
        this.holds = holds;
        this.places = places;
        this.districts = districts;
        this.policy = policy;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Begins a request. Nobody but the officer knows of it before it is sent.
     *
     * @param station as the FIR names it, 2 to 100 characters
     * @throws InvalidValueException where the district is not of the officer's jurisdiction, the station is missing or
     *     too long, or a text would identify a survivor
     */
    public UUID draft(CaseDetails details, String district, String station, SignedIn officer, Actor actor) {
        var _ = OwnWords.screened(details.reason(), "reason");
        var _ = Screened.require(details.suspect(), "name");
        if (details.father() != null) {
            var _ = Screened.require(details.father(), "father");
        }
        var _ = Screened.require(details.firNumber(), "firNumber");
        var _ = Screened.require(station, "station");
        String named = station.strip();
        if (named.length() < 2 || named.length() > LONGEST_STATION) {
            throw new InvalidValueException(
                            "disclosure.station", "Name the station, in 2 to %s characters.", LONGEST_STATION)
                    .at("station");
        }
        WorkPlace place = place(district, officer);
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            table.insert(
                    id,
                    officer.accountId(),
                    place,
                    named,
                    places.station(named, place.district()).orElse(null),
                    contents.seal(id, details));
            tell(id, TrailAction.DISCLOSURE_ASKED, "drafted", actor);
        });
        return id;
    }

    /**
     * Puts a file beside the draft, in the place of one of the same kind that was there. From then on it is not shown to
     * the officer.
     *
     * @param file with what was marked painted black
     * @param blackening what was marked in it
     * @throws InvalidValueException where it is no draft of the officer's
     */
    public void attach(
            UUID id, FileKind kind, DisclosureFile file, Blackening blackening, SignedIn officer, Actor actor) {
        transaction.executeWithoutResult(status -> {
            refuseUnlessDraft(own(id, officer));
            vault.put(id, kind, file);
            trail.append(TrailEntry.done(actor, TrailAction.DISCLOSURE_FILE_ADDED)
                    .about(id)
                    .with(Map.of(
                            "file",
                            kind.name(),
                            "pages",
                            file.pages(),
                            "black",
                            blackening.boxes().size())));
        });
    }

    /**
     * Sends it to the prosecutor of the district, whose time begins, and a copy to its DPO: that it was sent, and not what.
     *
     * @throws InvalidValueException where it is no draft of the officer's, or a file is missing
     */
    public void submit(UUID id, SignedIn officer, Actor actor) {
        transaction.executeWithoutResult(status -> {
            refuseUnlessDraft(own(id, officer));
            requireBoth(vault.kept(id).stream().map(Kept::kind).toList());
            Instant now = clock.instant();
            table.submit(id, now, now.plus(policy.check()));
            tell(id, TrailAction.DISCLOSURE_ASKED, "sent", actor);
        });
    }

    /**
     * Takes it back, and destroys what was sent with it.
     *
     * @throws InvalidValueException where it is not the officer's, decided already, or under a legal hold
     */
    public void withdraw(UUID id, SignedIn officer, Actor actor) {
        transaction.executeWithoutResult(status -> {
            Requests.refuseUnless(
                    own(id, officer).state().isOpen(),
                    "disclosure.ended",
                    "This request has been decided or taken back meanwhile.");
            Requests.refuseUnless(
                    holds.onRequest(id).isEmpty(),
                    "disclosure.held",
                    "A legal hold keeps this request. It can not be taken back while that lasts.");
            table.withdraw(id);
            trail.append(
                    TrailEntry.done(actor, TrailAction.DISCLOSURE_WITHDRAWN).about(id));
        });
        int _ = destruction.destroy(id);
    }

    private static void requireBoth(List<FileKind> kept) {
        if (!kept.contains(FileKind.FIR)) {
            throw new InvalidValueException("disclosure.missing-fir", "Send a copy of the FIR first.")
                    .at(FileKind.FIR.key());
        }
        if (!kept.contains(FileKind.ANNEXURE_A)) {
            throw new InvalidValueException("disclosure.missing-annexure-a", "Send the form of Annexure A first.")
                    .at(FileKind.ANNEXURE_A.key());
        }
    }

    private DisclosureRequest own(UUID id, SignedIn officer) {
        DisclosureRequest request = requests.lock(id, officer);
        Requests.refuseUnless(
                request.askedBy().equals(officer.accountId()), "disclosure.unknown", "There is no such request.");
        return request;
    }

    private static void refuseUnlessDraft(DisclosureRequest request) {
        Requests.refuseUnless(
                request.state() == RequestState.DRAFT,
                "disclosure.sent",
                "This request has been sent. It can be taken back, and not changed.");
    }

    private WorkPlace place(String code, SignedIn officer) {
        return districts
                .byCode(code)
                .map(AskedRequests::placeOf)
                .filter(place -> officer.jurisdiction().covers(place))
                .orElseThrow(() ->
                        new InvalidValueException("disclosure.district", "Choose your own district.").at("district"));
    }

    private static WorkPlace placeOf(District district) {
        return new WorkPlace(district.provinceCode(), district.code());
    }

    private void tell(UUID id, TrailAction action, String step, Actor actor) {
        trail.append(TrailEntry.done(actor, action)
                .about(id)
                .purpose(Purpose.INVESTIGATION.name())
                .with(Map.of("step", step)));
    }
}

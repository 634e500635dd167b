package pk.gov.nsor.publicservice.disclosure.cases;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;

/** Destroys the key of a request's files, and writes to the trail that they existed. */
@Component
class VaultDestruction {

    private static final Actor RETENTION = Actor.system("disclosure");

    private final RequestRepository table;
    private final Vault vault;
    private final FileHolds holds;
    private final Trail trail;

    VaultDestruction(RequestRepository table, Vault vault, FileHolds holds, Trail trail) {
        this.table = table;
        this.vault = vault;
        this.holds = holds;
        this.trail = trail;
    }

    /**
     * Does nothing where it was done, or where a legal hold keeps what was decided about. Where it fails half-way the key is
     * gone, and the next sweep does the rest.
     *
     * @return how many files went
     */
    @Transactional
    public int destroy(UUID id) {
        DisclosureRequest request = table.lock(id).orElseThrow();
        if (request.filesDestroyedAt() != null || request.state().isOpen()) {
            return 0;
        }
        if (request.state() != RequestState.WITHDRAWN && holds.keep(id)) {
            return 0;
        }
        int files = vault.kept(id).size();
        vault.destroy(id);
        table.filesDestroyed(id);
        trail.append(TrailEntry.done(RETENTION, TrailAction.DISCLOSURE_FILES_DESTROYED)
                .about(id)
                .with(Map.of("files", files, "after", request.state().name())));
        return files;
    }
}

package pk.gov.nsor.publicservice.directory.web;

import pk.gov.nsor.publicservice.directory.Entries.Outcome;

/** Where a keeper goes on after a change: to the entry, or to what waits for a second person. */
final class HelpWaiting {

    private static final String PROPOSALS = "/approvals/";

    private HelpWaiting() {}

    static String path(Outcome outcome) {
        return outcome.proposal() == null ? "/directory/" + outcome.entry() : PROPOSALS + outcome.proposal();
    }

    /** @param done the message where nothing waits */
    static String flash(String path, String done) {
        return path.startsWith(PROPOSALS) ? "directory.help-proposal.waits" : done;
    }
}

package pk.gov.nsor.agencies.intake.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import pk.gov.nsor.agencies.intake.health.FeedHealth;
import pk.gov.nsor.agencies.intake.health.FeedHealth.Health;
import pk.gov.nsor.agencies.intake.health.FeedHealth.State;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.feeds.FeedBudget;

/** Which courts' and prisons' systems have sent nothing for longer than is usual for them, so that advisers can say what is not known. */
@RestController
@Tag(name = "Events")
class SilentSystemsApi {

    /** Without whose messages a survivor is not told in time. */
    private static final Set<Feed> TELLING =
            EnumSet.of(Feed.COURT, Feed.PRISON, Feed.PRISON_AND_PROSECUTION, Feed.POLICE);

    private final FeedHealth health;
    private final ClientScopes scopes;
    private final FeedBudget budget;

    SilentSystemsApi(FeedHealth health, ClientScopes scopes, FeedBudget budget) {
        this.health = health;
        this.scopes = scopes;
        this.budget = budget;
    }

    @Schema(
            name = "SilentSystem",
            description =
                    "A system that has sent nothing for longer than it ever paused in 40 days, until it sends again.")
    record SilentSystem(
            @Schema(description = "Its name.", pattern = "^[a-z][a-z0-9._-]{2,63}$")
            String name,

            @Schema(description = "What it sends.") Feed feed,

            @Schema(
                    description = "The courts by their keys, prisons and districts that it speaks for, or country.",
                    maxLength = 20_000)
            String speaksFor,

            @Schema(description = "The last day on which it sent something.")
            LocalDate lastDay) {}

    @GetMapping(path = "/api/v1/silent-systems", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(feeds = Feed.SURVIVORS_VAULT, trials = true, action = TrailAction.EVENTS_READ)
    @Operation(
            summary = "Read which systems are silent",
            description =
                    "Courts', prisons' and police systems that have sent nothing for longer than is usual for them: what has"
                            + " happened there since is not known.")
    @ApiResponse(responseCode = "200", description = "Those systems; none where all send as usual")
    @ApiResponse(
            responseCode = "429",
            description =
                    "This client has asked and sent as often as it may; Retry-After says in how many seconds it may again")
    List<SilentSystem> silent(Machine client) {
        budget.spendReading(client);
        if (client.isTrial()) {
            return List.of();
        }
        return health.all().stream()
                .filter(each -> each.state() == State.SILENT
                        && TELLING.contains(each.client().feed()))
                .flatMap(each -> silent(each).stream())
                .toList();
    }

    private Optional<SilentSystem> silent(Health each) {
        return Optional.ofNullable(each.activity())
                .map(activity -> new SilentSystem(
                        each.client().name(),
                        each.client().feed(),
                        scopes.of(each.client().id()).written(),
                        activity.lastDay()));
    }
}

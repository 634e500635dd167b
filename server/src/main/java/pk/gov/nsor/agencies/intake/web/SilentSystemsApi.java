package pk.gov.nsor.agencies.intake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
import pk.gov.nsor.foundation.feeds.FeedActivity.Activity;
import pk.gov.nsor.foundation.feeds.FeedBudget;

/**
 * Which courts', prisons' and police systems have sent nothing for longer than is usual for them, or have messages here that nobody has
 * worked on yet, so that advisers can say what is not known.
 */
@RestController
@Tag(name = "Events")
class SilentSystemsApi {

    /** Without whose messages a survivor is not told in time. */
    private static final Set<Feed> TELLING =
            EnumSet.of(Feed.COURT, Feed.PRISON, Feed.PRISON_AND_PROSECUTION, Feed.POLICE);

    /** Messages that wait for so long are a backlog. */
    private static final Duration BACKLOG = Duration.ofMinutes(5);

    private final FeedHealth health;
    private final ClientScopes scopes;
    private final FeedBudget budget;
    private final Clock clock;

    SilentSystemsApi(FeedHealth health, ClientScopes scopes, FeedBudget budget, Clock clock) {
        this.health = health;
        this.scopes = scopes;
        this.budget = budget;
        this.clock = clock;
    }

    @Schema(
            name = "SilentSystem",
            description =
                    "A system that has sent nothing for longer than it ever paused in 40 days, until it sends again, or whose messages wait to be"
                            + " worked on.")
    record SilentSystem(
            @Schema(description = "Its name.", pattern = "^[a-z][a-z0-9._-]{2,63}$")
            String name,

            @Schema(description = "What it sends.") Feed feed,

            @Schema(
                    description = "The courts by their keys, prisons and districts that it speaks for, or country.",
                    maxLength = 20_000)
            String speaksFor,

            @Schema(description = "The last day on which it sent something.")
            LocalDate lastDay,

            @Schema(
                    description =
                            "Since when the oldest of its messages waits to be worked on; absent where none waits for minutes.")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Instant waitsSince) {}

    @GetMapping(path = "/api/v1/silent-systems", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(feeds = Feed.SURVIVORS_VAULT, trials = true, action = TrailAction.EVENTS_READ)
    @Operation(
            summary = "Read of which systems something is not known",
            description =
                    "Courts', prisons' and police systems that have sent nothing for longer than is usual for them, or whose"
                            + " messages have waited for five minutes to be worked on: what has happened there since is not known.")
    @ApiResponse(responseCode = "200", description = "Those systems; none where all send as usual and nothing waits")
    @ApiResponse(
            responseCode = "429",
            description =
                    "This client has asked and sent as often as it may; Retry-After says in how many seconds it may again")
    List<SilentSystem> silent(Machine client) {
        budget.spendReading(client);
        if (client.isTrial()) {
            return List.of();
        }
        Instant backlog = clock.instant().minus(BACKLOG);
        return health.all().stream()
                .filter(each -> TELLING.contains(each.client().feed()))
                .flatMap(each -> silent(each, backlog).stream())
                .toList();
    }

    private Optional<SilentSystem> silent(Health each, Instant backlog) {
        Activity activity = each.activity();
        if (activity == null) {
            return Optional.empty();
        }
        Instant waits =
                activity.waitingSince() == null || activity.waitingSince().isAfter(backlog)
                        ? null
                        : activity.waitingSince();
        return waits == null && each.state() != State.SILENT
                ? Optional.empty()
                : Optional.of(new SilentSystem(
                        each.client().name(),
                        each.client().feed(),
                        scopes.of(each.client().id()).written(),
                        activity.lastDay(),
                        waits));
    }
}

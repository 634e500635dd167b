package pk.gov.nsor.agencies.referrals.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pk.gov.nsor.agencies.referrals.Referrals;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.StrictJson;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.feeds.FeedBudget;
import pk.gov.nsor.foundation.feeds.FeedFields;
import pk.gov.nsor.foundation.screening.Screened;

/** A child protection body acknowledges the referrals that it is told by its channel. */
@RestController
@Tag(name = "Referrals", description = "Child protection acknowledges the referrals that it is told as events.")
class ReferralsApi {

    static final String EXAMPLE = """
            {"caseReference": "CP-2026-0412", "contact": "Child protection unit, 042-0000000"}""";

    private final Referrals referrals;
    private final FeedBudget budget;
    private final Clock clock;

    ReferralsApi(Referrals referrals, FeedBudget budget, Clock clock) {
        this.referrals = referrals;
        this.budget = budget;
        this.clock = clock;
    }

    @Schema(name = "ReferralAcknowledgement")
    record Answer(
            @Schema(description = "Which referral.") UUID referral,

            @Schema(description = "When it was acknowledged first, in UTC.")
            Instant acknowledgedAt) {}

    @DecidesNothing("A system acknowledges what it was told; nobody's page was shown")
    @PostMapping(
            path = "/api/v1/referrals/{referral}/acknowledgement",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(feeds = Feed.CHILD_PROTECTION, trials = true, action = TrailAction.CHILD_REFERRAL_ACKNOWLEDGED)
    @Operation(
            summary = "Acknowledge a referral",
            description =
                    "Within the time that the event says (acknowledgeBy). Sent again it is answered with the first time,"
                            + " and what it says then changes nothing.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = AcknowledgementMessage.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "acknowledged",
                                                            summary = "With the body's own case and contact",
                                                            value = ReferralsApi.EXAMPLE))))
    @ApiResponse(responseCode = "200", description = "Acknowledged, now or before")
    @ApiResponse(
            responseCode = "400",
            description = "Not JSON of this form: unknown fields, fields twice, other types; nothing recorded")
    @ApiResponse(
            responseCode = "404",
            description = "No referral of this name holds for your system: it ended, or it was never yours")
    @ApiResponse(
            responseCode = "422",
            description = "Fields that have another form, and texts that may name a survivor; nothing recorded")
    @ApiResponse(
            responseCode = "429",
            description =
                    "This client has asked and sent as often as it may; Retry-After says in how many seconds it may again")
    Answer acknowledge(
            @Parameter(description = "The referral, as its event names it.") @PathVariable UUID referral,
            @RequestBody byte[] body,
            Machine client,
            Actor actor) {
        budget.spend(client);
        AcknowledgementMessage message = StrictJson.read(body, AcknowledgementMessage.class);
        FeedFields fields = new FeedFields(LocalDate.now(clock));
        if (new String(body, StandardCharsets.UTF_8).strip().equals("null")) {
            fields.missing("");
        }
        String reference =
                words(fields, "caseReference", message.caseReference(), AcknowledgementMessage.LONGEST_REFERENCE);
        String contact = words(fields, "contact", message.contact(), AcknowledgementMessage.LONGEST_CONTACT);
        fields.refuse();
        return referrals
                .acknowledge(client, referral, reference, contact, actor)
                .map(done -> new Answer(done.referral(), done.at()))
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "no-referral",
                        "No referral of this name holds for your system",
                        "It ended, or it was never yours. Your channel tells which hold.",
                        List.of()));
    }

    private static @Nullable String words(FeedFields fields, String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String clean = fields.text("/" + field, text, longest);
        return clean == null ? null : fields.checkTogether("/" + field, () -> Screened.require(clean, field));
    }
}

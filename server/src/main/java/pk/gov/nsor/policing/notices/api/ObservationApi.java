package pk.gov.nsor.policing.notices.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.feeds.FeedResponses;
import pk.gov.nsor.foundation.feeds.MessageReceipt;
import pk.gov.nsor.policing.notices.Observations;
import pk.gov.nsor.policing.notices.observation.ObservationMessage;

/** NADRA's and the police's systems report what they find about people. */
@RestController
@RequestMapping("/api/v1/observations")
@Tag(
        name = "Observations",
        description =
                "What other systems know of people: names, addresses, telephones, cards, deaths, hotels, visits, arrests.")
class ObservationApi {

    static final String NAME = """
            {"messageId": "2026-000132", "cnic": "93520-1234567-1", "on": "TODAY",
             "kind": "NADRA_NAME", "nameLatin": "Akbar Ali", "nameUrdu": "اکبر علی"}""";

    static final String ADDRESS = """
            {"messageId": "2026-000133", "cnic": "93520-1234567-1", "on": "TODAY",
             "kind": "NADRA_ADDRESS", "line": "House 12, Mohalla Noor", "district": "sialkot", "tehsil": "Daska"}""";

    static final String PHONE = """
            {"messageId": "2026-000134", "cnic": "93520-1234567-1", "on": "TODAY",
             "kind": "PHONE", "phone": "+923990000001"}""";

    static final String RENEWED = """
            {"messageId": "2026-000137", "cnic": "93520-1234567-1", "on": "TODAY", "kind": "CARD_RENEWED",
             "bornOn": "1984-05-03"}""";

    static final String BLOCKED = """
            {"messageId": "2026-000138", "cnic": "93520-1234567-1", "on": "TODAY", "kind": "CARD_BLOCKED",
             "reason": "LOST"}""";

    static final String DIED = """
            {"messageId": "2026-000139", "cnic": "93520-1234567-1", "on": "TODAY", "kind": "NADRA_DEATH",
             "nameLatin": "Akbar Ali", "nameUrdu": "اکبر علی", "registration": "CRMS-2026-000981",
             "bornOn": "1984-05-03"}""";

    static final String HOTEL = """
            {"messageId": "2026-000135", "cnic": "93520-1234567-1", "on": "TODAY",
             "kind": "HOTEL", "line": "Hotel Noor, Kutchery Road", "district": "sialkot", "nights": 2}""";

    static final String TENANT = """
            {"messageId": "2026-000136", "cnic": "93520-1234567-1", "on": "TODAY",
             "kind": "TENANT", "line": "House 12, Mohalla Noor", "district": "sialkot", "tehsil": "Daska"}""";

    static final String VISIT = """
            {"messageId": "2026-000140", "cnic": "93520-1234567-1", "on": "TODAY", "kind": "VISIT",
             "line": "House 12, Mohalla Noor", "district": "sialkot", "outcome": "NOT_FOUND"}""";

    static final String ARREST = """
            {"messageId": "2026-000141", "cnic": "93520-1234567-1", "on": "TODAY", "kind": "ARREST",
             "fir": "123/2026", "policeStation": "city-police-station-sialkot", "sections": ["PPC 379"]}""";

    private final Observations observations;

    ObservationApi(Observations observations) {
        this.observations = observations;
    }

    @DecidesNothing("A system reports what it has seen; nobody's page was shown")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Allows(
            feeds = {Feed.NADRA, Feed.POLICE},
            trials = true,
            action = TrailAction.OBSERVATION_RECEIVED)
    @Operation(
            summary =
                    "Report a name, an address, a telephone, a card, a death, a hotel, a tenant, a visit or an arrest",
            description = "The same body under the same messageId is the same message, however often it is sent. The"
                    + " answer does not say whether the person is on the register, and of somebody who is not, nothing"
                    + " is kept but that there was a message.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ObservationMessage.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "name",
                                                        summary = "Of NADRA: a name",
                                                        value = ObservationApi.NAME),
                                                @ExampleObject(
                                                        name = "address",
                                                        summary = "Of NADRA: an address",
                                                        value = ObservationApi.ADDRESS),
                                                @ExampleObject(
                                                        name = "phone",
                                                        summary = "Of NADRA: a SIM",
                                                        value = ObservationApi.PHONE),
                                                @ExampleObject(
                                                        name = "renewed",
                                                        summary = "Of NADRA: another card with the same number",
                                                        value = ObservationApi.RENEWED),
                                                @ExampleObject(
                                                        name = "blocked",
                                                        summary = "Of NADRA: a card is blocked or cancelled",
                                                        value = ObservationApi.BLOCKED),
                                                @ExampleObject(
                                                        name = "died",
                                                        summary = "Of NADRA: the holder has died",
                                                        value = ObservationApi.DIED),
                                                @ExampleObject(
                                                        name = "hotel",
                                                        summary = "Of the police: a guest of a hotel",
                                                        value = ObservationApi.HOTEL),
                                                @ExampleObject(
                                                        name = "tenant",
                                                        summary = "Of the police: a tenant",
                                                        value = ObservationApi.TENANT),
                                                @ExampleObject(
                                                        name = "visit",
                                                        summary = "Of the police: an address was visited",
                                                        value = ObservationApi.VISIT),
                                                @ExampleObject(
                                                        name = "arrest",
                                                        summary = "Of the police: an arrest",
                                                        value = ObservationApi.ARREST)
                                            })))
    @ApiResponse(responseCode = "202", description = "Received")
    @ApiResponse(responseCode = "200", description = "Received before; the same receipt")
    @FeedResponses
    ResponseEntity<MessageReceipt> observation(@RequestBody byte[] body, Machine client, Actor actor) {
        return MessageReceipt.of(observations.receive(body, client, actor));
    }
}

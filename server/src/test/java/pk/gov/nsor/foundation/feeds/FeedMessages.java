package pk.gov.nsor.foundation.feeds;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.testing.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A good message of each operation and kind; each field that its form has is in one of them. */
final class FeedMessages {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param path of the operation */
    record Sample(Feed feed, String agency, String path, String json) {

        /** With a name and a CNIC of its own. */
        ObjectNode fresh() {
            ObjectNode message = (ObjectNode) JSON.readTree(json);
            message.put("messageId", UUID.randomUUID().toString());
            String pointer = path.endsWith("/convictions") ? "/person" : "";
            if (message.at(pointer).has("cnic")) {
                ((ObjectNode) message.at(pointer)).put("cnic", Samples.cnic().formatted());
            }
            return message;
        }

        boolean has(String pointer) {
            return !JSON.readTree(json).at(pointer).isMissingNode();
        }
    }

    private FeedMessages() {}

    static List<Sample> all() {
        return List.of(
                new Sample(Feed.COURT, "COURTS", "/api/v1/convictions", """
                        {"messageId": "1", "court": "sessions-court-lahore", "caseNumber": "SC 12/2024",
                         "fir": {"number": "123/2022", "policeStation": "city-police-station-lahore", "district": "Lahore"},
                         "person": {"name": {"latin": "Akbar Ali", "urdu": "اکبر علی"},
                                    "fatherName": {"latin": "Bashir Ali", "urdu": "بشیر علی"},
                                    "aliases": [{"latin": "Akbar Pehlwan", "urdu": "اکبر پہلوان"}],
                                    "sex": "MALE", "bornOn": "1990-05-01", "nationality": "PK", "cnic": "",
                                    "addresses": [{"line": "House 12, Mohalla Noor", "district": "Lahore",
                                                   "from": "2020-01-01"}]},
                         "conviction": {"offenceOn": "2022-03-02", "judgmentOn": "2023-01-15",
                                        "victim": {"age": "ADULT", "sex": "FEMALE"},
                                        "offences": [{"law": "PPC", "section": "376", "connectedWith": ["PPC 365B"]}],
                                        "notForPublicRelease": false}, "replaces": null}
                        """),
                new Sample(Feed.PRISON, "PRISONS", "/api/v1/custody-events", """
                        {"messageId": "1", "cnic": "", "event": "RELEASED", "on": "2024-03-04", "prison": "Camp Jail",
                         "conviction": {"court": "sessions-court-lahore", "caseNumber": "SC 12/2022"},
                         "releaseReason": "PAROLE", "replaces": null}
                        """),
                new Sample(Feed.COURT, "COURTS", "/api/v1/appeal-outcomes", """
                        {"messageId": "1", "cnic": "", "court": "Lahore High Court", "caseNumber": "Crl.A. 12/2023",
                         "filedOn": "2023-03-04", "outcome": "SENTENCE_CHANGED", "decidedOn": "2024-03-04",
                         "sentence": {"punishment": "TERM", "years": 10, "months": 0, "fineRupees": 1000},
                         "conviction": {"court": "sessions-court-lahore", "caseNumber": "SC 12/2022"}, "replaces": null}
                        """),
                new Sample(Feed.PRISON, "PRISONS", "/api/v1/deaths", """
                        {"messageId": "1", "cnic": "", "diedOn": "2024-03-04", "source": "PRISON",
                         "name": {"latin": "Akbar Ali", "urdu": "اکبر علی"}, "replaces": null}
                        """),
                new Sample(Feed.PRISON, "PRISONS", "/api/v1/planned-releases", """
                        {"messageId": "1", "cnic": "", "notice": "ANNOUNCED", "on": "2099-01-01", "prison": "Camp Jail",
                         "district": "multan", "address": "House 4, Gulgasht", "replaces": null}
                        """),
                new Sample(Feed.PRISON, "PRISONS", "/api/v1/withdrawals", """
                        {"messageId": "1", "withdraws": "", "reason": "Typed into the wrong case"}
                        """),
                new Sample(Feed.COURT, "COURTS", "/api/v1/monthly-totals", """
                        {"messageId": "1", "kind": "CONVICTIONS", "month": "2026-01", "court": "sessions-court-lahore",
                         "number": 3}
                        """),
                new Sample(Feed.PRISON, "PRISONS", "/api/v1/monthly-totals", """
                        {"messageId": "1", "kind": "ADMISSIONS", "month": "2026-01", "prison": "Camp Jail", "number": 3}
                        """),
                new Sample(Feed.PROSECUTION, "PROSECUTION", "/api/v1/monthly-totals", """
                        {"messageId": "1", "kind": "PROSECUTED", "month": "2026-01", "district": "multan", "number": 3}
                        """),
                new Sample(Feed.PROSECUTION, "PROSECUTION", "/api/v1/obtained-judgments", """
                        {"messageId": "1", "court": "sessions-court-lahore", "caseNumber": "SC 12/2022",
                         "judgmentOn": "2023-03-04", "convicted": 2}
                        """),
                new Sample(Feed.COURT, "COURTS", "/api/v1/case-stages", """
                        {"messageId": "1", "court": "sessions-court-lahore", "caseNumber": "SC 12/2022",
                         "sections": ["PPC 376"], "firOn": "2022-01-04", "challanOn": "2022-01-20",
                         "cognizanceOn": "2022-01-24", "chargeOn": "2022-02-04", "judgmentOn": "2022-05-04",
                         "outcome": "CONVICTED", "appealOn": "2022-05-20", "appealDecidedOn": "2022-09-01",
                         "appealOutcome": "UPHELD"}
                        """),
                new Sample(Feed.IMMIGRATION, "IMMIGRATION", "/api/v1/border-crossings", """
                        {"messageId": "1", "cnic": "", "direction": "DEPARTED", "on": "2026-11-01", "country": "AE",
                         "place": "Torkham"}
                        """),
                new Sample(Feed.POLICE, "PUNJAB_POLICE", "/api/v1/observations", """
                        {"messageId": "1", "cnic": "", "kind": "HOTEL", "on": "2026-11-01", "line": "Hotel Rose",
                         "district": "multan", "nights": 1}
                        """),
                new Sample(Feed.POLICE, "PUNJAB_POLICE", "/api/v1/observations", """
                        {"messageId": "1", "cnic": "", "kind": "TENANT", "on": "2026-11-01", "line": "House 9",
                         "district": "multan", "tehsil": "Multan City"}
                        """),
                new Sample(Feed.POLICE, "PUNJAB_POLICE", "/api/v1/observations", """
                        {"messageId": "1", "cnic": "", "kind": "VISIT", "on": "2026-11-01", "line": "House 9",
                         "district": "multan", "tehsil": "Multan City", "outcome": "CONFIRMED"}
                        """),
                new Sample(Feed.POLICE, "PUNJAB_POLICE", "/api/v1/observations", """
                        {"messageId": "1", "cnic": "", "kind": "ARREST", "on": "2026-11-01", "fir": "7/2026",
                         "policeStation": "city-police-station-multan", "sections": ["PPC 379"]}
                        """),
                new Sample(Feed.NADRA, "NADRA", "/api/v1/observations", """
                        {"messageId": "1", "cnic": "", "kind": "NADRA_NAME", "on": "2026-11-01", "nameLatin": "Akbar Ali",
                         "nameUrdu": "اکبر علی"}
                        """),
                new Sample(Feed.NADRA, "NADRA", "/api/v1/observations", """
                        {"messageId": "1", "cnic": "", "kind": "PHONE", "on": "2026-11-01", "phone": "0399 0000001"}
                        """),
                new Sample(Feed.NADRA, "NADRA", "/api/v1/observations", """
                        {"messageId": "1", "cnic": "", "kind": "CARD_BLOCKED", "on": "2026-11-01", "reason": "LOST",
                         "bornOn": "1984-05-03"}
                        """),
                new Sample(Feed.NADRA, "NADRA", "/api/v1/observations", """
                        {"messageId": "1", "cnic": "", "kind": "NADRA_DEATH", "on": "2026-11-01", "nameLatin": "Akbar Ali",
                         "nameUrdu": "اکبر علی", "registration": "CRMS 981", "bornOn": "1984-05-03"}
                        """));
    }

    /** The message with another text at the pointer. */
    static ObjectNode with(ObjectNode message, String pointer, String text) {
        String parent = pointer.substring(0, pointer.lastIndexOf('/'));
        String name = pointer.substring(parent.length() + 1);
        switch (message.at(parent)) {
            case ObjectNode object -> object.put(name, text);
            case ArrayNode array -> array.set(Integer.parseInt(name), text);
            default -> throw new IllegalArgumentException("No sample has " + pointer);
        }
        return message;
    }

    /** Where a form of the OpenAPI document has texts that are no word of a list, as JSON pointers; of each list the first. */
    static List<String> texts(JsonNode schemas, String name) {
        List<String> found = new ArrayList<>();
        texts(schemas, schemas.at("/" + name), "", found);
        return found;
    }

    private static void texts(JsonNode schemas, @Nullable JsonNode schema, String at, List<String> found) {
        if (schema == null || schema.isMissingNode()) {
            return;
        }
        if (schema.has("$ref")) {
            String ref = schema.get("$ref").asString();
            texts(schemas, schemas.get(ref.substring(ref.lastIndexOf('/') + 1)), at, found);
        }
        for (String several : List.of("oneOf", "anyOf", "allOf")) {
            schema.path(several).forEach(one -> texts(schemas, one, at, found));
        }
        if (schema.path("type").toString().contains("\"string\"") && !schema.has("enum")) {
            found.add(at);
        }
        schema.path("properties")
                .properties()
                .forEach(part -> texts(schemas, part.getValue(), at + "/" + part.getKey(), found));
        texts(schemas, schema.get("items"), at + "/0", found);
    }
}

package pk.gov.nsor.survivors.alerts.web;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.shell.WhatIsShown;
import pk.gov.nsor.survivors.alerts.places.Places;
import tools.jackson.databind.json.JsonMapper;

/** One enrolment, as a page shows it. */
@Component
class EnrolmentShown implements WhatIsShown {

    private final Places places;
    private final JsonMapper json;
    private final KeyedHash hash;

    EnrolmentShown(Places places, JsonMapper json, Keys keys) {
        this.places = places;
        this.json = json;
        this.hash = keys.keyedHash("survivor-page");
    }

    @Override
    public void hold(Map<String, String> address) {
        int _ = places.change(_ -> 0);
    }

    @Override
    public String version(Map<String, String> address) {
        return java.util.HexFormat.of()
                .formatHex(hash.of(
                        places.find(id(address)).map(json::writeValueAsString).orElse("")));
    }

    private static UUID id(Map<String, String> address) {
        try {
            return UUID.fromString(address.getOrDefault("enrolment", ""));
        } catch (IllegalArgumentException none) {
            throw new NoIdentifierException();
        }
    }
}

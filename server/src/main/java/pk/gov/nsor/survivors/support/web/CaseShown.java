package pk.gov.nsor.survivors.support.web;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.WhatIsShown;
import pk.gov.nsor.survivors.support.CaseVersions;

/** One case, or one referral, as a page shows it. */
@Component
class CaseShown implements WhatIsShown {

    private final CaseVersions versions;

    CaseShown(CaseVersions versions) {
        this.versions = versions;
    }

    @Override
    public void hold(Map<String, String> address) {
        versions.hold();
    }

    @Override
    public String version(Map<String, String> address) {
        return Optional.ofNullable(address.get("case"))
                .map(id -> versions.ofCase(identifier(id)))
                .orElseGet(() -> versions.ofReferral(identifier(address.getOrDefault("referral", ""))));
    }

    private static UUID identifier(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException none) {
            throw new NoIdentifierException();
        }
    }
}

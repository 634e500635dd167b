package pk.gov.nsor.publicservice.enquiry.web;

import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.live.LiveTopic;
import pk.gov.nsor.publicservice.enquiry.statistics.StatisticsRollup;

/** The figures as they change: for whoever is shown every one of them. */
@Component
class FiguresTopic implements LiveTopic {

    @Override
    public boolean isFor(SignedIn reader, String topic) {
        return topic.equals(StatisticsRollup.TOPIC)
                && (reader.has(Role.REGISTRAR) || reader.has(Role.NATIONAL_SUPERVISOR));
    }
}

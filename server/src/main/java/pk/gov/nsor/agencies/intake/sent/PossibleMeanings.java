package pk.gov.nsor.agencies.intake.sent;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.quarantine.QuarantineReason;
import pk.gov.nsor.foundation.reference.Courts;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStations;
import tools.jackson.databind.json.JsonMapper;

/** The courts, districts and police stations that a sender may have meant by a name that several have. */
@Component
class PossibleMeanings {

    private static final int MOST = 20;

    private final JsonMapper json = JsonMapper.shared();
    private final Courts courts;
    private final Districts districts;
    private final PoliceStations stations;

    PossibleMeanings(Courts courts, Districts districts, PoliceStations stations) {
        this.courts = courts;
        this.districts = districts;
        this.stations = stations;
    }

    /** @param body the message that the reason is about */
    List<FeedReceipt.Candidate> of(byte[] body, QuarantineReason reason) {
        String written = json.readTree(body).at(reason.field()).asString("");
        Stream<FeedReceipt.Candidate> meant = switch (reason.code()) {
            case AMBIGUOUS_COURT ->
                courts.named(written).stream().map(court -> new FeedReceipt.Candidate(court.code(), court.nameEn()));
            case AMBIGUOUS_DISTRICT ->
                districts.find(written).stream()
                        .map(district -> new FeedReceipt.Candidate(
                                district.code(), district.nameEn() + ", " + district.provinceEn()));
            case AMBIGUOUS_POLICE_STATION ->
                stations.named(written).stream()
                        .map(station -> new FeedReceipt.Candidate(
                                station.code(), station.nameEn() + ", " + station.districtCode()));
            default -> Stream.empty();
        };
        return meant.limit(MOST).toList();
    }
}

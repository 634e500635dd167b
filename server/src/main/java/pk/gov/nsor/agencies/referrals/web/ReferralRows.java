package pk.gov.nsor.agencies.referrals.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.referrals.ReferralList;
import pk.gov.nsor.agencies.referrals.ReferralLists.Filter;
import pk.gov.nsor.agencies.referrals.ReferralLists.Line;
import pk.gov.nsor.agencies.referrals.ReferralPolicy;
import pk.gov.nsor.foundation.access.Agencies;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Says in the reader's language what is so about referrals. */
@Component
class ReferralRows {

    private final ReferralPolicy policy;
    private final MachineClients clients;
    private final Agencies agencies;
    private final Districts districts;
    private final PoliceStations stations;
    private final UiFormat uiFormat;
    private final Clock clock;

    ReferralRows(
            ReferralPolicy policy,
            MachineClients clients,
            Agencies agencies,
            Districts districts,
            PoliceStations stations,
            UiFormat uiFormat,
            Clock clock) {
        this.policy = policy;
        this.clients = clients;
        this.agencies = agencies;
        this.districts = districts;
        this.stations = stations;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /** Those that nobody has acknowledged and that lie with the level or a higher one. */
    Filter from(String district, EscalationLevel level) {
        return level == EscalationLevel.OFFICER
                ? Filter.of(ReferralList.OPEN, district)
                : new Filter(
                        ReferralList.OPEN,
                        district,
                        clock.instant().minus(policy.levels().until(level)),
                        "");
    }

    /** The level from which a referral stands on Today of somebody whose work lies there. */
    static EscalationLevel concerns(Jurisdiction place) {
        return switch (place) {
            case National _ -> EscalationLevel.NATIONAL;
            case OfProvince _ -> EscalationLevel.PROVINCE;
            case OfDistrict _ -> EscalationLevel.DISTRICT;
        };
    }

    /** With whom it lies; empty where it was acknowledged or withdrawn. */
    Optional<EscalationLevel> level(ReferralList list, Line line) {
        return list == ReferralList.OPEN
                ? Optional.of(policy.levels().of(line.dueAt(), clock.instant()))
                : Optional.empty();
    }

    /** With whom it lies, in words; empty where it was acknowledged or withdrawn. */
    String levelText(ReferralList list, Line line) {
        return level(list, line)
                .map(level -> uiFormat.text("supervision.level." + level.key()))
                .orElse("");
    }

    boolean isLate(ReferralList list, Line line) {
        return list == ReferralList.OPEN && clock.instant().isAfter(line.dueAt());
    }

    String text(ReferralList list, Line line) {
        return switch (list) {
            case OPEN ->
                uiFormat.text("referrals.row.open", uiFormat.moment(line.madeAt()), uiFormat.moment(line.dueAt()));
            case ACKNOWLEDGED ->
                uiFormat.text(
                        "referrals.row.acknowledged",
                        isolate(body(line.acknowledgedBy())),
                        uiFormat.moment(line.acknowledgedAt()));
            case WITHDRAWN ->
                uiFormat.text(
                        "referrals.row.withdrawn",
                        uiFormat.moment(line.withdrawnAt()),
                        line.because() == null
                                ? ""
                                : uiFormat.text("referrals.because."
                                        + line.because()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-')));
        };
    }

    /** What the body said when it acknowledged, or when it did; empty where there is nothing to say. */
    String said(ReferralList list, Line line) {
        Instant acknowledged = line.acknowledgedAt();
        StringBuilder said = new StringBuilder();
        if (list == ReferralList.WITHDRAWN && acknowledged != null) {
            add(
                    said,
                    uiFormat.text(
                            "referrals.row.acknowledged",
                            isolate(body(line.acknowledgedBy())),
                            uiFormat.moment(acknowledged)));
        }
        if (!line.caseReference().isEmpty()) {
            add(said, uiFormat.text("referrals.row.case", isolate(line.caseReference())));
        }
        if (!line.contact().isEmpty()) {
            add(said, uiFormat.text("referrals.row.contact", isolate(line.contact())));
        }
        return said.toString();
    }

    private static void add(StringBuilder said, String text) {
        said.append(said.isEmpty() ? "" : " · ").append(text);
    }

    /** The agency of the client that acknowledged. */
    String body(@Nullable UUID client) {
        return client == null
                ? ""
                : clients.find(client)
                        .map(MachineClient::agency)
                        .map(agency -> agencies.name(agency, LocaleContextHolder.getLocale()))
                        .orElse("?");
    }

    String district(String code) {
        return districts
                .byCode(code)
                .map(district -> isUrdu() ? district.nameUr() : district.nameEn())
                .orElse(code);
    }

    String station(String code) {
        return stations.byCode(code)
                .map(known -> known.name(LocaleContextHolder.getLocale()))
                .orElse(code);
    }

    String name(PersonName name) {
        return isUrdu() && name.urdu() != null ? name.urdu() : name.any();
    }

    /** A line that begins with a number, marked with the direction of the reader's language. */
    static String directed(String line) {
        return (isUrdu() ? "\u200F" : "") + line;
    }

    private static boolean isUrdu() {
        return LocaleContextHolder.getLocale().getLanguage().equals("ur");
    }

    private static String isolate(String text) {
        return "\u2068" + text + "\u2069";
    }
}

package pk.gov.nsor.agencies.clerks;

import java.util.Map;

/** What the pages of the clerks' forms call their fields: the keys of the texts, by the fields' names without a number behind. */
final class FieldLabels {

    static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("sex", "registration.sex"),
            Map.entry("line", "registration.line"),
            Map.entry("district", "clerks.district"),
            Map.entry("from", "registration.from"),
            Map.entry("caseNumber", "registration.case"),
            Map.entry("section", "registration.section"),
            Map.entry("offenceOn", "registration.offence-on"),
            Map.entry("judgmentOn", "registration.judgment-on"),
            Map.entry("victimAge", "registration.victim-age"),
            Map.entry("victimSex", "registration.victim-sex"),
            Map.entry("firNumber", "registration.fir"),
            Map.entry("firDistrict", "intake.say.fir-district"),
            Map.entry("station", "clerks.station"),
            Map.entry("cnic", "register.cnic"),
            Map.entry("appealCourt", "conviction.appeal.court"),
            Map.entry("appealNumber", "conviction.appeal.case"),
            Map.entry("filedOn", "intake.say.filed-on"),
            Map.entry("decidedOn", "intake.say.decided-on"),
            Map.entry("event", "conviction.custody"),
            Map.entry("on", "intake.say.on"),
            Map.entry("toPrison", "clerks.to-prison"),
            Map.entry("releaseReason", "clerks.release-reason"),
            Map.entry("court", "registration.court"),
            Map.entry("notice", "clerks.notice"),
            Map.entry("diedOn", "intake.say.died-on"),
            Map.entry("source", "conviction.source"),
            Map.entry("reason", "clerks.withdrawal.reason"),
            Map.entry("month", "totals.column.month"),
            Map.entry("counted", "totals.column.kind"),
            Map.entry("number", "clerks.totals.number"));

    private FieldLabels() {}
}

package pk.gov.nsor.agencies.clerks;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.FieldProblem;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Says what a message's check found wrong at the fields of the form that it was made of, in the reader's language. */
@Component
class Problems {

    private static final String OWN = "clerks.problem.";

    private static final String MISSING = OWN + "field.missing";

    private static final Map<String, String> LABELS = Map.ofEntries(
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

    private final UiFormat uiFormat;

    Problems(UiFormat uiFormat) {
        this.uiFormat = uiFormat;
    }

    /** @param otherwise the field of what is wrong with no field that is typed */
    void say(List<FieldProblem> errors, MessageBody body, Form form, String otherwise) {
        List<FieldProblem> inOrder = errors.stream()
                .sorted(Comparator.comparingInt(error -> body.place(error.field())))
                .toList();
        for (FieldProblem error : inOrder) {
            String field = body.field(error.field()).orElse(otherwise);
            if (form.problem(field).isEmpty()) {
                String key = key(error.code());
                Optional<String> label = label(field).filter(_ -> key.equals(MISSING));
                if (label.isPresent()) {
                    form.reject(field, MISSING + ".named", label.get());
                } else {
                    form.reject(field, key);
                }
            }
        }
    }

    /** What the page calls a field, so that links to several missing ones can be told apart. */
    private Optional<String> label(String field) {
        return Optional.ofNullable(LABELS.get(field.replaceAll("\\d+$", ""))).map(key -> uiFormat.text(key));
    }

    /** What the message's check calls by a text for programmers has words of its own here. */
    private String key(String code) {
        if (!uiFormat.textOr(OWN + code, "").isEmpty()) {
            return OWN + code;
        }
        return uiFormat.textOr("invalid." + code, "").isEmpty() ? OWN + "other" : "invalid." + code;
    }
}

package pk.gov.nsor.record.registration.web.why;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.requirement.Facts;
import pk.gov.nsor.foundation.requirement.FactsCheck;
import pk.gov.nsor.foundation.requirement.Judgment;
import pk.gov.nsor.foundation.requirement.TimeInCustody;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.registration.lawchange.WhatIf;

/**
 * Reads supposed dates. A field is named by its kind and its owner, such as {@code quashedOn-} and the conviction's
 * identifier, so that the address of a page keeps its meaning after other facts are recorded.
 */
@Component
class WhatIfForm {

    /** Custody that is not for a conviction on record. */
    static final String SOMETHING_ELSE = "NONE";

    private static final Pattern NAMED = Pattern.compile("(convictions|custody)\\[(\\d+)]\\.(\\w+)");

    /**
     * The question.
     *
     * @param facts valid ones
     */
    record Supposition(Facts facts, LocalDate asOf) {}

    /** The typed values, and the values on record for everything that the request does not contain. */
    Form filled(LegalFacts facts, @Nullable LocalDate bornOn, LocalDate today, Map<String, String[]> given) {
        Form form = new Form();
        form.set("asOf", today);
        form.set("bornOn", bornOn);
        form.set("diedOn", facts.diedOn());
        for (Conviction conviction : facts.convictions()) {
            Conviction.Quashing quashing = conviction.quashing();
            form.set("offenceOn-" + conviction.id(), conviction.judgment().offenceOn());
            form.set("judgmentOn-" + conviction.id(), conviction.judgment().judgmentOn());
            form.set("quashedOn-" + conviction.id(), quashing == null ? null : quashing.on());
        }
        for (CustodyPeriod custodyPeriod : facts.custody()) {
            form.set("admittedOn-" + custodyPeriod.id(), custodyPeriod.admittedOn());
            form.set("releasedOn-" + custodyPeriod.id(), custodyPeriod.releasedOn());
        }
        given.forEach((field, values) -> form.set(field, values[0]));
        return form;
    }

    /** Empty where something is missing or refused, which the form then reports. */
    Optional<Supposition> read(Form form, LegalFacts recorded) {
        Optional<LocalDate> asOf = day(form, "asOf");
        Optional<LocalDate> bornOn = form.pastDay("bornOn");
        Optional<LocalDate> diedOn = form.day("diedOn");
        List<Judgment> judgments = judgments(form, recorded, WhatIf.facts(recorded, null));
        List<TimeInCustody> custody = custody(form, recorded);
        if (!form.isValid()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Supposition(
                    FactsCheck.valid(bornOn.orElse(null), diedOn.orElse(null), judgments, custody),
                    asOf.orElseThrow()));
        } catch (InvalidValueException refused) {
            form.reject(
                    field(refused.field(), recorded),
                    refused.messageKey(),
                    refused.arguments().toArray());
            return Optional.empty();
        }
    }

    private static List<Judgment> judgments(Form form, LegalFacts recorded, Facts facts) {
        List<Judgment> judgments = new ArrayList<>();
        for (int i = 0; i < recorded.convictions().size(); i++) {
            String id = recorded.convictions().get(i).id().toString();
            Judgment known = facts.judgments().get(i);
            Optional<LocalDate> offenceOn = day(form, "offenceOn-" + id);
            Optional<LocalDate> judgmentOn = day(form, "judgmentOn-" + id);
            Optional<LocalDate> quashedOn = form.day("quashedOn-" + id);
            if (offenceOn.isPresent() && judgmentOn.isPresent()) {
                judgments.add(new Judgment(
                        known.id(),
                        offenceOn.get(),
                        judgmentOn.get(),
                        quashedOn.orElse(null),
                        known.victim(),
                        known.charges()));
            }
        }
        return judgments;
    }

    /** The convictions on record in their order, and a new one after them. */
    private static List<TimeInCustody> custody(Form form, LegalFacts recorded) {
        List<TimeInCustody> custody = new ArrayList<>();
        for (CustodyPeriod custodyPeriod : recorded.custody()) {
            Optional<LocalDate> admittedOn = day(form, "admittedOn-" + custodyPeriod.id());
            Optional<LocalDate> releasedOn = form.day("releasedOn-" + custodyPeriod.id());
            String judgment = custodyPeriod.conviction() == null
                    ? null
                    : custodyPeriod.conviction().toString();
            admittedOn.ifPresent(from -> custody.add(new TimeInCustody(judgment, from, releasedOn.orElse(null))));
        }
        String judgment = form.value("newFor");
        Optional<LocalDate> releasedOn = form.day("newReleasedOn");
        if (form.value("newAdmittedOn").isEmpty()) {
            if (!form.value("newReleasedOn").isEmpty() || !judgment.isEmpty()) {
                form.reject("newAdmittedOn", "registration.day.missing");
            }
            return custody;
        }
        if (judgment.isEmpty()) {
            form.reject("newFor", "conviction.custody.for.missing");
        }
        form.day("newAdmittedOn")
                .ifPresent(from -> custody.add(new TimeInCustody(
                        judgment.equals(SOMETHING_ELSE) ? null : judgment, from, releasedOn.orElse(null))));
        return custody;
    }

    /** The form field for a field name of the core, such as {@code convictions[0].judgmentOn}. */
    private static String field(@Nullable String named, LegalFacts recorded) {
        Matcher parts = NAMED.matcher(named == null ? "" : named);
        if (!parts.matches()) {
            return "asOf";
        }
        int place = Integer.parseInt(parts.group(2));
        String day = parts.group(3);
        if (parts.group(1).equals("convictions")) {
            return day + "-" + recorded.convictions().get(place).id();
        }
        if (place < recorded.custody().size()) {
            return day + "-" + recorded.custody().get(place).id();
        }
        return switch (day) {
            case "admittedOn" -> "newAdmittedOn";
            case "releasedOn" -> "newReleasedOn";
            default -> "newFor";
        };
    }

    private static Optional<LocalDate> day(Form form, String field) {
        return form.day(field, "registration.day.missing");
    }
}

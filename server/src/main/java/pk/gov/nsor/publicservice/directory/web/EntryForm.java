package pk.gov.nsor.publicservice.directory.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.directory.EntryDetails;
import pk.gov.nsor.publicservice.directory.EntryKind;
import pk.gov.nsor.publicservice.directory.EntryStatus;
import pk.gov.nsor.publicservice.directory.Keeper;
import pk.gov.nsor.publicservice.directory.Reach;
import pk.gov.nsor.publicservice.directory.StaffLanguage;
import pk.gov.nsor.publicservice.directory.WomenOnStaff;

/** An entry's particulars as a form has them, and what its lists offer. */
@Component
class EntryForm {

    /** The words for how sure a keeper is; {@link pk.gov.nsor.foundation.reference.Certainty} reads them. */
    private static final List<String> CONFIDENCE = List.of("sourced", "recalled");

    private static final int RANKS_OFFERED = 3;

    private final PlaceFields places;
    private final UiFormat uiFormat;

    EntryForm(PlaceFields places, UiFormat uiFormat) {
        this.places = places;
        this.uiFormat = uiFormat;
    }

    Form filled(EntryDetails what) {
        Integer rank = what.helpRank();
        WomenOnStaff women = what.reach().women();
        Map<String, String[]> languages = Map.of(
                "languages", what.reach().languages().stream().map(Enum::name).toArray(String[]::new));
        return Form.of(languages)
                .set("women", women == null ? "" : women.name())
                .set("wayEn", what.reach().wayEn())
                .set("wayUr", what.reach().wayUr())
                .set("published", what.reach().isPublished() ? "YES" : "")
                .set("kind", what.kind().name())
                .set("status", what.status().name())
                .set("statusNote", what.statusNote())
                .set("nameEn", what.nameEn())
                .set("nameUr", what.nameUr())
                .set("operator", what.operator())
                .set("numbers", String.join("; ", what.numbers()))
                .set("dialling", what.dialling())
                .set("placeEn", what.placeEn())
                .set("placeUr", what.placeUr())
                .set("area", what.area().written())
                .set("hoursEn", what.hoursEn())
                .set("hoursUr", what.hoursUr())
                .set("confidence", what.confidence())
                .set("sourceTitle", what.sourceTitle())
                .set("sourceAddress", what.sourceAddress())
                .set("sourcePublished", what.sourcePublished())
                .set("note", what.note())
                .set("helpRank", rank == null ? "" : rank.toString())
                .set("shortEn", what.shortEn())
                .set("shortUr", what.shortUr())
                .set("units", what.units() == 0 ? "" : Integer.toString(what.units()));
    }

    /** What was typed; empty, and problems in the form, where something is wrong. */
    Optional<EntryDetails> read(Form form, Keeper keeper) {
        Optional<EntryKind> kind = form.choice("kind", "directory.form.kind.missing", EntryKind.class);
        Optional<EntryStatus> status = form.choice("status", "directory.form.status.missing", EntryStatus.class);
        Optional<Jurisdiction> area = places.jurisdiction(form, "area", "invalid.directory.area", keeper::keeps);
        form.require("nameEn", "invalid.directory.name", text -> text);
        form.require("confidence", "directory.form.confidence.missing", text -> text);
        form.require("sourceTitle", "invalid.directory.source", text -> text);
        Optional<Integer> rank = form.read("helpRank", EntryForm::rank);
        Optional<Integer> units = form.read("units", EntryForm::units);
        Optional<WomenOnStaff> women = form.value("women").isEmpty()
                ? Optional.empty()
                : form.choice("women", "directory.form.women.missing", WomenOnStaff.class);
        if (!form.isValid() || kind.isEmpty() || status.isEmpty() || area.isEmpty()) {
            return Optional.empty();
        }
        return form.whole(
                "nameEn",
                () -> new EntryDetails(
                        kind.get(),
                        status.get(),
                        form.value("statusNote"),
                        form.value("nameEn"),
                        form.value("nameUr"),
                        form.value("operator"),
                        numbers(form.value("numbers")),
                        form.value("dialling"),
                        form.value("placeEn"),
                        form.value("placeUr"),
                        area.get(),
                        form.value("hoursEn"),
                        form.value("hoursUr"),
                        form.value("confidence"),
                        form.value("sourceTitle"),
                        form.value("sourceAddress"),
                        form.value("sourcePublished"),
                        form.value("note"),
                        rank.orElse(null),
                        form.value("shortEn"),
                        form.value("shortUr"),
                        new Reach(
                                Arrays.stream(StaffLanguage.values())
                                        .filter(language -> form.has("languages", language.name()))
                                        .toList(),
                                women.orElse(null),
                                form.value("wayEn"),
                                form.value("wayUr"),
                                form.has("published", "YES")),
                        units.orElse(0)));
    }

    Map<String, String> women() {
        Map<String, String> women = new LinkedHashMap<>();
        for (WomenOnStaff one : WomenOnStaff.values()) {
            women.put(one.name(), uiFormat.text(one.messageKey()));
        }
        return women;
    }

    Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (EntryKind kind : EntryKind.values()) {
            kinds.put(kind.name(), uiFormat.text(kind.messageKey()));
        }
        return kinds;
    }

    /** Without what only closing does. */
    Map<String, String> statuses() {
        Map<String, String> statuses = new LinkedHashMap<>();
        for (EntryStatus status : EntryStatus.values()) {
            if (status != EntryStatus.CLOSED) {
                statuses.put(status.name(), uiFormat.text(status.messageKey()));
            }
        }
        return statuses;
    }

    /** The place of the entry, as the field for places has it. */
    void showArea(Form form) {
        places.showJurisdiction(form, "area");
    }

    /** The two that keepers use, and the words that the entry has now. */
    Map<String, String> confidences(String present) {
        Map<String, String> offered = new LinkedHashMap<>();
        for (String words : CONFIDENCE) {
            offered.put(words, uiFormat.text("directory.form.confidence." + words));
        }
        if (!present.isEmpty()) {
            offered.putIfAbsent(present, present);
        }
        return offered;
    }

    Map<String, String> ranks(String present) {
        Map<String, String> offered = new LinkedHashMap<>();
        IntStream.rangeClosed(1, RANKS_OFFERED)
                .forEach(rank -> offered.put(
                        Integer.toString(rank), uiFormat.text("directory.form.help-rank.of", Integer.toString(rank))));
        if (!present.isEmpty()) {
            offered.putIfAbsent(present, present);
        }
        return offered;
    }

    private static List<String> numbers(String text) {
        return Arrays.stream(text.split("[;,؛،]"))
                .map(EntryForm::western)
                .filter(number -> !number.isEmpty())
                .toList();
    }

    /** Digits of any script as 0 to 9, without spaces. */
    private static String western(String number) {
        StringBuilder digits = new StringBuilder();
        number.codePoints()
                .filter(c -> !Character.isWhitespace(c) && Character.getType(c) != Character.FORMAT)
                .forEach(c -> digits.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return digits.toString();
    }

    private static Integer units(String text) {
        try {
            return Integer.valueOf(western(text));
        } catch (NumberFormatException noNumber) {
            throw new InvalidValueException(
                    "directory.units", "Give a number of up to %s, or leave it empty.", EntryDetails.MOST_UNITS);
        }
    }

    private static Integer rank(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException notOfTheList) {
            throw new InvalidValueException(
                    "directory.help-rank", "The place is a number from 1 to %s.", EntryDetails.LAST_RANK);
        }
    }
}

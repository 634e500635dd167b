package pk.gov.nsor.agencies.clerks;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.intake.sent.SentMessage;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Form;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fills a form with what a message said, to be corrected. */
@Component
public class FormShown {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Districts districts;
    private final PlaceFields places;

    FormShown(Districts districts, PlaceFields places) {
        this.districts = districts;
        this.places = places;
    }

    /** What can not be read any more stays empty. */
    public void fill(FormKind kind, SentMessage message, Form form) {
        JsonNode said;
        try {
            said = JSON.readTree(message.original());
        } catch (JacksonException unreadable) {
            return;
        }
        kind.fields().forEach(field -> fill(field, said, form));
        if (kind == FormKind.CUSTODY && form.has("event", "TRANSFERRED")) {
            form.set("toPrison", said.at(kind.own()).asString(""));
        }
        if (kind == FormKind.JUDGMENT) {
            rows(said, form);
        }
    }

    private void fill(FormField field, JsonNode said, Form form) {
        JsonNode value = said.at(field.pointer());
        if (value.isMissingNode() || value.isNull() || (value.isBoolean() && !value.asBoolean())) {
            return;
        }
        String text = value.asString("");
        switch (field.type()) {
            case DAY, PAST_DAY -> day(field.name(), text, form);
            case DISTRICT -> form.set(field.name(), district(text));
            case STATION -> {
                form.set(field.name(), text);
                places.showStation(form, field.name());
            }
            case FLAG -> form.set(field.name(), FormReader.WITHHELD);
            case TEXT, CNIC, CHOICE, NUMBER -> form.set(field.name(), text);
        }
    }

    private void rows(JsonNode said, Form form) {
        JsonNode aliases = said.at("/person/aliases");
        for (int i = 0; i < aliases.size(); i++) {
            String latin = aliases.get(i).path("latin").asString("");
            form.set(
                    "alias" + (i + 1),
                    latin.isEmpty() ? aliases.get(i).path("urdu").asString("") : latin);
        }
        JsonNode addresses = said.at("/person/addresses");
        for (int i = 0; i < addresses.size(); i++) {
            form.set("line" + (i + 1), addresses.get(i).path("line").asString(""));
            form.set(
                    "district" + (i + 1),
                    district(addresses.get(i).path("district").asString("")));
            day("from" + (i + 1), addresses.get(i).path("from").asString(""), form);
        }
        JsonNode offences = said.at("/conviction/offences");
        for (int i = 0; i < offences.size(); i++) {
            JsonNode offence = offences.get(i);
            form.set(
                    "section" + (i + 1),
                    offence.path("law").asString("") + " "
                            + offence.path("section").asString(""));
            form.set(
                    "connected" + (i + 1),
                    StreamSupport.stream(offence.path("connectedWith").spliterator(), false)
                            .map(one -> one.asString(""))
                            .collect(Collectors.joining(", ")));
        }
        form.set("aliases", Integer.toString(aliases.size()))
                .set("addresses", Integer.toString(addresses.size()))
                .set("offences", Integer.toString(offences.size()));
    }

    private String district(String code) {
        return districts
                .byCode(code)
                .map(district -> district.name(LocaleContextHolder.getLocale()))
                .orElse(code);
    }

    /** What is no day stays as it is written. */
    private static void day(String field, String written, Form form) {
        try {
            form.set(field, LocalDate.parse(written));
        } catch (DateTimeException unreadable) {
            form.set(field, written);
        }
    }
}

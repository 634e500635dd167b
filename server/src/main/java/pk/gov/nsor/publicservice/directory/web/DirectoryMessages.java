package pk.gov.nsor.publicservice.directory.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Gazetteer;
import pk.gov.nsor.foundation.reference.Province;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.directory.EntryDetails;
import pk.gov.nsor.publicservice.directory.WomenOnStaff;

/** What of an entry is worded in the reader's language. */
@Component
class DirectoryMessages {

    private final Accounts accounts;
    private final Gazetteer gazetteer;
    private final UiFormat uiFormat;

    DirectoryMessages(Accounts accounts, Gazetteer gazetteer, UiFormat uiFormat) {
        this.accounts = accounts;
        this.gazetteer = gazetteer;
        this.uiFormat = uiFormat;
    }

    /** The name in the reader's language, where it has one. */
    String name(EntryDetails what) {
        return isUrdu() && !what.nameUr().isEmpty() ? what.nameUr() : what.nameEn();
    }

    String kind(EntryDetails what) {
        return uiFormat.text(what.kind().messageKey());
    }

    String status(EntryDetails what) {
        return uiFormat.text(what.status().messageKey());
    }

    /** Those that are spoken there; empty where it is not known. */
    String languages(EntryDetails what) {
        return what.reach().languages().stream()
                .map(language -> uiFormat.text(language.messageKey()))
                .collect(Collectors.joining(uiFormat.text("shell.comma")));
    }

    /** Whether one can speak with a woman there; empty where it is not known. */
    String women(EntryDetails what) {
        WomenOnStaff women = what.reach().women();
        return women == null ? "" : uiFormat.text(women.messageKey());
    }

    /** How many it stands for. */
    String units(EntryDetails what) {
        return what.units() == 0 ? uiFormat.text("directory.units.unknown") : Integer.toString(what.units());
    }

    /** The places of one page, read once. */
    Areas areas(List<District> districts) {
        return new Areas(districts, gazetteer.provinces());
    }

    /** Who an account is; the file of facts where there is none. */
    String who(@Nullable UUID account) {
        return account == null
                ? uiFormat.text("directory.by.file")
                : accounts.find(account)
                        .map(Account::displayName)
                        .orElseGet(() -> uiFormat.text("directory.by.somebody"));
    }

    /** What differs from the version before, field by field, each by the key of its label. */
    Map<String, Difference> differences(EntryDetails before, EntryDetails after, Areas areas) {
        Map<String, String> old = fields(before, areas);
        Map<String, Difference> differences = new LinkedHashMap<>();
        fields(after, areas).forEach((key, text) -> {
            String was = old.getOrDefault(key, "");
            if (!was.equals(text)) {
                differences.put(key, new Difference(was, text));
            }
        });
        return differences;
    }

    /** A field before and after; each may be empty. */
    record Difference(String before, String after) {}

    private Map<String, String> fields(EntryDetails what, Areas areas) {
        Integer rank = what.helpRank();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("directory.form.kind", kind(what));
        fields.put("directory.form.status", status(what));
        fields.put("directory.form.units", units(what));
        fields.put("directory.form.status-note", what.statusNote());
        fields.put("directory.form.name-en", what.nameEn());
        fields.put("directory.form.name-ur", what.nameUr());
        fields.put("directory.form.operator", what.operator());
        fields.put("directory.form.area", areas.text(what.area()));
        fields.put("directory.form.place-en", what.placeEn());
        fields.put("directory.form.place-ur", what.placeUr());
        fields.put("directory.form.numbers", String.join("; ", what.numbers()));
        fields.put("directory.form.dialling", what.dialling());
        fields.put("directory.form.hours-en", what.hoursEn());
        fields.put("directory.form.hours-ur", what.hoursUr());
        fields.put("directory.form.way-en", what.reach().wayEn());
        fields.put("directory.form.way-ur", what.reach().wayUr());
        fields.put("directory.form.languages", languages(what));
        fields.put("directory.form.women", women(what));
        fields.put(
                "directory.form.published",
                uiFormat.text(what.reach().isPublished() ? "directory.on-page" : "directory.not-on-page"));
        fields.put("directory.form.source-title", what.sourceTitle());
        fields.put("directory.form.source-address", what.sourceAddress());
        fields.put("directory.form.source-published", what.sourcePublished());
        fields.put("directory.form.confidence", what.confidence());
        fields.put("directory.form.note", what.note());
        fields.put("directory.form.help-rank", rank == null ? "" : rank.toString());
        fields.put("directory.form.short-en", what.shortEn());
        fields.put("directory.form.short-ur", what.shortUr());
        return fields;
    }

    private static boolean isUrdu() {
        return LocaleContextHolder.getLocale().getLanguage().equals("ur");
    }

    /** Names of places in the reader's language. */
    final class Areas {
        private final Map<String, District> districts = new LinkedHashMap<>();
        private final Map<String, Province> provinces = new LinkedHashMap<>();

        private Areas(List<District> districts, List<Province> provinces) {
            districts.stream()
                    .sorted(Comparator.comparing(District::nameEn))
                    .forEach(district -> this.districts.put(district.code(), district));
            provinces.forEach(province -> this.provinces.put(province.code(), province));
        }

        String text(Jurisdiction area) {
            return switch (area) {
                case National _ -> uiFormat.text("directory.area.national");
                case OfProvince(String code) -> province(code);
                case OfDistrict(String code) -> district(code);
            };
        }

        String province(String code) {
            Province province = provinces.get(code);
            return province == null ? code : isUrdu() ? province.nameUr() : province.nameEn();
        }

        /** With its province. */
        String district(String code) {
            District district = districts.get(code);
            if (district == null) {
                return code;
            }
            return isUrdu()
                    ? district.nameUr() + uiFormat.text("shell.comma") + district.provinceUr()
                    : district.nameEn() + uiFormat.text("shell.comma") + district.provinceEn();
        }

        List<Province> provinces() {
            return List.copyOf(provinces.values());
        }

        List<District> districts() {
            return List.copyOf(districts.values());
        }
    }
}

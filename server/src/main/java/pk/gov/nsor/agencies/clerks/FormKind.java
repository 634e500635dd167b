package pk.gov.nsor.agencies.clerks;

import static pk.gov.nsor.agencies.clerks.FormField.Type.CHOICE;
import static pk.gov.nsor.agencies.clerks.FormField.Type.CNIC;
import static pk.gov.nsor.agencies.clerks.FormField.Type.DAY;
import static pk.gov.nsor.agencies.clerks.FormField.Type.DISTRICT;
import static pk.gov.nsor.agencies.clerks.FormField.Type.FLAG;
import static pk.gov.nsor.agencies.clerks.FormField.Type.NUMBER;
import static pk.gov.nsor.agencies.clerks.FormField.Type.PAST_DAY;
import static pk.gov.nsor.agencies.clerks.FormField.Type.STATION;
import static pk.gov.nsor.agencies.clerks.FormField.Type.TEXT;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import pk.gov.nsor.agencies.intake.MessageKind;
import pk.gov.nsor.foundation.access.Feed;

/** What a clerk can report, and which field of its form is which of the message, in the order of the page. */
public enum FormKind {
    JUDGMENT(
            MessageKind.CONVICTION,
            Set.of(Feed.COURT),
            "/court",
            new FormField("nameLatin", "/person/name/latin", TEXT),
            new FormField("nameUrdu", "/person/name/urdu", TEXT),
            new FormField("fatherLatin", "/person/fatherName/latin", TEXT),
            new FormField("fatherUrdu", "/person/fatherName/urdu", TEXT),
            new FormField("sex", "/person/sex", CHOICE),
            new FormField("bornOn", "/person/bornOn", PAST_DAY),
            new FormField("nationality", "/person/nationality", CHOICE),
            new FormField("cnic", "/person/cnic", CNIC),
            new FormField("caseNumber", "/caseNumber", TEXT),
            new FormField("offenceOn", "/conviction/offenceOn", PAST_DAY),
            new FormField("judgmentOn", "/conviction/judgmentOn", PAST_DAY),
            new FormField("victimAge", "/conviction/victim/age", CHOICE),
            new FormField("victimSex", "/conviction/victim/sex", CHOICE),
            new FormField("notForPublicRelease", "/conviction/notForPublicRelease", FLAG),
            new FormField("firNumber", "/fir/number", TEXT),
            new FormField("firDistrict", "/fir/district", DISTRICT),
            new FormField("station", "/fir/policeStation", STATION)),
    APPEAL(
            MessageKind.APPEAL_OUTCOME,
            Set.of(Feed.COURT),
            "/conviction/court",
            new FormField("caseNumber", "/conviction/caseNumber", TEXT),
            new FormField("cnic", "/cnic", CNIC),
            new FormField("appealCourt", "/court", TEXT),
            new FormField("appealNumber", "/caseNumber", TEXT),
            new FormField("filedOn", "/filedOn", PAST_DAY),
            new FormField("outcome", "/outcome", CHOICE),
            new FormField("decidedOn", "/decidedOn", PAST_DAY),
            new FormField("compromise", "/compromise", CHOICE),
            new FormField("punishment", "/sentence/punishment", CHOICE),
            new FormField("years", "/sentence/years", NUMBER),
            new FormField("months", "/sentence/months", NUMBER),
            new FormField("fineRupees", "/sentence/fineRupees", NUMBER)),
    CUSTODY(
            MessageKind.CUSTODY_EVENT,
            Set.of(Feed.PRISON),
            "/prison",
            new FormField("event", "/event", CHOICE),
            new FormField("cnic", "/cnic", CNIC),
            new FormField("on", "/on", PAST_DAY),
            new FormField("releaseReason", "/releaseReason", CHOICE),
            new FormField("court", "/conviction/court", TEXT),
            new FormField("caseNumber", "/conviction/caseNumber", TEXT)),
    PLANNED_RELEASE(
            MessageKind.PLANNED_RELEASE,
            Set.of(Feed.PRISON),
            "/prison",
            new FormField("notice", "/notice", CHOICE),
            new FormField("cnic", "/cnic", CNIC),
            new FormField("on", "/on", DAY),
            new FormField("district", "/district", DISTRICT),
            new FormField("address", "/address", TEXT)),
    DEATH(
            MessageKind.DEATH,
            Set.of(Feed.COURT, Feed.PRISON),
            "",
            new FormField("cnic", "/cnic", CNIC),
            new FormField("nameLatin", "/name/latin", TEXT),
            new FormField("nameUrdu", "/name/urdu", TEXT),
            new FormField("diedOn", "/diedOn", PAST_DAY),
            new FormField("source", "/source", CHOICE));

    private final MessageKind message;
    private final Set<Feed> feeds;
    private final String own;
    private final List<FormField> fields;

    FormKind(MessageKind message, Set<Feed> feeds, String own, FormField... fields) {
        this.message = message;
        this.feeds = feeds;
        this.own = own;
        this.fields = List.of(fields);
    }

    public MessageKind message() {
        return message;
    }

    /** Whether offices of the feed report it. */
    public boolean isOf(Feed feed) {
        return feeds.contains(feed);
    }

    /** Where the message names the office itself, which is not asked; empty where it does not. */
    String own() {
        return own;
    }

    List<FormField> fields() {
        return fields;
    }

    /** The parts of the message that are never left out. */
    List<String> parts() {
        return switch (this) {
            case JUDGMENT -> List.of("/fir", "/person/name", "/conviction/victim");
            case APPEAL -> List.of("/conviction");
            case DEATH -> List.of("/name");
            case CUSTODY, PLANNED_RELEASE -> List.of();
        };
    }

    /** As addresses have it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FormKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** The form of a kind of message; empty for a withdrawal, which has a page of its own. */
    public static Optional<FormKind> of(MessageKind message) {
        return Arrays.stream(values()).filter(kind -> kind.message == message).findFirst();
    }
}

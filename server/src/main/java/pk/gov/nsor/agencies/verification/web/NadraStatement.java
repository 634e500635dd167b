package pk.gov.nsor.agencies.verification.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.verification.IdentityComparison;
import pk.gov.nsor.agencies.verification.IdentityComparison.Likeness;
import pk.gov.nsor.agencies.verification.Question;
import pk.gov.nsor.agencies.verification.Verifications;
import pk.gov.nsor.agencies.verification.nadra.StatedIdentity;
import pk.gov.nsor.agencies.verification.nadra.StatedIdentity.Relation;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.foundation.shell.Compared;
import pk.gov.nsor.foundation.shell.Compared.Mark;
import pk.gov.nsor.foundation.shell.Compared.Value;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.matching.spelling.NameKeys;
import pk.gov.nsor.record.matching.spelling.NameWord;
import pk.gov.nsor.record.register.ComparedIdentity;
import pk.gov.nsor.record.register.Examination.Detail;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.StatedElsewhere;

/** NADRA's answer beside the record, on the page on which somebody confirms the CNIC. */
@Component
class NadraStatement implements StatedElsewhere {

    private final Verifications verifications;
    private final UiFormat uiFormat;

    NadraStatement(Verifications verifications, UiFormat uiFormat) {
        this.verifications = verifications;
        this.uiFormat = uiFormat;
    }

    @Override
    public Optional<Statement> of(Person person) {
        return verifications.of(person.id()).stream()
                .filter(Question::isForPeople)
                .findFirst()
                .map(question -> new Statement(
                        key("nadra.said.", question.state()),
                        uiFormat.moment(
                                Objects.requireNonNull(question.answeredAt()).toInstant()),
                        question.held() == null ? "" : key("nadra.held.", question.held()),
                        verifications
                                .stated(question)
                                .map(stated -> lines(person.identity(), stated))
                                .orElse(List.of())));
    }

    @Override
    public String version(PersonId person) {
        return verifications.version(person);
    }

    static String key(String prefix, Enum<?> constant) {
        return prefix + constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<Compared> lines(Identity known, StatedIdentity stated) {
        IdentityComparison comparison = IdentityComparison.of(stated, known);
        List<Compared> lines = new ArrayList<>();
        lines.add(line(
                "register.name",
                ComparedIdentity.values(known.name()),
                names(stated.name(), known.name(), ""),
                comparison.of(Detail.NAME)));
        String whose = stated.relation() == Relation.FATHER || stated.father() == null
                ? ""
                : uiFormat.text(stated.relation() == Relation.HUSBAND ? "nadra.husband" : "nadra.relation-unsaid");
        lines.add(line(
                "register.father",
                ComparedIdentity.values(known.fatherName()),
                names(stated.father(), known.fatherName(), whose),
                comparison.of(Detail.FATHER_NAME)));
        lines.add(
                line("register.born-on", day(known.bornOn()), day(stated.bornOn()), comparison.of(Detail.BIRTH_DATE)));
        lines.add(line("register.sex", sex(known.sex()), sex(stated.sex()), comparison.of(Detail.SEX)));
        String card = stated.card() == null
                ? uiFormat.text("nadra.card.unsaid")
                : uiFormat.text(key("nadra.card.", stated.card()));
        lines.add(new Compared(uiFormat.text("nadra.card"), List.of(), List.of(Value.said(card)), Mark.NONE));
        return lines;
    }

    private Compared line(String label, List<Value> known, List<Value> stated, Likeness likeness) {
        Mark both = switch (likeness) {
            case ALIKE -> Mark.AGREES;
            case OTHER_SCRIPT -> Mark.OTHER_SCRIPT;
            case DIFFERS, NOT_STATED, NOT_ON_RECORD -> Mark.DIFFERS;
        };
        return Compared.of(uiFormat.text(label), known, stated, both);
    }

    /** With a note where the two are not in one script and sound alike, which helps whoever compares and decides nothing. */
    private List<Value> names(@Nullable PersonName stated, @Nullable PersonName known, String note) {
        String said = note.isEmpty() && stated != null && known != null && soundsAlike(stated, known)
                ? uiFormat.text("nadra.sounds-alike")
                : note;
        return ComparedIdentity.values(stated).stream()
                .map(value -> Value.typed(value.text(), said))
                .toList();
    }

    static boolean soundsAlike(PersonName one, PersonName other) {
        boolean isOneScript =
                (one.latin() != null && other.latin() != null) || (one.urdu() != null && other.urdu() != null);
        List<NameWord> ones = NameKeys.words(one.any());
        List<NameWord> others = NameKeys.words(other.any());
        return !isOneScript
                && ones.size() == others.size()
                && ones.stream().allMatch(word -> others.stream().anyMatch(word::soundsLike));
    }

    private List<Value> day(@Nullable LocalDate day) {
        return day == null ? List.of() : List.of(Value.said(uiFormat.day(day)));
    }

    private List<Value> sex(@Nullable Sex sex) {
        return sex == null
                ? List.of()
                : List.of(Value.said(
                        uiFormat.text("registration.sex." + sex.name().toLowerCase(Locale.ROOT))));
    }
}

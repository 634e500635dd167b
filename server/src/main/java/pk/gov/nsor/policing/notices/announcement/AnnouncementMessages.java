package pk.gov.nsor.policing.notices.announcement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.sms.Answers;
import pk.gov.nsor.foundation.sms.Question;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.policing.notices.Announcements;
import pk.gov.nsor.policing.notices.ShortForm;
import pk.gov.nsor.policing.notices.review.Deadlines;
import pk.gov.nsor.policing.supervision.Phones;
import pk.gov.nsor.policing.supervision.Phones.Owner;
import pk.gov.nsor.record.registration.Standings;

/**
 * Takes announcements that come to the neutral sender. A number that is nobody's gets silence, and nothing is kept. One that
 * several people have gets the same line whoever texts, and nothing is opened: which of them it was cannot be known, and
 * asking would name somebody. After some texts a day there is silence.
 */
@Component
@Order(100)
class AnnouncementMessages implements QuestionHandler {

    static final int MOST_A_DAY = 10;

    private final JdbcClient jdbc;
    private final Phones phones;
    private final Announcements announcements;
    private final Standings standings;
    private final Deadlines deadlines;
    private final MessageSource messages;
    private final Clock clock;

    AnnouncementMessages(
            JdbcClient jdbc,
            Phones phones,
            Announcements announcements,
            Standings standings,
            Deadlines deadlines,
            MessageSource messages,
            Clock clock) {
        this.jdbc = jdbc;
        this.phones = phones;
        this.announcements = announcements;
        this.standings = standings;
        this.deadlines = deadlines;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public SmscLink line() {
        return SmscLink.NEUTRAL;
    }

    @Override
    public boolean takes(Question question) {
        return ShortForm.read(question.text()).isPresent();
    }

    @Override
    public void answer(List<Question> batch, Answers answers) {
        Map<Question, List<Owner>> owners = phones.owners(batch);
        // In one order, since several batches lock people at once.
        batch.stream()
                .map(question -> new Texted(question, owners.getOrDefault(question, List.of())))
                .filter(texted -> !texted.owners().isEmpty())
                .sorted(Comparator.comparing(
                        texted -> texted.owners().getFirst().person().value()))
                .forEach(texted -> reply(texted.question(), texted.owners())
                        .ifPresent(text -> answers.answerAndForget(texted.question(), text)));
    }

    private record Texted(Question question, List<Owner> owners) {}

    private Optional<String> reply(Question question, List<Owner> owners) {
        Owner owner = owners.getFirst();
        LocalDate today = LocalDate.now(clock);
        if (countToday(owner.person(), today) > MOST_A_DAY) {
            return Optional.empty();
        }
        if (owners.size() > 1) {
            return Optional.of(text(owner.language(), "notices.text.come"));
        }
        ShortForm told = ShortForm.read(question.text()).orElseThrow();
        if (told.about() == null) {
            return Optional.of(text(owner.language(), "notices.text.help"));
        }
        return standings
                .of(owner.person())
                .filter(standing -> standing.isOnRegister(today))
                .map(standing -> receipt(owner, told));
    }

    private String receipt(Owner owner, ShortForm told) {
        Announcement taken = announcements.take(owner.person(), told);
        return text(
                owner.language(),
                "notices.text.receipt",
                taken.receiptNumber(),
                day(owner.language(), deadlines.comeBy(taken.announcedOn())));
    }

    /** Of a family's telephone the first person counts, always the same one. */
    private int countToday(PersonId person, LocalDate today) {
        return jdbc.sql("""
                        insert into notices.announcing as a (person_id, on_day, texts) values (?, ?, 1)
                        on conflict (person_id) do update
                        set texts = case when a.on_day = excluded.on_day then a.texts + 1 else 1 end,
                            on_day = excluded.on_day
                        returning texts
                        """).params(person.value(), today).query(Integer.class).single();
    }

    private static String day(TextLanguage language, LocalDate day) {
        return switch (language) {
            case URDU ->
                DateTimeFormatter.ofPattern("d MMMM uuuu", language.locale()).format(day);
            case ROMAN_URDU, ENGLISH ->
                DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).format(day);
        };
    }

    private String text(TextLanguage language, String key, Object... values) {
        return messages.getMessage(key, values, language.locale());
    }
}

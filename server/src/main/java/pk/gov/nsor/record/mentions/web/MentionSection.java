package pk.gov.nsor.record.mentions.web;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.mentions.Placement;
import pk.gov.nsor.record.mentions.Placements;
import pk.gov.nsor.record.registration.AccessGrounds;
import pk.gov.nsor.record.registration.RecordSection;

/** The section of a record with whom writers of notes have said to be who. */
@Component
class MentionSection implements RecordSection {

    private static final int ORDER = 25;

    private final Placements placements;
    private final AccessGrounds grounds;
    private final Accounts accounts;
    private final UiFormat uiFormat;

    MentionSection(Placements placements, AccessGrounds grounds, Accounts accounts, UiFormat uiFormat) {
        this.placements = placements;
        this.grounds = grounds;
        this.accounts = accounts;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String anchor() {
        return "mentions";
    }

    @Override
    public String titleKey() {
        return "mention.title";
    }

    @Override
    public String template() {
        return "mentions/record-section";
    }

    /** @param said by whom, and when, in words */
    record Row(UUID id, String text, String whoKey, String said) {}

    /** @param reads whether the reader is one of those who write notes; nothing else is there otherwise */
    record View(PersonId person, boolean reads, List<Row> rows) {}

    @Override
    public Object contentFor(PersonId person, SignedIn reader) {
        boolean reads = grounds.of(reader, person).stream().anyMatch(AccessGround::isOwn);
        return new View(
                person,
                reads,
                reads ? placements.of(person).stream().map(this::row).toList() : List.of());
    }

    private Row row(Placement placed) {
        String writer =
                accounts.find(placed.recordedBy()).map(Account::displayName).orElse("");
        return new Row(
                placed.id(),
                placed.text(),
                NoteMentions.key(placed.who()),
                uiFormat.text("mention.said", writer, uiFormat.moment(placed.recordedAt())));
    }
}

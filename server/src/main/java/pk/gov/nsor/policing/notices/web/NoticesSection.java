package pk.gov.nsor.policing.notices.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.notices.Announcements;
import pk.gov.nsor.policing.notices.Drafts;
import pk.gov.nsor.policing.notices.Notice;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.policing.notices.announcement.Announcement;
import pk.gov.nsor.policing.notices.task.Task;
import pk.gov.nsor.policing.notices.task.Tasks;
import pk.gov.nsor.policing.supervision.CaseAccess;
import pk.gov.nsor.policing.supervision.Stations;
import pk.gov.nsor.record.register.FormerName;
import pk.gov.nsor.record.register.Names;
import pk.gov.nsor.record.registration.RecordSection;

/** What a record says of notices and journeys. */
@Component
class NoticesSection implements RecordSection {

    private static final int DECIDED = 10;

    private final Notices notices;
    private final Announcements announcements;
    private final Tasks tasks;
    private final Drafts drafts;
    private final Names names;
    private final NoticeMessages wording;
    private final CaseAccess access;
    private final Stations stations;

    NoticesSection(
            Notices notices,
            Announcements announcements,
            Tasks tasks,
            Drafts drafts,
            Names names,
            NoticeMessages wording,
            CaseAccess access,
            Stations stations) {
        this.notices = notices;
        this.announcements = announcements;
        this.tasks = tasks;
        this.drafts = drafts;
        this.names = names;
        this.wording = wording;
        this.access = access;
        this.stations = stations;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String anchor() {
        return "notices";
    }

    @Override
    public String titleKey() {
        return "notices.section";
    }

    @Override
    public String template() {
        return "notices/record";
    }

    /** A notice in words. */
    record Told(Notice notice, String kind, String late) {}

    /** A notice that the reader has begun. */
    record Begun(UUID id, String kind, OffsetDateTime savedAt) {}

    /**
     * What the section shows.
     *
     * @param works whether the case is the reader's
     * @param takes whether the reader may take a notice
     */
    record View(
            PersonId person,
            List<Announcement> announced,
            List<Told> open,
            List<Told> decided,
            List<Task> tasks,
            List<Begun> begun,
            List<FormerName> formerNames,
            boolean works,
            boolean takes) {}

    @Override
    public Object contentFor(PersonId person, SignedIn reader) {
        List<Notice> all = notices.of(person);
        boolean works = access.mayWork(reader, person);
        boolean isOfficer = reader.has(Role.SUPERVISING_OFFICER) || reader.has(Role.DISTRICT_SUPERVISOR);
        return new View(
                person,
                announcements.open(person),
                all.stream()
                        .filter(notice -> notice.state().isOpen())
                        .map(this::told)
                        .toList(),
                all.stream()
                        .filter(notice -> !notice.state().isOpen())
                        .limit(DECIDED)
                        .map(this::told)
                        .toList(),
                tasks.of(person).stream().filter(task -> task.outcome() == null).toList(),
                works && isOfficer
                        ? drafts.of(person, reader.accountId()).stream()
                                .map(this::begun)
                                .toList()
                        : List.of(),
                names.of(person),
                works && !reader.has(Role.REGISTRAR),
                works && isOfficer && stations.of(person).isPresent());
    }

    private Begun begun(Drafts.Draft draft) {
        return new Begun(draft.id(), wording.kind(NoticeMessages.reader(), DraftForms.kindOf(draft)), draft.savedAt());
    }

    private Told told(Notice notice) {
        Locale locale = NoticeMessages.reader();
        return new Told(notice, wording.kind(locale, notice.kind()), wording.lateness(locale, notice.lateness()));
    }
}

package pk.gov.nsor.foundation.shell.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordView;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.NavigationEntry;

/**
 * What the layout shows around a page.
 *
 * @param reader null where nobody is signed in
 * @param here the page's own path and query, to come back to
 * @param purpose why the reader views the page
 * @param look the view of a record; null on pages that are about no record
 */
public record PageLayoutModel(
        @Nullable SignedIn reader,
        Locale locale,
        String here,
        List<Line> navigation,
        boolean searches,
        Purpose purpose,
        @Nullable RecordView look) {

    /** A line of the navigation, and whether the page belongs to it. */
    public record Line(NavigationEntry entry, boolean current) {}

    /** The page's entry of the navigation, where the page is not that entry's own; none on the way home. */
    public List<NavigationEntry> way() {
        return navigation.stream()
                .filter(Line::current)
                .map(Line::entry)
                .filter(entry -> !entry.path().equals("/") && !here.split("\\?", 2)[0].equals(entry.path()))
                .toList();
    }

    public String language() {
        return locale.getLanguage();
    }

    public String direction() {
        return direction(language());
    }

    public String otherLanguage() {
        return "ur".equals(language()) ? "en" : "ur";
    }

    public String otherDirection() {
        return direction(otherLanguage());
    }

    /** For what is not about one record. */
    public List<Purpose> purposes() {
        return Purpose.general();
    }

    public boolean showsPurpose() {
        return searches || (reader != null && reader.isPolice());
    }

    /**
     * Whether the view's purpose is one that the reader could choose; with emergency access the reader has stated the
     * reason already.
     */
    public boolean mayChangePurpose() {
        return look != null && look.link() != AccessGround.EMERGENCY_ACCESS_TAKEN;
    }

    /** Whether the page is the choice of a purpose itself, for which there is none yet. */
    public boolean choosesPurpose() {
        return look != null && here.startsWith(purposePath());
    }

    /** The choice of a purpose for the record that is being viewed. */
    public String purposePath() {
        return look == null ? "/" : "/people/" + look.record() + "/purpose";
    }

    /** Whether the menu leads to the accounts; an administrator's navigation does. */
    public boolean leadsToAccounts() {
        return reader != null && reader.has(Role.NATIONAL_SUPERVISOR);
    }

    /** Whether the menu leads to the access alerts; the navigation of other supervisors does. */
    public boolean leadsToFindings() {
        return reader != null && reader.has(Role.NATIONAL_SUPERVISOR);
    }

    /** Whether the menu leads to the trail; the navigation of other supervisors and of auditors does. */
    public boolean leadsToTrail() {
        return leadsToFindings();
    }

    /** Whether the menu leads to certificates, and to what people ask about records. */
    public boolean leadsToCounter() {
        return reader != null && (reader.has(Role.REGISTRAR) || reader.has(Role.NATIONAL_SUPERVISOR));
    }

    /** Whether the menu leads to requests for disclosure; the navigation of officers who ask and of prosecutors does. */
    public boolean leadsToDisclosure() {
        return reader != null
                && (reader.has(Role.NATIONAL_SUPERVISOR)
                        || reader.has(Role.PROVINCIAL_SUPERVISOR)
                        || reader.has(Role.DISTRICT_SUPERVISOR));
    }

    /** Whether the menu leads to how long data is kept; the navigation of auditors does. */
    public boolean leadsToRetention() {
        return reader != null && (reader.has(Role.REGISTRAR) || reader.has(Role.NATIONAL_SUPERVISOR));
    }

    /** For a form's hidden {@code submissionId}. */
    public String newSubmissionId() {
        return UUID.randomUUID().toString();
    }

    private static String direction(String language) {
        return "ur".equals(language) ? "rtl" : "ltr";
    }
}

package pk.gov.nsor.foundation.shell.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordView;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;

/**
 * What the layout shows around a page.
 *
 * @param reader null where nobody is signed in
 * @param here the page's own path and query, to come back to; home where a page about an error must not repeat them
 * @param purpose why the reader views the page
 * @param look the view of a record; null on pages that are about no record
 * @param help the path of the help about the page; null where there is none
 */
public record PageLayoutModel(
        @Nullable SignedIn reader,
        Locale locale,
        String here,
        List<Group> navigation,
        boolean searches,
        Purpose purpose,
        @Nullable RecordView look,
        @Nullable String help) {

    /** A part of the navigation. */
    public record Group(NavigationGroup group, List<Line> lines) {

        public Group {
            lines = List.copyOf(lines);
        }

        public boolean hasHeading() {
            return group != NavigationGroup.HOME;
        }
    }

    /**
     * A line of the navigation.
     *
     * @param current whether the page belongs to it
     * @param waiting how much waits there; 0 where nothing does, or nothing is counted
     */
    public record Line(NavigationEntry entry, boolean current, long waiting) {}

    /** The page's entry of the navigation, where the page is not that entry's own; none on the way home. */
    public List<NavigationEntry> way() {
        return navigation.stream()
                .flatMap(group -> group.lines().stream())
                .filter(Line::current)
                .map(Line::entry)
                .filter(entry -> !entry.path().equals("/") && !here.split("\\?", 2)[0].equals(entry.path()))
                .toList();
    }

    /** How much waits, all entries together. */
    public long waiting() {
        return navigation.stream()
                .flatMap(group -> group.lines().stream())
                .mapToLong(Line::waiting)
                .sum();
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

    /** For a form's hidden {@code submissionId}. */
    public String newSubmissionId() {
        return UUID.randomUUID().toString();
    }

    private static String direction(String language) {
        return "ur".equals(language) ? "rtl" : "ltr";
    }
}

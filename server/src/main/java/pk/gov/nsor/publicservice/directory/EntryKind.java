package pk.gov.nsor.publicservice.directory;

import java.util.Locale;

/** What an entry is about. The names are stored: one, once used, keeps its meaning. */
public enum EntryKind {
    /** Anti-Rape Crisis Cell, section 4 of the Act. */
    CRISIS_CELL(32, 24, false),
    HELPLINE(20, 16, true),
    /** Free legal advice or an advocate without a fee. */
    LEGAL_AID(20, 16, true),
    /** Independent support adviser, section 11 of the Act: stays with a survivor through the proceedings. */
    SUPPORT_ADVISER(0, 0, true),
    PSYCHOLOGIST(0, 0, true),
    /** A place to stay. Where it is, the directory does not say. */
    SHELTER(0, 0, true),
    /** A unit or station of the police for women, children or cyber crime. */
    POLICE_UNIT(0, 0, true),
    /** Court designated under section 3 of the Act. */
    SPECIAL_COURT(0, 0, false),
    /** Gender-based violence court. */
    GBV_COURT(0, 0, false),
    /** Special prosecutor, section 6 of the Act. */
    SPECIAL_PROSECUTOR(0, 0, false),
    /** Special Sexual Offences Investigation Unit, section 9 of the Act. */
    SSOIU(0, 0, false);

    private final int longestShortLatin;
    private final int longestShortUrdu;
    private final boolean needsNumber;

    EntryKind(int longestShortLatin, int longestShortUrdu, boolean needsNumber) {
        this.longestShortLatin = longestShortLatin;
        this.longestShortUrdu = longestShortUrdu;
        this.needsNumber = needsNumber;
    }

    /** Whether the answer to HELP may list an entry of this kind. */
    public boolean isForHelp() {
        return longestShortLatin > 0;
    }

    /** The most characters of the name in an answer, so that all of it fits one part of GSM 03.38. */
    public int longestShortLatin() {
        return longestShortLatin;
    }

    /** The most characters of the Urdu name in an answer, so that all of it fits two parts of UCS-2. */
    public int longestShortUrdu() {
        return longestShortUrdu;
    }

    /** Whether it is of no use to the public without a number. */
    public boolean needsNumber() {
        return needsNumber;
    }

    /** As it stands in an address. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String messageKey() {
        return "directory.kind." + name().toLowerCase(Locale.ROOT);
    }
}

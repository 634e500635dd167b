package pk.gov.nsor.directory;

import org.jspecify.annotations.Nullable;

/**
 * Where help is for somebody at a place. The police's 15 goes without saying.
 *
 * @param crisisCell the nearest open one, null where the place is not known or none is open
 * @param helpline the one that suits the place best, null where none is open
 * @param legalAid free legal help, null where there is none
 */
public record Nearby(
        @Nullable Entry crisisCell,
        @Nullable Entry helpline,
        @Nullable Entry legalAid) {}

package pk.gov.nsor.foundation.requirement;

/** A schedule of the Anti-Rape (Investigation and Trial) Act 2021; its offences are the scheduled ones. */
public enum Schedule {
    I,
    II
}

package pk.gov.nsor.record.conviction.merged;

import pk.gov.nsor.record.conviction.ConvictionId;

/**
 * One judgment that stands on two records of one person, and counts once.
 *
 * @param part as it stands on the record that is joined, where it is set aside
 * @param leading as it stands on the leading record
 */
public record SameJudgment(ConvictionId part, ConvictionId leading) {}

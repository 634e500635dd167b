/** What a campaign to followers costs those who ask. */
@NullMarked
package pk.gov.nsor.benchmark.campaigns;

import org.jspecify.annotations.NullMarked;

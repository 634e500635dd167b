/** Questions by keyword: how a text is read, and who answers it. */
@NullMarked
package pk.gov.nsor.publicservice.enquiry.internal.keyword;

import org.jspecify.annotations.NullMarked;

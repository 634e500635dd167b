@NullMarked
package pk.gov.nsor.record.mentions.web;

import org.jspecify.annotations.NullMarked;

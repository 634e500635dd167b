/**
 * What the dashboards show. Each module adds the figures of its own lists through {@link
 * pk.gov.nsor.foundation.shell.dashboard.PlaceFigures} and {@link pk.gov.nsor.foundation.shell.dashboard.ReaderFigures}.
 */
@NullMarked
@NamedInterface("dashboard")
package pk.gov.nsor.foundation.shell.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

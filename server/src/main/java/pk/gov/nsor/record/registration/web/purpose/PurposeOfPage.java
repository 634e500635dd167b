package pk.gov.nsor.record.registration.web.purpose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordPurposes;

/** What a page of a record is usually opened for. */
public final class PurposeOfPage {

    private static final Pattern TASK = Pattern.compile("[?&]" + RecordPurposes.TASK + "=([A-Z_]+)(&|$)");

    private static final Map<Pattern, Purpose> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put(Pattern.compile("/(identity|cnic|lookups)(/.*)?"), Purpose.IDENTITY_CONFIRMATION);
        PAGES.put(Pattern.compile("/correction(/.*)?|/legal/.*/(correction|withdrawal)"), Purpose.CORRECTION);
        PAGES.put(Pattern.compile("/(legal|convictions)(/.*)?"), Purpose.COURT_RECORD);
        PAGES.put(Pattern.compile("/(why|what-if)(/.*)?"), Purpose.DATA_QUALITY);
        PAGES.put(Pattern.compile("/(notices|announcements)(/.*)?"), Purpose.NOTICE);
        PAGES.put(Pattern.compile("/tasks(/.*)?"), Purpose.TASK);
        PAGES.put(Pattern.compile("/breaches(/.*)?"), Purpose.BREACH);
        PAGES.put(Pattern.compile("/(appearances|visits|risk|knowledge|phone)(/.*)?"), Purpose.SUPERVISION);
    }

    private PurposeOfPage() {}

    /** The page without the task that its link named: what somebody chose counts. */
    public static String withoutTask(String page) {
        return TASK.matcher(page)
                .replaceFirst(
                        task -> task.group().startsWith("?") && task.group(2).equals("&") ? "?" : task.group(2));
    }

    /** @param page its path with the query; null where nothing is usual */
    public static @Nullable Purpose of(String page) {
        var task = TASK.matcher(page);
        if (task.find()) {
            for (Purpose purpose : Purpose.values()) {
                if (purpose.name().equals(task.group(1))) {
                    return purpose;
                }
            }
        }
        String path = page.replaceFirst("\\?.*", "").replaceFirst("^/people/[^/]+", "");
        return PAGES.entrySet().stream()
                .filter(usual -> usual.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}

package pk.gov.nsor.foundation.screening.mention;

import java.util.ArrayList;
import java.util.List;
import pk.gov.nsor.foundation.screening.TextWord;
import pk.gov.nsor.foundation.screening.TextWord.Kind;
import pk.gov.nsor.foundation.screening.mention.Mention.Said;
import pk.gov.nsor.foundation.screening.mention.MentionWords.Sort;

/**
 * Finds addresses, schools and workplaces that have a number or a name of their own. The name of a district alone, and the names of
 * courts, prisons and police stations, say nothing of anybody.
 */
final class PlacesInText {

    private static final int LONGEST_NAME = 3;
    private static final String WITHIN = ",،-/#.";

    private final String text;
    private final List<TextWord> words;
    private final boolean[] taken;

    /** @param taken words that something was found in; those of places are added */
    PlacesInText(String text, List<TextWord> words, boolean[] taken) {
        this.text = text;
        this.words = words;
        this.taken = taken;
    }

    List<Mention> find() {
        List<Mention> found = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            skipPublic(at);
        }
        for (int at = 0; at < words.size(); at++) {
            if (!taken[at] && (is(Sort.INSTITUTION, at) || is(Sort.STREET, at) || is(Sort.AREA, at))) {
                Span span = is(Sort.INSTITUTION, at) ? institution(at) : address(at);
                if (span.isNamed) {
                    found.add(span.mention(is(Sort.INSTITUTION, at) ? Mention.Kind.INSTITUTION : Mention.Kind.ADDRESS));
                }
            }
        }
        return found;
    }

    /** The name beside an office is the office's: thana Saddar, Adiala Jail. */
    private void skipPublic(int at) {
        int length = MentionWords.match(Sort.PUBLIC, words, at);
        if (length > 0) {
            int next = at + length;
            for (int name = 0; name < LONGEST_NAME && isInside(next, at) && isNameOfPublic(next, name == 0); name++) {
                taken[next] = true;
                next++;
            }
        }
        if (is(Sort.PUBLIC_AFTER, at)) {
            boolean isCapital = words.get(at).isCapital();
            for (int before = at - 1; before >= Math.max(0, at - LONGEST_NAME); before--) {
                TextWord word = words.get(before);
                boolean isItsName = word.kind() == Kind.PLACE
                        || (word.isLatin() && isCapital && word.isCapital())
                        || (word.kind() == Kind.UNKNOWN && !word.isLatin() && before == at - 1);
                if (!isInside(before, at) || !isItsName) {
                    break;
                }
                taken[before] = true;
            }
        }
    }

    /** People are named right behind it, too: a second name is the office's only before a word such as colony. */
    private boolean isNameOfPublic(int at, boolean isFirst) {
        return (isProper(at) && (isFirst || (isInside(at + 1, at) && is(Sort.AREA, at + 1))))
                || words.get(at).kind() == Kind.PLACE
                || (words.get(at).isCapital() && words.get(at).kind() == Kind.USUAL && !is(Sort.OFFICE, at));
    }

    private Span address(int at) {
        Span span = new Span(at, at + Math.max(length(Sort.STREET, at), length(Sort.AREA, at)));
        if (is(Sort.AREA, at)) {
            span.takeBefore(words.get(at).isCapital());
        }
        int names = is(Sort.STREET, at) ? 0 : LONGEST_NAME;
        while (isInside(span.end, at) && !taken[span.end]) {
            int next = span.end;
            TextWord word = words.get(next);
            int street = Math.max(length(Sort.STREET, next), length(Sort.AREA, next));
            if (street > 0) {
                span.end += street;
                names = length(Sort.STREET, next) > 0 ? 0 : LONGEST_NAME;
            } else if (word.kind() == Kind.NUMBER) {
                span.isNamed = true;
                span.end++;
                names = 0;
            } else if (word.word().matches("no|number|num|nambar|نمبر|[a-z]")
                    || (word.kind() == Kind.MARK && WITHIN.contains(word.text()) && goesOn(next + 1, at))) {
                span.end++;
            } else if (names < LONGEST_NAME && isNameOfPlace(next, at)) {
                span.isNamed |= word.kind() != Kind.PLACE;
                span.end++;
                names++;
            } else {
                break;
            }
        }
        return span;
    }

    /** Whether the address goes on after a mark. */
    private boolean goesOn(int at, int first) {
        if (!isInside(at, first) || taken[at]) {
            return false;
        }
        boolean isName = words.get(at).kind() == Kind.PLACE
                || (isProper(at) && isInside(at + 1, first) && is(Sort.AREA, at + 1));
        return words.get(at).kind() == Kind.NUMBER
                || is(Sort.STREET, at)
                || isName
                || (words.get(at).isCapital() && isInside(at + 1, first) && is(Sort.AREA, at + 1));
    }

    private boolean isNameOfPlace(int at, int first) {
        TextWord word = words.get(at);
        boolean isCapitalName =
                word.isCapital() && word.kind() == Kind.USUAL && !is(Sort.OFFICE, at) && !is(Sort.ANY, at);
        boolean isBeforeName = word.kind() == Kind.USUAL
                && !word.isLatin()
                && isInside(at + 1, first)
                && words.get(at + 1).kind() == Kind.UNKNOWN
                && !is(Sort.LINK, at);
        return isProper(at) || word.kind() == Kind.PLACE || isCapitalName || isBeforeName;
    }

    private Span institution(int at) {
        Span span = new Span(at, at + length(Sort.INSTITUTION, at));
        span.takeBefore(words.get(at).isCapital());
        boolean isAny =
                span.begin > 0 && span.begin == at && is(Sort.ANY, span.begin - 1) && isInside(span.begin - 1, at);
        while (isInside(span.end, at) && !taken[span.end]) {
            TextWord word = words.get(span.end);
            boolean isNumber = word.kind() == Kind.NUMBER && !isMeasure(span.end + 1);
            if (isNumber && !isAny) {
                span.isNamed = true;
            } else if (word.kind() == Kind.PLACE || is(Sort.INSTITUTION, span.end)) {
                span.isNamed |= span.begin < at && word.kind() == Kind.PLACE;
            } else if (word.isLatin()
                    && word.isCapital()
                    && isProper(span.end)
                    && words.get(at).isCapital()) {
                span.isNamed = true;
            } else if (!(word.word().equals("no") || word.word().equals("نمبر"))) {
                break;
            }
            span.end++;
        }
        return span;
    }

    private boolean isMeasure(int at) {
        return at < words.size()
                && words.get(at)
                        .word()
                        .matches(
                                "m|km|met(?:re|er)s?|times|days?|hours?|months?|baje|bajay|din|dafa|میٹر|کلومیٹر|بجے|دن|بار");
    }

    private boolean isProper(int at) {
        Kind kind = words.get(at).kind();
        return kind == Kind.NAME || kind == Kind.UNKNOWN || kind == Kind.PART;
    }

    private boolean is(Sort sort, int at) {
        return MentionWords.is(sort, words, at);
    }

    private int length(Sort sort, int at) {
        return MentionWords.match(sort, words, at);
    }

    private boolean isInside(int at, int first) {
        return at >= 0
                && at < words.size()
                && words.get(at).sentence() == words.get(first).sentence();
    }

    /** A part of the text that grows. */
    private final class Span {

        private final int first;
        private int begin;
        private int end;
        private boolean isNamed;

        Span(int begin, int end) {
            this.first = begin;
            this.begin = begin;
            this.end = end;
        }

        /** The name before: Model Town, Karim Rice Mills, گورنمنٹ گرلز ہائی سکول. */
        void takeBefore(boolean isCapital) {
            int names = 0;
            while (names < LONGEST_NAME && isInside(begin - 1, first) && !taken[begin - 1]) {
                int before = begin - 1;
                TextWord word = words.get(before);
                boolean isFirst = !isInside(before - 1, first);
                boolean isName = isProper(before)
                        || (isCapital
                                && word.isCapital()
                                && !(isFirst && isNamed)
                                && word.kind() == Kind.USUAL
                                && !is(Sort.ANY, before));
                boolean isOfOthers = MentionWords.endsAt(Sort.OFFICE, words, before);
                if (is(Sort.SORT_OF, before)) {
                    begin--;
                } else if (isName && !isOfOthers) {
                    isNamed = true;
                    names++;
                    begin--;
                } else if (word.kind() == Kind.PLACE) {
                    names++;
                    begin--;
                } else {
                    break;
                }
            }
        }

        Mention mention(Mention.Kind kind) {
            while (words.get(end - 1).kind() == Kind.MARK) {
                end--;
            }
            for (int at = begin; at < end; at++) {
                taken[at] = true;
            }
            int from = words.get(begin).begin();
            int to = words.get(end - 1).end();
            return new Mention(from, to, kind, text.substring(from, to), Said.NOTHING);
        }
    }
}

package pk.gov.nsor.foundation.screening.mention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import pk.gov.nsor.foundation.screening.Finding;
import pk.gov.nsor.foundation.screening.SurvivorScreen;
import pk.gov.nsor.foundation.screening.TextWord;
import pk.gov.nsor.foundation.screening.TextWord.Kind;
import pk.gov.nsor.foundation.screening.mention.Mention.Said;
import pk.gov.nsor.foundation.screening.mention.MentionWords.Sort;

/**
 * Finds whom and what a note mentions: names, CNICs, telephone numbers, addresses, schools and workplaces, and what may say how a
 * survivor is related to somebody. In English, Urdu and Roman Urdu. What the sentence itself says of a name counts, except beside a word for a survivor or an offence.
 */
public final class Mentions {

    /** Words between a name and a word for a survivor or an offence that is beside it. */
    private static final int BESIDE = 4;

    private static final int LONGEST_LINK = 4;

    private final String text;
    private final List<TextWord> words;
    private final boolean[] taken;

    private Mentions(String text) {
        this.text = text;
        this.words = TextWord.of(text);
        this.taken = new boolean[words.size()];
    }

    /** What the text mentions, in its order. */
    public static List<Mention> in(String text) {
        return new Mentions(text).find();
    }

    /** The digits of a CNIC or telephone number, however it is written, without the country's; empty where it has none. */
    public static String digits(String number) {
        return NumbersInText.digits(number);
    }

    private List<Mention> find() {
        List<Mention> found = new ArrayList<>(new NumbersInText(text).find());
        for (int at = 0; at < words.size(); at++) {
            TextWord word = words.get(at);
            taken[at] = found.stream().anyMatch(number -> word.begin() < number.end() && number.begin() < word.end());
        }
        found.addAll(new PlacesInText(text, words, taken).find());
        names(found);
        relations(found);
        found.sort(Comparator.comparingInt(Mention::begin));
        return List.copyOf(found);
    }

    /** What may say how a survivor is related, but for words of a mention that is asked about itself. */
    private void relations(List<Mention> found) {
        List<Mention> open = found.stream().filter(Mention::isOpen).toList();
        for (Finding doubtful : SurvivorScreen.doubtfulRelations(text)) {
            if (open.stream().noneMatch(one -> doubtful.begin() < one.end() && one.begin() < doubtful.end())) {
                found.add(new Mention(
                        doubtful.begin(),
                        doubtful.end(),
                        Mention.Kind.RELATION,
                        doubtful.stop().found(),
                        Said.NOTHING));
            }
        }
    }

    private void names(List<Mention> found) {
        Said before = Said.NOTHING;
        int last = -1;
        int at = 0;
        while (at < words.size()) {
            int end = endOfName(at);
            if (end == at) {
                at++;
                continue;
            }
            Said said = said(at, end);
            if (said == Said.NOTHING && last >= 0 && isAnd(last, at)) {
                // His brothers Aslam and Akram.
                said = before;
            }
            if (said != Said.NOTHING && isBesideCase(at, end)) {
                said = Said.NOTHING;
            }
            int from = words.get(at).begin();
            int to = words.get(end - 1).end();
            found.add(new Mention(from, to, Mention.Kind.NAME, text.substring(from, to), said));
            before = said;
            last = end;
            at = end;
        }
    }

    /** Where the name ends that begins with the word, exclusive; the word itself where none does. */
    private int endOfName(int first) {
        int end = first;
        boolean isName = false;
        while (end < words.size() && isPart(end, first)) {
            Kind kind = words.get(end).kind();
            isName |= kind == Kind.NAME || kind == Kind.UNKNOWN || (kind == Kind.PART && end > first);
            end++;
        }
        if (isName) {
            return end;
        }
        return isNickname(first) || isSubject(first) ? first + 1 : first;
    }

    private boolean isPart(int at, int first) {
        Kind kind = words.get(at).kind();
        return !taken[at]
                && words.get(at).sentence() == words.get(first).sentence()
                && (kind == Kind.NAME || kind == Kind.UNKNOWN || kind == Kind.PART)
                && !isSaid(at)
                && words.get(at).isLatin() == words.get(first).isLatin();
    }

    /** A word that says who somebody is, and is not the name: Malik, who stands for an owner. */
    private boolean isSaid(int at) {
        return is(Sort.OFFICE, at) || is(Sort.PARTY, at) || is(Sort.RELATIVE, at);
    }

    /** Alias Guddi: what follows is a name, whatever the word means otherwise. */
    private boolean isNickname(int at) {
        return isWord(at) && at > 0 && MentionWords.endsAt(Sort.ALIAS, words, at - 1);
    }

    /** A word before ne, which only somebody who acts has, and which is neither a noun for somebody nor of several. */
    private boolean isSubject(int at) {
        if (!isWord(at) || at + 1 >= words.size()) {
            return false;
        }
        String next = words.get(at + 1).word();
        return (next.equals("ne") || next.equals("ney") || next.equals("نے"))
                && !words.get(at).word().matches(".*(?:on|وں|ین)")
                && !is(Sort.ACTOR, at)
                && !isSaid(at)
                && !MentionWords.endsAt(Sort.OFFICE, words, at)
                && !MentionWords.endsAt(Sort.RELATIVE, words, at)
                && !MentionWords.endsAt(Sort.PARTY, words, at)
                && !words.get(at).isOfCase();
    }

    private boolean isWord(int at) {
        return !taken[at]
                && words.get(at).kind() == Kind.USUAL
                && words.get(at).word().length() > 2;
    }

    private Said said(int begin, int end) {
        int before = begin - 1;
        while (before >= 0 && isSameSentence(before, begin) && isBetween(before)) {
            before--;
        }
        if (before >= 0 && isSameSentence(before, begin)) {
            Said said = endingAt(before);
            if (said != Said.NOTHING) {
                return said;
            }
        }
        if (isOwner(end, begin)) {
            return Said.NOTHING;
        }
        int after = end;
        for (int link = 0; link <= LONGEST_LINK && after < words.size() && isSameSentence(after, begin); link++) {
            Said said = beginningAt(after);
            if (said != Said.NOTHING) {
                return said;
            }
            boolean isLink =
                    is(Sort.LINK, after) || ",،(-".contains(words.get(after).text());
            if (!isLink) {
                break;
            }
            after++;
        }
        return Said.NOTHING;
    }

    /** Stands between what somebody is and the name: his brother, namely Aslam. */
    private boolean isBetween(int at) {
        String word = words.get(at).word();
        return word.matches(
                "named|namely|nami|naami|sahib|sahab|saab|mr|syed|haji|hafiz|chaudhry|ch|m|نامی|صاحب|سید|حاجی|حافظ|چوہدری|محمد|[,،:.(-]");
    }

    private Said endingAt(int at) {
        if (MentionWords.endsAt(Sort.OFFICE, words, at)) {
            return Said.OFFICE;
        }
        if (MentionWords.endsAt(Sort.RELATIVE, words, at)) {
            return isHers(at) ? Said.NOTHING : Said.RELATIVE;
        }
        return MentionWords.endsAt(Sort.PARTY, words, at) && !isHers(at) ? Said.PARTY : Said.NOTHING;
    }

    /** Not where it belongs to a name that follows: Aslam, constable Rashid. */
    private Said beginningAt(int at) {
        for (Sort sort : List.of(Sort.OFFICE, Sort.RELATIVE, Sort.PARTY)) {
            int length = MentionWords.match(sort, words, at);
            if (length > 0) {
                int next = at + length;
                boolean isOfNext = next < words.size() && isSameSentence(next, at) && isName(next);
                if (isOfNext || (sort != Sort.OFFICE && isHers(at))) {
                    return Said.NOTHING;
                }
                return sort == Sort.OFFICE ? Said.OFFICE : sort == Sort.RELATIVE ? Said.RELATIVE : Said.PARTY;
            }
        }
        return Said.NOTHING;
    }

    private boolean isName(int at) {
        Kind kind = words.get(at).kind();
        return kind == Kind.NAME || kind == Kind.UNKNOWN;
    }

    /** Ayesha ka bhai: what follows is somebody else, who is hers. */
    private boolean isOwner(int end, int begin) {
        return end < words.size()
                && isSameSentence(end, begin)
                && words.get(end).word().matches("ka|ki|ke|k|kay|'s|کا|کی|کے");
    }

    /** Her brother: of the survivor, or of somebody who is not said. His younger brother: perhaps a child. */
    private boolean isHers(int relative) {
        if (relative > 0 && isSameSentence(relative - 1, relative) && is(Sort.YOUNG, relative - 1)) {
            return true;
        }
        for (int before = relative - 1; before >= Math.max(0, relative - 3); before--) {
            if (isSameSentence(before, relative)
                    && (is(Sort.HER, before) || words.get(before).isOfCase())) {
                return true;
            }
        }
        return false;
    }

    private boolean isAnd(int end, int begin) {
        return begin - end == 1
                && isSameSentence(begin, end - 1)
                && (is(Sort.AND, end) || ",،".contains(words.get(end).text()));
    }

    private boolean isBesideCase(int begin, int end) {
        for (int near = Math.max(0, begin - BESIDE - 1); near < Math.min(words.size(), end + BESIDE + 1); near++) {
            if (words.get(near).isOfCase() && isSameSentence(near, begin)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSameSentence(int at, int other) {
        return words.get(at).sentence() == words.get(other).sentence();
    }

    private boolean is(Sort sort, int at) {
        return MentionWords.is(sort, words, at);
    }
}

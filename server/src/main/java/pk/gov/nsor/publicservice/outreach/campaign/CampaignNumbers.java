package pk.gov.nsor.publicservice.outreach.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import pk.gov.nsor.foundation.kernel.UrduLetters;
import pk.gov.nsor.foundation.reference.wording.PublicWords;

/** The numbers of a campaign's text, in digits or letters, without those to be called; and the words that mean an area without its name. */
final class CampaignNumbers {

    /** Behind one of these a known number is one to be called or texted. */
    private static final Set<String> CALLING = Set.of("""
            call dial ring phone helpline number text sms send milayen milaen milaein karen karein likhen bhejen nambar
            کال ہیلپ لائن ہیلپلائن نمبر ملائیں فون بھیجیں کریں لکھیں
            """.strip().split("\\s+"));

    /** Between such a word and the number: call police 15. */
    private static final Set<String> POLICE = Set.of("police", "پولیس", "on", "to", "at");

    /** Behind a number that is called: 15 par call karen. */
    private static final Set<String> ON = Set.of("par", "pe", "ko", "پر", "پہ", "کو");

    private static final Set<String> DIALLED = Set.of("milayen", "milaen", "milaein", "ملائیں");

    private static final Set<String> OR = Set.of("or", "and", "ya", "aur", "یا", "اور");

    /** Of ten or eleven digits, with or without the country's: no count of people has so many. */
    private static final Pattern TELEPHONE = Pattern.compile("(0|92)[0-9]{9,10}");

    /** An area without its name. */
    private static final Set<String> HERE = set("""
            area areas district districts tehsil tehsils city cities town towns village villages neighbourhood neighbourhoods
            neighborhood neighborhoods neighbours neighbors locality street streets province here near nearby local locally
            ilaqa ilaqe ilaqay ilaqon ilaaqa ilaaqe ilaaqay zila zile zilay zilla zille zillay zilah shehr shehar sheher shahr
            shahar gaon gaaon tehseel tahsil mohalla mohalle mohallay muhalla muhalle muhallay mahalla gali galiyon sooba soobe
            yahan yahaan yahin idhar qareeb qarib nazdeek nazdik aas parosi paros
            علاقہ علاقے علاقوں علاقائی ضلع ضلعے ضلعی اضلاع شہر شہروں گاؤں دیہات تحصیل محلہ محلے محلوں گلی گلیوں صوبہ صوبے
            یہاں یہیں ادھر قریب قریبی نزدیک آس اردگرد پڑوس پڑوسی بستی
            """);

    private static final Set<String> AMONG = set("around among amongst");
    private static final Set<String> YOU = set("you us");

    /** Who is counted. */
    private static final Set<String> OFFENDERS = set("""
            offender offenders criminal criminals convict convicts rapist rapists abuser abusers molester molesters predator
            predators paedophile paedophiles pedophile pedophiles registered register mujrim mujrimon mujrimo mulzim darinda
            darinde darindon zyadti
            مجرم مجرموں مجرمان ملزم ملزمان درندہ درندے درندوں رجسٹرڈ رجسٹر
            """);

    private static final Set<String> PEOPLE = set("""
            man men woman women person persons people aadmi admi log logon afrad shakhs
            آدمی آدمیوں لوگ لوگوں افراد شخص اشخاص مرد مردوں
            """);

    /** Numbers that are other words too: they count beside an offender alone. */
    private static final Set<String> FEW = set("""
            one single both couple pair ek aik do dono donon bara tera behtar
            ایک دو دونوں بہتر
            """);

    /** Numbers that are other words too, behind which words they are: with somebody, your teen. */
    private static final Map<String, Set<String>> OTHER = Map.of(
            "saath", set("ke kay k mere apne hamare unke iske uske sab"),
            "teen", set("a the your our my every his her"));

    /** This very, and eighty. */
    private static final String THIS_VERY = UrduLetters.plain("اسی");

    /** How many words from an offender a number that is another word too counts. */
    private static final int NEAR = 3;

    private static final Set<String> SMALL = set("""
            1 2 3 4 5 6 7 8 9 10 two three four five six seven eight nine ten teen chaar char paanch panch chhe saat aath nau das
            تین چار پانچ چھ سات آٹھ نو دس
            """);

    private static final Map<Character, Set<String>> KINDS = Map.of(
            'C',
                    set(
                            "child children girls boys kids bacha bachay bache bachey bachon bachi bachiyan bachiyon بچہ بچے بچوں بچی بچیاں بچیوں"),
            'L', set("of out in mein main me se میں سے"),
            'E', set("every the har ہر"),
            'A', set("age aged umar umr عمر"),
            'B', set("under below"),
            'M', set("""
                    january february april june july august september october november december janwari farwari julai agast sitambar
                    aktubar navambar disambar جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
                    """),
            'm', set("march may"),
            'U', set("""
                    year years month months week weeks day days hour hours minute minutes second seconds percent times step steps rule
                    rules sign signs thing things way ways question questions word words am pm
                    saal sal saala mahine hafte din ghante ghantay minat fisad feesad baar baten batein baatein usool qadam sawal baje bajay
                    سال سالہ مہینے ماہ ہفتے دن گھنٹے گھنٹوں منٹ فیصد بار باتیں باتوں اصول قدم سوال نشانیاں بجے
                    """));

    private static final Pattern YEAR = Pattern.compile("20[0-9]{2}");
    private static final Pattern DATE = Pattern.compile("(0?[1-9]|[12][0-9]|3[01])(0?[1-9]|1[0-2])20[0-9]{2}");
    private static final Pattern DAY = Pattern.compile("0?[1-9]|[12][0-9]|3[01]");

    /** One letter is one word: so many of so many children, so long, a day, an age. */
    private static final Pattern OF_NOBODY = Pattern.compile(
            "[SF]L{1,2}E?[SF]C|E?[SF]CL{1,2}[SF]|[SND]+U|UY|[SD]MY?|M[SD]Y?|[SD]mY|m[SD]Y|[SD]{2}Y|A[SND]|CB[SND]|Z");

    private final List<String> words;
    private final Set<String> known;

    /**
     * @param words as {@link #words} has them
     * @param known numbers that can be called or texted
     */
    CampaignNumbers(List<String> words, Set<String> known) {
        this.words = words;
        this.known = known;
    }

    /** The words of a text; a sign of percent is one. */
    static List<String> words(String text) {
        return PublicWords.of(text.replace("%", " percent ").replace("٪", " percent "));
    }

    /** The first word that means the place where it is read. */
    static Optional<String> here(List<String> words) {
        return IntStream.range(0, words.size())
                .filter(at -> HERE.contains(UrduLetters.plain(words.get(at)))
                        || at > 0 && AMONG.contains(words.get(at - 1)) && YOU.contains(words.get(at)))
                .mapToObj(words::get)
                .findFirst();
    }

    /** The first number that is not one to be called. */
    Optional<String> any() {
        return IntStream.range(0, words.size())
                .filter(at -> isNumber(at) || isFewOffenders(at))
                .mapToObj(words::get)
                .findFirst();
    }

    /** The first that may count people of an area: no share of ten children, no time, no age. */
    Optional<String> ofPeople() {
        StringBuilder kinds = new StringBuilder();
        for (int at = 0; at < words.size(); at++) {
            kinds.append(kind(at));
        }
        boolean[] isOfNobody = new boolean[words.size()];
        for (Matcher found = OF_NOBODY.matcher(kinds); found.find(); ) {
            Arrays.fill(isOfNobody, found.start(), found.end(), true);
        }
        return IntStream.range(0, words.size())
                .filter(at -> !isOfNobody[at])
                .filter(at -> isFewOffenders(at) || isNumber(at) && !isOtherWord(at))
                .mapToObj(words::get)
                .findFirst();
    }

    private char kind(int at) {
        String word = UrduLetters.plain(words.get(at));
        if (isNumber(at) && !isOtherWord(at)) {
            return kindOfNumber(at, word);
        }
        if (FEW.contains(word)) {
            return 'F';
        }
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getValue().contains(word))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse('x');
    }

    private char kindOfNumber(int at, String word) {
        boolean isAlways = word.equals("7") && at(at - 1).equals("24")
                || word.equals("24") && at(at + 1).equals("7");
        if (isAlways || DATE.matcher(word).matches()) {
            return 'Z';
        }
        if (YEAR.matcher(word).matches()) {
            return 'Y';
        }
        if (SMALL.contains(word)) {
            return 'S';
        }
        return DAY.matcher(word).matches() ? 'D' : 'N';
    }

    private boolean isNumber(int at) {
        String word = words.get(at);
        boolean isTelling = PublicWords.hasDigit(word)
                && !TELEPHONE.matcher(word).matches()
                && !(known.contains(word) && isToBeCalled(at));
        return isTelling || PublicWords.isNumberInLetters(word);
    }

    private boolean isOtherWord(int at) {
        String word = UrduLetters.plain(words.get(at));
        String next = UrduLetters.plain(at(at + 1));
        boolean isOther =
                word.equals(THIS_VERY) || OTHER.getOrDefault(word, Set.of()).contains(at(at - 1));
        return isOther && !OFFENDERS.contains(next) && !PEOPLE.contains(next);
    }

    private boolean isFewOffenders(int at) {
        return FEW.contains(UrduLetters.plain(words.get(at)))
                && IntStream.rangeClosed(at - NEAR, at + NEAR)
                        .anyMatch(other -> OFFENDERS.contains(UrduLetters.plain(at(other))));
    }

    /** Whether the words around a number say that it is called; the numbers before it are. */
    private boolean isToBeCalled(int at) {
        String before = at(at - 1);
        String second = at(at - 2);
        String behind = at(at + 1);
        return CALLING.contains(before)
                || OR.contains(before) && PublicWords.hasDigit(second)
                || POLICE.contains(before) && CALLING.contains(second)
                // Text HELP to 7000.
                || before.equals("to") && CALLING.contains(at(at - 3))
                || DIALLED.contains(behind)
                || ON.contains(behind) && CALLING.contains(at(at + 2));
    }

    private String at(int at) {
        return at >= 0 && at < words.size() ? words.get(at) : "";
    }

    private static Set<String> set(String words) {
        return Arrays.stream(words.strip().split("\\s+"))
                .map(UrduLetters::plain)
                .collect(Collectors.toUnmodifiableSet());
    }
}

package pk.gov.nsor.record.matching.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which spellings are one name, and which names are two. */
class NameKeysTest {

    @ParameterizedTest
    @CsvSource({
        "Muhammad,Mohammad",
        "Muhammad,Mohd",
        "Muhammad,Mohammed",
        "Muhammad,Md",
        "Muhammad,MUHAMMAD",
        "Muhammad,محمد",
        "Muhammad,مُحَمَّد",
        "Mohd.,محمد",
        "Hussain,Husain",
        "Hussain,Hussein",
        "Hussain,حسین",
        "Hussain,حسين",
        "Hassan,Hasan",
        "Hassan,حسن",
        "Ahmed,Ahmad",
        "Ahmed,احمد",
        "Ahmed,أحمد",
        "Aslam,اسلم",
        "Mahmood,Mehmud",
        "Mahmood,محمود",
        "Ali,علی",
        "Ali,علي",
        "Akbar,اکبر",
        "Akbar,اكبر",
        "Yousaf,Yusuf",
        "Yousuf,یوسف",
        "Javed,Javaid",
        "Javed,جاوید",
        "Farooq,Faruque",
        "Farooq,فاروق",
        "Tariq,Tarique",
        "Khalid,خالد",
        "Ghulam,Gulam",
        "Ghulam,غلام",
        "Fatima,Fatimah",
        "Fatima,فاطمہ",
        "Fatima,فاطمة",
        "Ayesha,Aisha",
        "Ayesha,عائشہ",
        "Zainab,زینب",
        "Shah,شاہ",
        "Shah,شاه",
        "Syed,Sayyid",
        "Syed,سید",
        "Chaudhry,Choudhary",
        "Chaudhry,چوہدری",
        "Chaudhry,چودھری",
        "Sheikh,Shaikh",
        "Sheikh,شیخ",
        "Qureshi,Quraishi",
        "Qureshi,قریشی",
        "Khan,خان",
        "Bibi,بی بی",
        "Bibi,بیبی",
        "Mustafa,مصطفیٰ",
        "Mustafa,مصطفی",
        "Murtaza,مرتضیٰ",
        "Musa,موسیٰ",
        "Zulfiqar,Zulfikar",
        "Zulfiqar,ذوالفقار",
        "Nawaz,نواز",
        "Riaz,Riyaz",
        "Riaz,ریاض",
        "Raza,رضا",
        "Zia,ضیاء",
        "Zia,ضیا",
        "Rafiq,Rafique",
        "Saleh,صالح",
        "Phool,پھول",
        "Jhangir,جھنگیر",
        "Ishaq,Ishaque",
        "Ishaq,اسحاق",
        "Subhan,سبحان",
        "Mu'azzam,Muazzam",
        "Muazzam,معظم",
        "Abdul Rehman,Abdurrahman",
        "Abdul Rehman,Abdul-Rahman",
        "Abdul Rehman,Abdur Rehman",
        "Abdul Rehman,عبدالرحمن",
        "Abdul Rehman,عبد الرحمان",
        "Abdul Rehman,عبدالرحمٰن",
        "Abdullah,عبداللہ",
        "Abdullah,Abdulla",
        "Abdullah,عبد اللہ",
        "Salahuddin,Salah ud Din",
        "Salahuddin,Salah-ud-Deen",
        "Salahuddin,صلاح الدین",
        "Zia ul Haq,Ziaul Haq",
        "Zia ul Haq,Zia-ul-Haque",
        "Zia ul Haq,ضیاء الحق",
        "Hidayatullah,Hidayat Ullah",
        "Hidayatullah,ہدایت اللہ",
        "Noor ul Hassan,نور الحسن",
        "Allah Ditta,Allahditta",
        "Qadir Bux,قادر بخش",
        "M. Aslam,Aslam",
        "José,Jose",
    })
    void usualSpellingsMeet(String one, String other) {
        assertThat(NameKeys.of(one)).isEqualTo(NameKeys.of(other)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Muhammad,Mahmood", "محمد,محمود", "Muhammad,Ahmed", "Hassan,Hussain", "حسن,حسین", "Aslam,Islam", "اسلم,اسلام",
        "Akram,Ikram", "Jamal,Jamil", "Ali,Alvi", "Khalid,Khalida", "Tahir,Tahira", "Amin,Amina", "Nasir,Nisar",
        "Umar,Umair", "Sajid,Sajjad", "Arshad,Irshad", "Salman,Suleman", "Naz,Nawaz", "Nawaz,Niaz", "Hamid,Hammad",
        "Sadiq,Siddique", "Saad,Saeed", "Raza,Razia", "Abid,Abd", "Rashid,Arshad", "Iqbal,Jamal", "Usama,Asma",
        "Zahir,Azhar", "Shahid,Zahid", "Kamal,Jamal", "Bashir,Basir", "Khan,Jan", "Karim,Karam", "Anwar,Noor",
        "Munir,Munawar", "Waseem,Naseem", "Yasir,Nasir", "Ghani,Gani Khan", "Asif,Arif",
    })
    void whatIsAnotherNameDoesNot(String one, String other) {
        assertThat(NameKeys.of(one)).isNotEqualTo(NameKeys.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "Usman,Uthman",
        "Ramzan,Ramadhan",
        "Zaman,Jaman",
        "Khattak,Qattak",
        "Kashmiri,Kasmiri",
        "Bashir,Bashira",
        "Mehdi,Medi",
        "Faisal,Phaisal",
        "Mohd,Mahommed",
        "عثمان,Uthman",
        "رمضان,Ramadan",
        "Saqib,Thaqib",
        "Iftikhar,Iftiqar",
    })
    void whatSoundsAlikeToSomebodyMeetsByTheLooserKey(String one, String other) {
        assertThat(NameKeys.words(one)
                        .getFirst()
                        .soundsLike(NameKeys.words(other).getFirst()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Aslam,Akram", "Hamid,Majid", "Khan,Jan", "Tariq,Tahir", "Nasir,Yasir", "Bilal,Jalal"})
    void otherSoundsDoNot(String one, String other) {
        assertThat(NameKeys.words(one)
                        .getFirst()
                        .soundsLike(NameKeys.words(other).getFirst()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Ghazala,1",
        "Talah,1",
        "Abdullah,2",
        "Alhaq,1",
        "Ul Haq,1",
        "Hidayatulah,2",
        "Alrehman,1",
        "Ateeq,1",
        "Altaf,1"
    })
    void onlyRealCompoundsAreTakenApart(String name, int words) {
        assertThat(NameKeys.of(name)).hasSize(words);
    }

    @Test
    void someNamesCannotBeToldApartInUrduOrInLatinLettersAndStayOne() {
        // Written alike in one of the scripts, so that whoever looks has to see both.
        assertThat(NameKeys.of("Gul")).isEqualTo(NameKeys.of("Gill")).isEqualTo(NameKeys.of("گل"));
        assertThat(NameKeys.of("راشد")).isEqualTo(NameKeys.of("رشید")).isEqualTo(NameKeys.of("Rashid"));
    }

    @Test
    void wordsThatOnlyJoinOthersAndInitialsAreNoneUnlessThereIsNothingElse() {
        assertThat(NameKeys.of("Zia ul Haq")).hasSize(2);
        assertThat(NameKeys.of("A. B. Aslam")).hasSize(1);
        assertThat(NameKeys.of("ul")).hasSize(1);
        assertThat(NameKeys.of("M.")).hasSize(1);
        assertThat(NameKeys.of(" .-/ ")).isEmpty();
        assertThat(NameKeys.of("")).isEmpty();
    }

    @Test
    void asWrittenOnlyCapitalsMarksAndPunctuationAreLeftOut() {
        assertThat(NameKeys.written("  MUHAMMAD   Asläm-Khan. ")).isEqualTo("muhammad aslam khan");
        assertThat(NameKeys.written("Mu’azzam")).isEqualTo("muazzam");
        assertThat(NameKeys.written("مُحَمَّد علي")).isEqualTo("محمد علی");
        assertThat(NameKeys.written("Mohammad")).isNotEqualTo(NameKeys.written("Muhammad"));
    }

    @Test
    void theLongestWordIsCountedInLetters() {
        assertThat(NameKeys.longestWord("Al i")).isEqualTo(2);
        assertThat(NameKeys.longestWord("گل خان")).isEqualTo(3);
        assertThat(NameKeys.longestWord("%%%%")).isZero();
    }

    @Test
    void noSpellingOfTheTableIsOfTwoNames() {
        Set<String> keys = new HashSet<>();
        // Reading the table refuses such a spelling; and no key of its own is a skeleton of something else.
        for (String name : new String[] {"Muhammad", "Mahmood", "Hassan", "Hussain", "Nawaz", "Niaz", "Syed", "Saad"}) {
            keys.addAll(NameKeys.of(name));
        }
        assertThat(keys).hasSize(8).allMatch(key -> key.equals(key.toUpperCase(java.util.Locale.ROOT)));
    }
}

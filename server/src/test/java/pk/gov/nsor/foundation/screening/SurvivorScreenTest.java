package pk.gov.nsor.foundation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.screening.words.TextTokens;
import pk.gov.nsor.foundation.screening.words.Vocabulary;

class SurvivorScreenTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The victim Ayesha was present. | NAME | Ayesha
            Victim, a girl named Sana, has moved. | NAME | Sana
            Met the survivor. Her name is Hina. | NAME | Hina
            Ayesha Bibi (the victim) came to the station. | NAME | Bibi
            He was convicted of the rape of Maryam. | NAME | Maryam
            mutasira ayesha ne bayan diya | NAME | ayesha
            ayesha ke sath ziadti ki gayi | NAME | ayesha
            متاثرہ عائشہ نے بتایا کہ وہ ٹھیک ہے | NAME | عائشہ
            متاثرہ کا نام زینب ہے | NAME | زینب
            عائشہ نامی لڑکی سے ملاقات | NAME | عائشہ
            Statement of Ayesha d/o Aslam, complainant. | NAME | Aslam
            The victim's CNIC is 91234-1234567-8. | CNIC | 91234-1234567-8
            The survivor can be reached on 0300-1234567. | PHONE | 0300-1234567
            متاثرہ کا نمبر ۰۳۰۰۱۲۳۴۵۶۷ ہے | PHONE | 03001234567
            The victim lives in Street 4 of the colony. | ADDRESS | Street
            The survivor has moved to Model Town. | ADDRESS | Model
            متاثرہ محلہ اسلام پورہ میں رہتی ہے | ADDRESS | محلہ
            The victim is his niece. | RELATION | niece
            He abused his own daughter. | RELATION | daughter
            His sister, the complainant, refuses contact. | RELATION | sister
            متاثرہ اس کی بھتیجی ہے | RELATION | بھتیجی
            اپنی بیٹی سے زیادتی کا مجرم ہے | RELATION | بیٹی
            spoke to aysha today, she is the complainant | NAME | aysha
            Sent messages to Naheed. She is the survivor in the case. | NAME | Naheed
            Her husband Nadeem does not want the victim to come to court. | NAME | Nadeem
            The daughter of Aslam, the milkman, was the victim. | NAME | Aslam
            Everybody in the village calls the survivor Baby. | NAME | Baby
            متاثرہ لڑکی کو سب پنکی کہتے ہیں | NAME | پنکی
            The victim's brother is ASI Nadeem. | NAME | Nadeem
            Restraining order in favour of Rukhsana was explained to him. | NAME | Rukhsana
            The victim's email is hina.pk22@gmail.com. | NAME | hina.pk22@gmail.com
            Her number, the victim's, is zero three zero one four five six seven. | PHONE | zero three zero one four five six seven
            the victim studies at al huda public school | ADDRESS | school
            He is the uncle of the survivor. | RELATION | uncle
            It was his brother's daughter whom he raped. | RELATION | daughter
            """)
    void whatTellsWhoASurvivorIsStopsTheText(String text, Stop.Kind kind, String found) {
        assertThat(SurvivorScreen.screen(text)).get().satisfies(stop -> {
            assertThat(stop.kind()).isEqualTo(kind);
            assertThat(stop.found()).isEqualTo(found);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Visited at home. His mother Zubaida opened the door and said he is at work.",
                "He has no contact with the victim or her family.",
                "Told him to keep 500 metres away from the victim's house.",
                "The victim said she is satisfied with the order.",
                "Inspector Khan told him again to stay away from the victim.",
                "He gave his new number 0300-1234567. No contact with the victim.",
                "His wife says that he is at home every evening.",
                "Lives at House 12, Street 4, Model Town since March.",
                "The survivor's support adviser was informed by the crisis cell.",
                "His daughter goes to school in Lahore.",
                "mutasira se koi rabta nahi hai",
                "متاثرہ سے کوئی رابطہ نہیں ہے",
                "ملزم نے کہا کہ متاثرہ کے خاندان سے اس کا کوئی تعلق نہیں",
                "گھر پر ملاقات ہوئی، والدہ بھی موجود تھی",
                "His elder brother Nadeem sees to it that he keeps away from the victim.",
                "Ms Rukhsana, who leads the group, says that he harmed the victim.",
                "muddaiya ki taraf se is mahine koi darkhwast nahi aai",
                "The victim wishes no information. He works at Khan Textile Mills.",
                "The father of the victim asked for protection.",
                "مجرم کو بتایا گیا کہ کسی سکول یا مدرسے کے قریب نہ جائے",
                ""
            })
    void whatIdentifiesNobodyPasses(String text) {
        assertThat(SurvivorScreen.screen(text)).isEmpty();
    }

    @Test
    void whatWasFoundIsMarkedAndNothingOfTheTextIsLost() {
        String text = "The victim Ayesha lives in Street 4. Her number is 0300-1234567.";
        List<SurvivorScreen.Piece> pieces = SurvivorScreen.marked(text);
        assertThat(pieces.stream().map(SurvivorScreen.Piece::text).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(pieces.stream().filter(SurvivorScreen.Piece::isMarked).map(SurvivorScreen.Piece::text))
                .contains("Ayesha", "Street 4", "0300-1234567");
        assertThat(SurvivorScreen.marked("Nothing adverse."))
                .containsExactly(new SurvivorScreen.Piece("Nothing adverse.", false));
        assertThat(SurvivorScreen.marked("")).isEmpty();
    }

    @Test
    void aUsualNameIsKnownInEachSpellingAndAUsualWordIsNone() {
        for (String name : List.of("ayesha", "aysha", "aisha", "mehmood", "mahmud", "yousaf", "yusuf", "عائشہ")) {
            assertThat(Vocabulary.isName(TextTokens.normal(name))).as(name).isTrue();
        }
        for (String word : List.of("taraf", "kahan", "wishes", "school", "ہزار", "lahore", "zzyzx")) {
            assertThat(Vocabulary.isName(TextTokens.normal(word))).as(word).isFalse();
        }
    }
}

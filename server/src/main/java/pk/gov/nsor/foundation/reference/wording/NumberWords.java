package pk.gov.nsor.foundation.reference.wording;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import pk.gov.nsor.foundation.kernel.UrduLetters;

/**
 * Words that say how many, in English, Roman Urdu and Urdu, up to millions. Those that are other words too are left out: one, do and دو
 * (give), bara (big), tera (yours), behtar and بہتر (better).
 */
final class NumberWords {

    private static final Set<String> ALL =
            Arrays.stream("""
                    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
                    eighteen nineteen twenty twenties thirty forty fourty fifty sixty seventy eighty ninety hundred hundreds
                    thousand thousands million millions billion lakh lakhs lac lacs crore crores dozen dozens
                    teen chaar char paanch panch chhe chhay saat aath nau das dus
                    gyarah giyarah gyara giyara barah baarah terah tairah chaudah chodah chauda choda pandrah pandra solah
                    sola satrah sattarah satra atharah athara unnees unnis unees
                    bees ikkees ikees ikkis baees bais baais teis tais teees chaubees chobees chobis pachees pachis pacchis
                    chabbees chabees chabbis sattaees sataees satais athaees athais unattees untees untis
                    tees ikattees iktees iktis battees batees battis tentees taintees chauntees chontees paintees pentees
                    chattees chatees saintees sentees artees arhtees untalees unchalis
                    chalis chalees iktalees ektalis bayalees bialis tentalees taintalees chawalees chavalis paintalees
                    pentalis chiyalees chhialis saintalees sentalis artalees arhtalis unchas unanchas
                    pachas pachaas ikyawan ikawan bawan baawan tirpan trepan chawwan chauwan pachpan chappan sattawan satawan
                    athawan atthawan unsath unsatth
                    saath iksath basath baasath tirsath tresath chausath chonsath painsath pensath chiyasath chhiasath
                    sarsath arsath arhsath unhattar unattar
                    sattar ikhattar ikhatar tihattar chauhattar chohattar pachhattar pichattar chihattar satattar athattar
                    unasi unnasi
                    assi ikyasi bayasi tirasi chaurasi pachasi chiyasi satasi athasi nawasi
                    nawway navvay nawe nabbay ikanway bayanway banway tiranway chauranway pachanway chiyanway sattanway
                    athanway ninanway
                    sau sao sainkron senkron hazar hazaar hazaron laakh lakhon karor karoron darjan darjanon
                    تین چار پانچ چھ چھہ سات آٹھ نو دس گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹھارہ انیس
                    بیس اکیس بائیس تئیس تیئس چوبیس پچیس چھبیس ستائیس اٹھائیس انتیس
                    تیس اکتیس بتیس تینتیس تنتیس چونتیس پینتیس چھتیس سینتیس اڑتیس انتالیس
                    چالیس اکتالیس بیالیس تینتالیس تنتالیس چوالیس پینتالیس چھیالیس سینتالیس اڑتالیس انچاس
                    پچاس اکاون اکیاون باون ترپن تریپن چون چوون پچپن چھپن ستاون اٹھاون انسٹھ
                    ساٹھ اکسٹھ باسٹھ تریسٹھ ترسٹھ چونسٹھ پینسٹھ چھیاسٹھ سڑسٹھ اڑسٹھ انہتر
                    ستر اکہتر تہتر چوہتر پچہتر پچھتر چھہتر چھیہتر ستتر ستہتر اٹھہتر اٹھتر اناسی
                    اسی اکیاسی بیاسی تراسی چوراسی پچاسی چھیاسی ستاسی اٹھاسی نواسی
                    نوے اکانوے بانوے ترانوے چورانوے پچانوے چھیانوے ستانوے اٹھانوے ننانوے
                    سو سینکڑوں ہزار ہزاروں لاکھ لاکھوں کروڑ کروڑوں ملین درجن درجنوں
                    """.split("\\s+")).map(NumberWords::plain).collect(Collectors.toUnmodifiableSet());

    private NumberWords() {}

    /** @param word in lower case */
    static boolean contains(String word) {
        return ALL.contains(plain(word));
    }

    private static String plain(String word) {
        return UrduLetters.plain(word);
    }
}

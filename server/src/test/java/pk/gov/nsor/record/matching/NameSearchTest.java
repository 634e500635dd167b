package pk.gov.nsor.record.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.matching.FoundByName.By;
import pk.gov.nsor.record.matching.SimilarRecords.Similar;
import pk.gov.nsor.record.matching.compare.Agreement;
import pk.gov.nsor.record.matching.compare.Comparison;
import pk.gov.nsor.record.matching.compare.Evidence;
import pk.gov.nsor.record.matching.compare.Part;
import pk.gov.nsor.record.matching.spelling.NameKeys;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.Names;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.LockWaiters;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/** Whom a name finds, in which order, and by which of their names. */
@RegisterTest
// A search may also find who has all but one of its words, such as the Akbar Khan of another test.
@TestPropertySource(properties = "test.register=names")
class NameSearchTest {

    @Autowired
    private NameSearch search;

    @Autowired
    private SimilarRecords similar;

    @Autowired
    private NameFilling filling;

    @Autowired
    private NameRepository table;

    @Autowired
    private Names names;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Clock clock;

    private final String word = MadeUpNames.word();
    private Officer registrar;

    @BeforeEach
    void open() {
        registrar = new Officers(accounts).with(Role.REGISTRAR);
    }

    @Test
    void aNameIsFoundInWhicheverSpellingOrderAndScriptItIsAskedFor() {
        PersonId person = registered(new PersonName("Muhammad Hussain " + word, null), null);
        PersonId urdu = registered(new PersonName(null, "محمد حسین " + "زکریاگلفشاں"), null);
        for (String asked : List.of(
                "Muhammad Hussain " + word,
                "mohd husain " + word.toLowerCase(java.util.Locale.ROOT),
                word + "  Mohammad.  Hussein",
                "Hussain " + word,
                word,
                word.replace("a", "aa"))) {
            assertThat(found(asked)).as(asked).startsWith(person);
        }
        assertThat(found("Muhammad Hussain Zakaria Gulfashan")).contains(urdu);
        assertThat(found("Mohammad Hussain Zakriagulfashan")).contains(urdu);
        assertThat(found("محمد حسين زكرياگلفشاں")).contains(urdu);
        assertThat(found("Muhammad حسین " + word)).as("words of both scripts").containsExactly(person);
        assertThat(found("Akbar " + word)).isEmpty();
    }

    @Test
    void aWordThatTheRecordLacksStandsInNobodysWayAndAnotherOneDoes() {
        PersonId person = registered(PersonName.latin("Akbar " + word), null);
        assertThat(found("Akbar Khan " + word)).containsExactly(person);
        assertThat(found("Akbar Khan Ali " + word)).containsExactly(person);
        assertThat(found("Akbar Khan Ali Shah " + word)).isEmpty();
        PersonId other = registered(PersonName.latin("Akbar Malik " + word), null);
        assertThat(found("Akbar Khan " + word))
                .as("of three words one may be another, and speaks against it")
                .containsExactly(person, other);
        assertThat(found("Malik " + word)).as("of two none").containsExactly(other);
        assertThat(found("Akbar " + word)).containsExactly(person, other);
    }

    @Test
    void oneWordOfNameAndFathersNameMayBeMisspeltBeyondItsSound() {
        PersonId person = registered(identity("Akbar " + word, "Ghulam Rasool", null), "lahore");
        for (String[] asked : new String[][] {
            {"Akbr " + word, "Ghulam Rasul"},
            {"Okvar " + word, "Gulaam Rasool"},
            {"Akbar " + word.substring(0, 5) + word.substring(6), "Ghulam Rasool"},
            {"Akbar " + word, "Chulam Rasool"},
            {"Akbar " + word, "Bashir Rasool"},
            {word + " Akbar", "Rasool Ghulam"},
            {"Akbar" + word.toLowerCase(java.util.Locale.ROOT), "Ghulam Rasool"},
            {"Akbar " + word, "Ghulamrasul"},
            {"Akbar " + word.substring(0, 5) + word.substring(6), "Ghulamrasul"},
            {"اکبر " + word, "غلام رسول"},
        }) {
            assertThat(found(asked[0], asked[1], null, null))
                    .as(asked[0] + ", " + asked[1])
                    .startsWith(person);
        }
        assertThat(found("Bashir " + MadeUpNames.word(), "Ghulam Rasool", null, null))
                .doesNotContain(person);
    }

    @Test
    void aSlipBetweenTwoLikeSoundsAndAServantsNameInAnySpellingFindTheName() {
        PersonId muhammad = registered(identity("Muhammad", "Rasool " + word, null), "lahore");
        for (String asked : List.of("Muhpammad", "Mukhammad", "Mohamad")) {
            assertThat(found(asked, "Rasool " + word, null, null)).as(asked).startsWith(muhammad);
        }
        PersonId servant = registered(identity("Abdul Malik", word + " Khan", null), "lahore");
        for (String asked :
                List.of("Abdool Malik", "Abdull Malik", "Abdulmalik", "Adul Malik", "عبدالملک", "Badul Malik")) {
            assertThat(found(asked, word + " Khan", null, null)).as(asked).startsWith(servant);
        }
    }

    @Test
    void twoWordsWrittenAsOneFindTheNameByItselfAndTheOtherWayRound() {
        PersonId apart = registered(PersonName.latin("Nadeem " + word), null);
        assertThat(found("Nadim" + word.toLowerCase(java.util.Locale.ROOT))).containsExactly(apart);
        String another = MadeUpNames.word();
        PersonId joined = registered(PersonName.latin("Nadeem" + another.toLowerCase(java.util.Locale.ROOT)), null);
        assertThat(found("Nadim " + another)).containsExactly(joined);
        String third = MadeUpNames.word();
        PersonId ofThree = registered(PersonName.latin("Nadeem " + third + " Khan"), null);
        assertThat(found("Nadim" + third.toLowerCase(java.util.Locale.ROOT) + " Khan"))
                .containsExactly(ofThree);
        assertThat(found("Nadim " + third + "khan")).containsExactly(ofThree);
    }

    @Test
    void twoWordsWithASlipEachAreFoundWhereNobodysWordsAllFit() {
        String first = MadeUpNames.word();
        String second = MadeUpNames.word();
        PersonId slipped = registered(identity(first + " Akbar", second + " Rasool", null), "lahore");
        String asked = changed(first) + " Akbar";
        String father = changed(second) + " Rasool";
        assertThat(found(asked, father, null, null)).contains(slipped);
        PersonId whole = registered(identity(asked, father, null), "lahore");
        assertThat(found(asked, father, null, null)).containsExactly(whole);
        assertThat(similar.to(whole, -100)).extracting(Similar::person).contains(slipped);
    }

    private static String changed(String word) {
        return word.substring(0, 4) + (word.charAt(4) == 'b' ? 'd' : 'b') + word.substring(5);
    }

    @Test
    void aSlipInAShortWordOfTwoFindsTheNameByItself() {
        PersonId person = registered(PersonName.latin("Niazi " + word), null);
        for (String asked : List.of("Wiazi ", "Nazi ", "Naizi ", "Niaziy ", "Nianzi ")) {
            assertThat(found(asked + word)).as(asked).containsExactly(person);
        }
        assertThat(found("Bashir " + word)).isEmpty();
    }

    @Test
    void eachResultSaysWhichPartsAgreeAndHowMuchThatWeighs() {
        PersonId _ = registered(identity("Muhammad " + word, "Ghulam Rasool", LocalDate.of(1984, 5, 3)), "lahore");
        Comparison why = ask("Mohammad " + word, "Gulam Rasul", 1984, null)
                .people()
                .getFirst()
                .comparison();
        assertThat(why.evidence())
                .extracting(Evidence::part)
                .containsExactly(Part.NAME, Part.NAME, Part.FATHER, Part.FATHER, Part.BIRTH);
        assertThat(why.count(Part.NAME, Agreement.AS_WRITTEN)).isOne();
        assertThat(why.count(Part.NAME, Agreement.SAME_NAME)).isOne();
        assertThat(why.has(Part.BIRTH, Agreement.SAME_YEAR)).isTrue();
        double muhammad = bits(why, "mohammad");
        assertThat(bits(why, word.toLowerCase(java.util.Locale.ROOT)))
                .as("a rare word weighs more than the most usual one")
                .isGreaterThan(muhammad + 5);
        assertThat(why.weight()).isGreaterThan(10);
    }

    private static double bits(Comparison comparison, String asked) {
        return comparison.evidence().stream()
                .filter(each -> each.one().equals(asked))
                .findFirst()
                .orElseThrow()
                .bits();
    }

    @Test
    void theNameAsItIsWrittenComesFirstThenOtherNamesSoThenItsSpellingsThenLongerAndShorterOnes() {
        PersonId former = registered(PersonName.latin("Mohammad Aslam " + word), null);
        change(former, PersonName.latin("Ghulam Qadir"));
        PersonId alias = registered(PersonName.latin("Bashir Khan"), null, PersonName.latin("Muhammad Aslam " + word));
        PersonId shorter = registered(PersonName.latin("Aslam " + word), null);
        PersonId longer = registered(PersonName.latin("Muhammad Aslam Khan " + word), null);
        PersonId spelt = registered(PersonName.latin(word + " Mohammed Aslam"), null);
        PersonId written = registered(PersonName.latin("Muhammad Aslam " + word), null);

        NameSearch.Answer answer = ask("Muhammad Aslam " + word, null, null, null);

        assertThat(answer.people())
                .extracting(FoundByName::person)
                .containsExactly(written, alias, spelt, former, longer, shorter);
        assertThat(answer.people())
                .extracting(FoundByName::by)
                .containsExactly(By.CURRENT, By.ALIAS, By.CURRENT, By.FORMER, By.CURRENT, By.CURRENT);
        FoundByName last = answer.people().get(3);
        assertThat(last.foundName()).isEqualTo(PersonName.latin("Mohammad Aslam " + word));
        assertThat(last.name()).isEqualTo(PersonName.latin("Ghulam Qadir"));
        assertThat(last.until()).isEqualTo(today());
        assertThat(answer.isMore()).isFalse();
    }

    @Test
    void aFormerNameFindsThePersonAndOneThatWasRecordedInErrorFindsNobody() {
        String mistaken = MadeUpNames.word();
        PersonId person = registered(PersonName.latin("Akbar " + word), null);
        long change = change(person, PersonName.latin("Akbar " + mistaken));
        assertThat(ask("Akbar " + word, null, null, null).people().getFirst().by())
                .isEqualTo(By.FORMER);
        assertThat(found(mistaken)).containsExactly(person);
        transaction.executeWithoutResult(status -> names.takeBack(person, change, registrar.actor()));
        assertThat(found(mistaken)).isEmpty();
        assertThat(ask(word, null, null, null).people()).singleElement().satisfies(found -> {
            assertThat(found.person()).isEqualTo(person);
            assertThat(found.by()).isEqualTo(By.CURRENT);
        });
    }

    @Test
    void whatIsRolledBackIsNotFound() {
        PersonId person = registered(PersonName.latin("Akbar " + word), null);
        String other = MadeUpNames.word();
        transaction.executeWithoutResult(status -> {
            long _ = names.change(person, PersonName.latin(other), today(), registrar.actor());
            status.setRollbackOnly();
        });
        assertThat(found(other)).isEmpty();
        assertThat(found(word)).containsExactly(person);
    }

    @Test
    void theFathersNameTheYearAndTheDistrictNarrowWhatIsFound() {
        PersonId one = registered(identity("Akbar " + word, "Ghulam Rasool", LocalDate.of(1984, 5, 3)), "lahore");
        PersonId another = registered(identity("Akbar " + word, "Bashir Ahmed", LocalDate.of(1990, 1, 1)), "badin");
        PersonId unknown = registered(identity("Akbar " + word, null, null), "lahore");
        assertThat(found(word)).containsExactly(one, another, unknown);

        assertThat(found(word, "Gulam Rasul", null, null)).containsExactly(one, unknown);
        assertThat(found(word, "غلام رسول", null, null)).containsExactly(one, unknown);
        assertThat(found(word, "Bashir", null, null)).containsExactly(another, unknown);
        assertThat(found(word, "Zahid Iqbal", null, null)).containsExactly(unknown);

        assertThat(found(word, null, 1982, null)).containsExactlyInAnyOrder(one, unknown);
        assertThat(found(word, null, 1986, null)).containsExactlyInAnyOrder(one, unknown);
        assertThat(found(word, null, 1984, null)).containsExactly(one, unknown);
        assertThat(found(word, null, 1981, null)).containsExactly(unknown);
        assertThat(found(word, null, 1987, null)).containsExactly(unknown);
        assertThat(found(word, null, 1988, null)).containsExactlyInAnyOrder(another, unknown);

        assertThat(found(word, null, null, "lahore")).containsExactly(one, unknown);
        assertThat(found(word, null, null, "badin")).containsExactly(another);
        assertThat(found(word, "Bashir", 1990, "badin")).containsExactly(another);
        assertThat(found(word, "Bashir", 1990, "lahore")).containsExactly(unknown);
    }

    @Test
    void twentyAreShownAndOneMoreIsSaidToBeMore() {
        List<PersonId> all = new ArrayList<>();
        for (int each = 0; each < NameSearch.MOST; each++) {
            all.add(registered(PersonName.latin("Akbar " + word), null));
        }
        NameSearch.Answer twenty = ask(word, null, null, null);
        assertThat(twenty.people()).extracting(FoundByName::person).containsExactlyElementsOf(all);
        assertThat(twenty.isMore()).isFalse();
        // By two of their names: still one person.
        registered(
                PersonName.latin("Bashir"), null, PersonName.latin("Asif " + word), PersonName.latin("Arif " + word));
        NameSearch.Answer more = ask(word, null, null, null);
        assertThat(more.people()).hasSize(NameSearch.MOST);
        assertThat(more.isMore()).isTrue();
    }

    @Test
    void somebodyIsOnceInTheListHoweverManyOfTheirNamesFit() {
        PersonName[] aliases = new PersonName[NameSearch.MOST];
        for (int each = 0; each < aliases.length; each++) {
            aliases[each] = PersonName.latin(MadeUpNames.word() + " " + word);
        }
        PersonId many = registered(PersonName.latin("Bashir Khan"), null, aliases);
        PersonId one = registered(PersonName.latin("Rahim Khan"), null, PersonName.latin("Akbar " + word));
        PersonId two = registered(PersonName.latin("Karim Khan"), null, PersonName.latin("Akbar " + word));
        NameSearch.Answer answer = ask(word, null, null, null);
        assertThat(answer.people()).extracting(FoundByName::person).containsExactly(many, one, two);
        assertThat(answer.isMore()).isFalse();
    }

    @Test
    void namesFromBeforeAreMadeReadyAndWhatIsNewerStays() {
        PersonId without = registered(PersonName.latin("Akbar " + word), null, PersonName.latin("Asif " + word));
        PersonId older = registered(PersonName.latin("Akram " + word), null);
        jdbc.sql("update matching.name_key set codes = '{}', rules = 0 where person_id in (?, ?)")
                .params(without.value(), older.value())
                .update();
        assertThat(found(word)).isEmpty();
        filling.fill();
        assertThat(found(word)).containsExactlyInAnyOrder(without, older);
        assertThat(found("Asif " + word)).containsExactly(without);
        assertThat(ask(word, null, null, null).isComplete()).isTrue();

        jdbc.sql("update matching.name_key set codes = '{}', rules = ? where person_id = ?")
                .params(NameKeys.RULES, older.value())
                .update();
        filling.fill();
        transaction.executeWithoutResult(status -> table.fill(List.of(older.value())));
        assertThat(found("Akram " + word))
                .as("codes of these rules are not touched")
                .isEmpty();
        transaction.executeWithoutResult(status -> table.write(List.of(older.value())));
        assertThat(found("Akram " + word)).containsExactly(older);
    }

    @Test
    void whoeverIsBeingWrittenAboutIsMadeReadyAfterThat() throws InterruptedException {
        PersonId person = registered(PersonName.latin("Akbar " + word), null);
        String newer = MadeUpNames.word();
        jdbc.sql("update matching.name_key set rules = 0 where person_id = ?")
                .param(person.value())
                .update();
        Thread fill = new Thread(filling::fill);
        transaction.executeWithoutResult(status -> {
            long _ = names.change(person, PersonName.latin(newer), today(), registrar.actor());
            fill.start();
            // Not what sessions do, of which a transaction sees one state alone.
            LockWaiters.awaitOneForARow(jdbc);
        });
        fill.join(20_000);
        assertThat(fill.isAlive()).isFalse();
        assertThat(ask(newer, null, null, null).people())
                .extracting(FoundByName::by)
                .containsExactly(By.CURRENT);
        assertThat(ask(word, null, null, null).people())
                .extracting(FoundByName::by)
                .containsExactly(By.FORMER);
    }

    private long change(PersonId person, PersonName name) {
        Long change = transaction.execute(status -> names.change(person, name, today(), registrar.actor()));
        assertThat(change).isNotNull();
        return change;
    }

    private List<PersonId> found(String name) {
        return found(name, null, null, null);
    }

    private List<PersonId> found(
            String name, @Nullable String father, @Nullable Integer born, @Nullable String district) {
        return ask(name, father, born, district).people().stream()
                .map(FoundByName::person)
                .toList();
    }

    private NameSearch.Answer ask(
            String name, @Nullable String father, @Nullable Integer born, @Nullable String district) {
        return search.find(registrar.signedIn(), new NameQuestion(name, father, born, district));
    }

    private PersonId registered(PersonName name, @Nullable LocalDate born, PersonName... aliases) {
        return registered(new Identity(name, null, Sex.MALE, born, "PK", List.of(aliases)), "lahore");
    }

    private PersonId registered(Identity identity, String district) {
        return people.register(
                identity,
                Samples.cnic(),
                List.of(new NewAddress("House 3, Street 9", district, LocalDate.of(2024, 6, 1))),
                null,
                Actor.system("test"));
    }

    private static Identity identity(String name, @Nullable String father, @Nullable LocalDate born) {
        return new Identity(
                PersonName.latin(name),
                father == null ? null : PersonName.latin(father),
                Sex.MALE,
                born,
                "PK",
                List.of());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}

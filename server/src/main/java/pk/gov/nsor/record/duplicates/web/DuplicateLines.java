package pk.gov.nsor.record.duplicates.web;

import org.springframework.stereotype.Component;
import pk.gov.nsor.record.duplicates.DuplicatePair;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;

/** Pairs with the people of their records. */
@Component
class DuplicateLines {

    private final People people;

    DuplicateLines(People people) {
        this.people = people;
    }

    record Line(DuplicatePair pair, Person older, Person newer) {}

    Line of(DuplicatePair pair) {
        return new Line(pair, people.get(pair.older()), people.get(pair.newer()));
    }
}

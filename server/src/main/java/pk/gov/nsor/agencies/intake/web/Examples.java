package pk.gov.nsor.agencies.intake.web;

/** Messages for the description of the API, about nobody. */
final class Examples {

    static final String CONVICTION = """
            {
              "messageId": "2026-000123",
              "court": "sessions-court-lahore",
              "caseNumber": "SC 12/2024",
              "fir": {"number": "123/2022", "policeStation": "city-police-station-lahore", "district": "Lahore"},
              "person": {
                "name": {"latin": "Akbar Ali", "urdu": "اکبر علی"},
                "fatherName": {"latin": "Bashir Ali"},
                "aliases": [{"latin": "Akbar Pehlwan"}],
                "sex": "MALE",
                "bornOn": "1990-05-01",
                "nationality": "PK",
                "cnic": "93520-1234567-1",
                "addresses": [{"line": "House 12, Mohalla Noor", "district": "Lahore", "from": "2020-01-01"}]
              },
              "conviction": {
                "offenceOn": "2022-03-02",
                "judgmentOn": "2024-01-15",
                "victim": {"age": "ADULT", "sex": "FEMALE"},
                "offences": [{"law": "PPC", "section": "376", "connectedWith": ["PPC 365B"]}],
                "notForPublicRelease": false
              }
            }""";

    static final String ADMITTED = """
            {
              "messageId": "2026-000124",
              "cnic": "93520-1234567-1",
              "conviction": {"court": "sessions-court-lahore", "caseNumber": "SC 12/2024"},
              "event": "ADMITTED",
              "on": "2024-01-16",
              "prison": "Central Jail Lahore"
            }""";

    static final String RELEASED = """
            {
              "messageId": "2026-000125",
              "cnic": "93520-1234567-1",
              "conviction": {"court": "sessions-court-lahore", "caseNumber": "SC 12/2024"},
              "event": "RELEASED",
              "on": "2025-02-03",
              "prison": "Central Jail Lahore",
              "releaseReason": "BAIL"
            }""";

    static final String APPEAL_FILED = """
            {
              "messageId": "2026-000126",
              "cnic": "93520-1234567-1",
              "conviction": {"court": "sessions-court-lahore", "caseNumber": "SC 12/2024"},
              "court": "Lahore High Court",
              "caseNumber": "Crl.A. 55/2024",
              "filedOn": "2024-03-01"
            }""";

    static final String SENTENCE_CHANGED = """
            {
              "messageId": "2026-000127",
              "cnic": "93520-1234567-1",
              "conviction": {"court": "sessions-court-lahore", "caseNumber": "SC 12/2024"},
              "court": "Lahore High Court",
              "caseNumber": "Crl.A. 55/2024",
              "filedOn": "2024-03-01",
              "outcome": "SENTENCE_CHANGED",
              "decidedOn": "2024-11-20",
              "sentence": {"punishment": "TERM", "years": 14, "months": 6, "fineRupees": 50000}
            }""";

    static final String DEATH = """
            {
              "messageId": "2026-000128",
              "cnic": "93520-1234567-1",
              "name": {"latin": "Akbar Ali"},
              "diedOn": "2025-02-03",
              "source": "PRISON"
            }""";

    static final String RELEASE_ANNOUNCED = """
            {
              "messageId": "2026-000129",
              "cnic": "93520-1234567-1",
              "notice": "ANNOUNCED",
              "on": "IN_A_YEAR",
              "prison": "Central Jail Lahore",
              "district": "lahore",
              "address": "House 12, Mohalla Noor"
            }""";

    static final String RELEASE_WITHDRAWN = """
            {
              "messageId": "2026-000130",
              "cnic": "93520-1234567-1",
              "notice": "WITHDRAWN"
            }""";

    static final String WITHDRAWAL = """
            {
              "messageId": "2026-000131",
              "withdraws": "2026-000123",
              "reason": "Typed into the wrong case"
            }""";

    private Examples() {}
}

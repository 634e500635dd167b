package pk.gov.nsor.accountability.trailreading;

/** Pages of a record that show what entries about it may say, too: whose readers may read those fields on the trail. */
enum RecordPage {
    RECORD("/people/{id}"),
    TIMELINE("/people/{id}/timeline"),
    IDENTITY("/people/{id}/identity"),
    /** With what the judgment says that the record's page does not: the FIR, its station, the survivor's class. */
    LEGAL("/people/{id}/legal"),
    /** What the law makes of it, which speaks of the survivor. */
    WHY("/people/{id}/why"),
    KNOWLEDGE("/people/{id}/knowledge"),
    APPEARANCE("/people/{id}/appearances/{appearance}"),
    BREACH("/people/{id}/breaches/{breach}"),
    NOTICE("/people/{id}/notices/{notice}"),
    RELEASE("/people/{id}/planned-release"),
    TRANSFER("/people/{id}/transfer"),
    EXIT_CONTROL("/people/{id}/exit-control"),
    PHONE("/people/{id}/phone"),
    /** Who viewed the record, and the other entries that viewing records leaves. */
    VIEWS("/people/{id}/views"),
    LOOKUPS("/people/{id}/lookups");

    private final String address;

    RecordPage(String address) {
        this.address = address;
    }

    /** As its endpoint declares it. */
    String address() {
        return address;
    }
}

package pk.gov.nsor.benchmark.disclosure;

/** What a note is written in. */
enum Script {
    ENGLISH("English", 45),
    ROMAN("Roman Urdu", 20),
    URDU("Urdu", 35);

    private final String title;
    private final int share;

    Script(String title, int share) {
        this.title = title;
        this.share = share;
    }

    String title() {
        return title;
    }

    /** Of a hundred notes, how many. */
    int share() {
        return share;
    }
}

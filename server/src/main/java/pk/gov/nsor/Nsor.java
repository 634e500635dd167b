package pk.gov.nsor;

public final class Nsor {
    public static void main(String[] arguments) {}
}

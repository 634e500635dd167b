package pk.gov.nsor.benchmark.sms;

import java.util.Arrays;

/** How unlike two samples are. */
final class Distance {

    private Distance() {}

    /**
     * The two-sample statistic of Kolmogorov and Smirnov: the largest difference between the parts of either sample that
     * are at most x, for any x.
     *
     * @return 0 to 1
     * @throws IllegalArgumentException where a sample is empty
     */
    static double kolmogorovSmirnov(long[] first, long[] second) {
        if (first.length == 0 || second.length == 0) {
            throw new IllegalArgumentException("A sample is empty");
        }
        long[] a = first.clone();
        long[] b = second.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            long x = Math.min(a[i], b[j]);
            while (i < a.length && a[i] == x) {
                i++;
            }
            while (j < b.length && b[j] == x) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return largest;
    }
}

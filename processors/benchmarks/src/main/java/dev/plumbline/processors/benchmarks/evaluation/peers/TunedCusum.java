package dev.plumbline.processors.benchmarks.evaluation.peers;

/**
 * A CUSUM that has been told what we have to find out: that values are independent and which change is looked for, a
 * quarter of a standard deviation.
 *
 * <p>Two-sided, on values standardised by the reference sample, with an allowance of an eighth of a standard deviation and
 * a threshold of 44.5, which by Siegmund's approximation gives one false alarm in 1,000 days of 1,440 independent normal
 * values. No textbook peer, but close to the best that can be done for that change and those values.
 */
public final class TunedCusum implements Peer {
    private static final double ALLOWANCE = .125;
    private static final double THRESHOLD = 44.5;

    private double mean;
    private double sd = 1;
    private double up;
    private double down;

    @Override
    public void learn(double[] reference) {
        double sum = 0;
        double squares = 0;
        for (double value : reference) {
            sum += value;
            squares += value * value;
        }
        mean = sum / reference.length;
        sd = Math.sqrt(Math.max(1e-12, squares / reference.length - mean * mean));
    }

    @Override
    public boolean add(double value) {
        double z = (value - mean) / sd;
        up = Math.max(0, up + z - ALLOWANCE);
        down = Math.max(0, down - z - ALLOWANCE);
        boolean alarm = Math.max(up, down) > THRESHOLD;
        if (alarm) {
            up = 0;
            down = 0;
        }
        return alarm;
    }
}

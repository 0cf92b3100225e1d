package backprop;

/** Is told how training goes, so that it can print, plot or measure. */
@FunctionalInterface
public interface TrainingListener {
    /**
     * An epoch has ended.
     *
     * @param epoch its number, counted from 1
     * @param loss the epoch's loss, see {@link TrainingLog}
     */
    void epochEnded(int epoch, double loss);
}

package backprop.classroom.exercises;

import backprop.classroom.faults.Case;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The exercises of notebook 06, find the fault: name the fault of each case, and mend it. */
public final class Notebook06 implements ExerciseSet {
    /** The names to choose from, and what a look would show if this were the fault. */
    private static final Map<String, String> SIGNS = new LinkedHashMap<>();

    static {
        SIGNS.put("classes in order", "the data would show one class again and again at the start of an epoch");
        SIGNS.put(
                "early step",
                "the gradients would be right in the last layer, and off by a few percent in the layers before it");
        SIGNS.put(
                "learning rate",
                "all gradients would be right, and the sizes would show a step about as large as the weights");
        SIGNS.put("mask", "the gradients would be right in the last layer, and far off in the layers before it");
        SIGNS.put("scaler", "the data would show training inputs whose mean is not 0.000");
        SIGNS.put("sign", "each gradient would be minus what the differences say");
        SIGNS.put(
                "softmax twice",
                "the sizes would show that A of the last layer lies between 0 and 1, and no loss would fall below 0.55");
        SIGNS.put("transpose", "a network of another size could not take a step");
        SIGNS.put("wrong m", "each gradient would be the same number of times too large or too small");
        SIGNS.put("zero weights", "the sizes would show that A is 0 in every hidden layer");
    }

    private static final String NAME_RIGHT = "Now mend it.";

    private static final List<Exercise> ALL = all();

    /** For {@link java.util.ServiceLoader}. */
    public Notebook06() {}

    @Override
    public List<Exercise> exercises() {
        return ALL;
    }

    private static List<Exercise> all() {
        List<Exercise> exercises = new ArrayList<>();
        add(
                exercises,
                1,
                "sign",
                "A wrong sign walks uphill, and no learning rate can mend that.",
                "Compare the last two columns of the gradients, row by row.",
                "The last column is minus the one before it. Where does the way back begin?");
        add(
                exercises,
                2,
                "zero weights",
                "A unit that is off hands nothing on and gets nothing back. So nothing in front of it can learn.",
                "The gradients are right. So the way back is the derivative of the way forward: look at what goes forward.",
                "What do the hidden layers hand on, and what comes out of 0 times a weight?");
        add(
                exercises,
                3,
                "mask",
                "Where z is negative, the ReLU hands on 0 whatever the weights are. So no gradient may pass there.",
                "In which layers are the gradients right, and in which not?",
                "What do the gradients meet between the last layer and the one before it?");
        add(
                exercises,
                4,
                "learning rate",
                "A right gradient says the direction. How far it holds, it does not say.",
                "The gradients are right, and yet the first epoch makes the loss worse.",
                "Compare the last column of the sizes with that of case 0.");
        add(
                exercises,
                5,
                "wrong m",
                "The loss is a mean over the batch. So its gradient is divided by the batch's size, not by that of the whole set.",
                "Divide the number in the last column of the gradients by the one before it. Do the same in the next row.",
                "The quotient is about 12.5 in every row, and 12.5 = 300 / 24. The look takes 24 of the 300 points.");
        add(
                exercises,
                6,
                "softmax twice",
                "The loss puts the scores through softmax. Scores that are probabilities already differ by 1 at most:"
                        + " even the best ones leave the right class e / (e + 2), which is 58 %.",
                "It learns, and tells 97 % right. But six points can't be learnt by heart: where does the loss stop?",
                "Between which two numbers do the activations of the last layer lie? In case 0 they do not.");
        add(
                exercises,
                7,
                "transpose",
                "In a square layer W and its transpose both fit. Layers of different sizes are the cheapest test that there is.",
                "In which layers are the gradients wrong? Which layer's backward pass do they come from?",
                "Look at another size.");
        add(
                exercises,
                8,
                "classes in order",
                "Each batch pulls towards its own class and forgets the one before. So an epoch ends with the last class in favour.",
                "Look at the answers after 10 epochs. Which class is told too often?",
                "By heart, all points go into each step, and nothing is wrong. What differs when there are batches?");
        add(
                exercises,
                9,
                "early step",
                "The way back must use the weights that the way forward has used. No loss curve would have told you.",
                "The loss is as good as that of case 0. The gradients are not.",
                "They are off by a few percent, and by less with a smaller learning rate. What changes during a step?");
        add(
                exercises,
                10,
                "scaler",
                "What is learnt from the test set makes the test a little dishonest, and no curve shows it.",
                "Every look is as good as that of case 0, except one.",
                "Should the loss on the training set depend on which points are in the test set?");
        return List.copyOf(exercises);
    }

    private static void add(
            List<Exercise> exercises, int number, String name, String right, String firstHint, String secondHint) {
        String named = "06.%da".formatted(number);
        exercises.add(Exercise.of(named, "Which fault has case %d? Take a name from the table.".formatted(number))
                .answer("String fault%d = null;".formatted(number))
                .expects(named(name))
                .right(NAME_RIGHT)
                .hint(firstHint)
                .hint(secondHint));
        String mended = "06.%db".formatted(number);
        exercises.add(Exercise.of(mended, "Mend case %d: write the part that it needs.".formatted(number))
                .answer("Object mine%d = null;".formatted(number))
                .expects(
                        Expectation.that(Object.class, part -> Case.open(number).complaint(part)))
                .right(right)
                .hint("The table of the parts says which types and names the part has.")
                .hint("`Case.open(%d).look(\"code\");` shows the broken lines, if a few lines can show them."
                        .formatted(number)));
    }

    private static Choice named(String right) {
        String[] others =
                SIGNS.keySet().stream().filter(name -> !name.equals(right)).toArray(String[]::new);
        Choice choice = Expectation.choice(right, others);
        for (String other : others) {
            choice = choice.mistake("If it were \"" + other + "\", " + SIGNS.get(other) + ".", other);
        }
        return choice;
    }
}

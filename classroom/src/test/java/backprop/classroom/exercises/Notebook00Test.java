package backprop.classroom.exercises;

import backprop.Matrix;
import java.util.List;

class Notebook00Test extends RefusedAnswers {
    @Override
    ExerciseSet set() {
        return new Notebook00();
    }

    @Override
    List<Wrong> wrong() {
        return List.of(
                wrong("00.1", 4, "the weight from x₁"),
                wrong("00.1", 16, "for the target 5"),
                wrong("00.1", 2, "Walk on"),
                wrong("00.1", -8, "the sign is wrong"),
                wrong("00.2", Matrix.columnVector(18, 6), "the sum over both"),
                wrong("00.2", Matrix.columnVector(12, 0), "the first example's"),
                wrong("00.2", Matrix.rowVector(6, 6), "transpose of what is asked"),
                wrong("00.2", Matrix.columnVector(-6, -6), "the sign is wrong"),
                wrong("00.3", Matrix.rowVector(12, 6), "for the target 15"),
                wrong("00.3", Matrix.rowVector(-4, -6), "the second example's alone"),
                wrong("00.3", Matrix.rowVector(8, -10), "over the units"),
                wrong("00.3", Matrix.columnVector(4, -6), "transpose of what is asked"),
                wrong("00.3", Matrix.rowVector(2, -3), "divided by it once too often"));
    }
}

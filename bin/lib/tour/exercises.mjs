// A reader who does each exercise wrongly first: the right answer with the mistake that fits its type, then as it is.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const mistakes = {
  Number: (name) => `${name} = -${name}.doubleValue();`,
  Matrix: (name) => `${name} = ${name}.times(-1);`,
  DoubleUnaryOperator: (name) => `${name} = z -> 2 * z;`,
  "UnaryOperator<Matrix>": (name) => `${name} = A -> A;`,
  "int[]": (name) => `${name} = new int[] {0, 7};`,
  "double[]": (name) => `${name} = new double[] {0.1, 0.2, 0.3};`,
  Network: (name) => `${name} = Network.builder(2).layer(1, Activation.SIGMOID).build(new NumpyRandom(0));`,
  String: (name) => `${name} = "the moon";`,
};

const text = (parts) => [parts].flat().join("");

/** The exercises of a notebook: each with its number, the place of its answer's cell, and what to write into that. */
export function exercises(work, solutions, notebook) {
  const cells = JSON.parse(readFileSync(join(work, notebook), "utf8")).cells;
  const solved = JSON.parse(readFileSync(join(solutions, notebook), "utf8")).cells;
  return cells.flatMap((cell, place) => {
    const id = /^Exercises\.check\("([^"]+)"/.exec(text(cell.source))?.[1];
    if (id === undefined) return [];
    const [, type, name] = /^(\S+) (\w+) = null;/.exec(text(cells[place - 1].source));
    const right = text(solved.find((it) => it.id === cells[place - 1].id).source);
    // Where the type is part of what the reader has to find, a wrong answer is one of another type.
    const wrong = type === "Object" ? `Object ${name} = Matrix.ones(1, 1);` : `${right}\n${mistakes[type](name)}`;
    return [{ id, answer: place - 1, right, wrong }];
  });
}

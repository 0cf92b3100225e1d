// Trains the games of some links and prints a line for each: node losses.cjs BACKPROP_JS EPOCHS LINK ...
const [backprop, epochs, ...links] = process.argv.slice(2);
const { planeGame } = require(backprop);
for (const link of links) {
  const game = planeGame(link);
  const losses = [];
  for (let epoch = 0; epoch < Number(epochs); epoch++) {
    game.epoch();
    losses.push(game.learntLoss(), game.unseenLoss());
  }
  console.log(losses.join(" "));
}

/**
 * What the pages of the playground ask for. {@link backprop.playground.Play} is the door: a page's script calls its
 * methods, and gets an object for its game. {@link backprop.playground.PlaneGame} learns a plane,
 * {@link backprop.playground.HandGame} is a network by hand, {@link backprop.playground.NineStepsGame} and
 * {@link backprop.playground.DigitGame} ask networks that were trained in the notebooks. The mathematics is that of
 * the library; here is only what a page needs beside it: points, choices, colours.
 */
@NullMarked
package backprop.playground;

import org.jspecify.annotations.NullMarked;

/**
 * The composition root: builds the parts of the agent, starts them in order, and stops them in
 * reverse. The parts know the core and not one another; here they meet.
 */
@NullMarked
package dev.tend.agent;

import org.jspecify.annotations.NullMarked;

/**
 * What follows from a component's state: the commands that keep clients away or let them back, what
 * load balancers are told, and the actions that wait for both.
 */
@NullMarked
package dev.tend.recovery.component;

import org.jspecify.annotations.NullMarked;

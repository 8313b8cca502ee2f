/**
 * What must outlive the agent: the core's durable records, the windows as they were kept last, and
 * the children of actions. In SQLite, so that a commit is whole or not there at all.
 */
@NullMarked
package dev.tend.state;

import org.jspecify.annotations.NullMarked;

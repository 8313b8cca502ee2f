/** What several rooms of tests start: agents, servers that do what they are told, free ports. */
@NullMarked
package dev.tend.testkit;

import org.jspecify.annotations.NullMarked;

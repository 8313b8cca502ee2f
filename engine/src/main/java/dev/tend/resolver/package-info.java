/**
 * Host names: turned into addresses by questions to name servers, with a deadline. Nothing here
 * blocks a thread in the system's own resolver, and no look-up reads a file.
 */
@NullMarked
package dev.tend.resolver;

import org.jspecify.annotations.NullMarked;

/**
 * Child processes and the processes of this host. A {@link dev.tend.child.Child} is started without
 * a shell, in a process group of its own, and at its deadline the whole group is killed; what is
 * known of other processes is read from {@code /proc} by {@link dev.tend.child.ProcessTable}.
 *
 * <p>Everything here blocks on files or children: call it from platform threads.
 */
@NullMarked
package dev.tend.child;

import org.jspecify.annotations.NullMarked;

/** Tells load balancers which components of this server take clients. */
@NullMarked
package dev.tend.balancer;

import org.jspecify.annotations.NullMarked;

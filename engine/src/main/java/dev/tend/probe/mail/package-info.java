/**
 * The probes of mail protocols. Each goes through an exchange as a client would, and says which
 * phase of it failed. What the probe itself lacks, such as a good password, is never the server's
 * failure.
 */
@NullMarked
package dev.tend.probe.mail;

import org.jspecify.annotations.NullMarked;

/**
 * The directory that servers share: one file for each global override, and what each server says it
 * applied. Others who can write there may be mistaken, hostile or half done, and the file system
 * may be slow, partly there or gone. A file that cannot be trusted is reported and left out; a
 * directory that cannot be trusted makes the whole poll fail, so that its caller keeps what it
 * knows.
 */
@NullMarked
package dev.tend.override.shared;

import org.jspecify.annotations.NullMarked;

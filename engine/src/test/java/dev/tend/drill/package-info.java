/** The whole agent against a real mail server that breaks. Only the event files are believed. */
@NullMarked
package dev.tend.drill;

import org.jspecify.annotations.NullMarked;

package dev.tend.poll;

import dev.tend.override.desk.Grounds;
import dev.tend.override.desk.Sighting;

/**
 * What there is to list.
 *
 * @param grounds the overrides, and what they are put on
 * @param sighting what else was seen
 */
public record Seen(Grounds grounds, Sighting sighting) {}

package dev.tend.poll;

import dev.tend.override.admin.ListingContext;
import dev.tend.override.admin.OverrideContext;

/**
 * What there is to list.
 *
 * @param context the overrides, and what they are put on
 * @param listing what else was seen
 */
public record ListingInput(OverrideContext context, ListingContext listing) {}

package dev.tend.override.merge;

/**
 * One value in a health set that can be changed.
 *
 * @param place the item's type and name in lower case; empty text for the set itself
 * @param setting the property's name; for a route, with the error class in lower case
 */
record Slot(String place, String setting) {}

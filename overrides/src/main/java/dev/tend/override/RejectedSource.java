package dev.tend.override;

/**
 * Something that was found where overrides are kept, and is left out: it changes nothing.
 *
 * @param source where it was found, such as a file or a row
 * @param reason why it is left out; on one line, and fit for a terminal
 * @param remedy what to do about it
 */
public record RejectedSource(String source, String reason, String remedy) {}
